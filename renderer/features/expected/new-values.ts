import { peopleOfLines } from '#shared/domain/people-lines.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import { everyDay, workWeek } from '#shared/domain/weekdays.ts'
import type { FormProblems } from '../../ui/form.tsx'
import { phoneComplete } from '../../ui/fields.tsx'
import { formatDay } from '../../ui/time.ts'
import { readMeeting, type MeetingValues, type useMeetingWords } from './meeting-fields.tsx'

export const kinds = ['single', 'group', 'recurring'] as const
export type Kind = (typeof kinds)[number]

/** As many as one act of the core takes. */
const mostPeople = 200

/** The form's values; days in UTC ms, texts left empty are missing keys. */
export interface NewValues extends MeetingValues {
  readonly name?: string
  readonly phone?: string
  readonly company?: string
  readonly plate?: string
  readonly companions?: number
  readonly party?: string
  readonly people?: string
  readonly day: number
  readonly last?: number | null
  readonly weekdays: number[]
  readonly reason: string
  /** Left open: decided when he arrives. */
  readonly typeId?: number
  readonly gradeId?: number
}

/** Today in ordinary hours, on working days for four weeks. */
export const initialOf = (now: number): Partial<NewValues> => ({
  day: now,
  last: now + 27 * 86_400_000,
  weekdays: [...workWeek],
  from: '09:00',
  until: '18:00',
  companions: 0,
})

interface Words extends ReturnType<typeof useMeetingWords> {
  readonly peopleNeeded: string
  readonly peopleMany: string
}

/** A phone that is none is left out of the appointment, and doubted before. */
export const usablePhone = (phone: string): string | null => (phoneComplete(phone) ? phone : null)

function peopleOf(kind: Kind, values: NewValues) {
  if (kind === 'group')
    return peopleOfLines(values.people ?? '').map((line) => ({
      ...line,
      phone: usablePhone(line.phone),
      companions: 0,
    }))
  const { name = '', phone, company = '', plate = '', companions = 0 } = values
  return [{ name, phone: phone ? phone : null, company, plate: normalPlate(plate), companions }]
}

/** What goes to the core, or what is wrong with it. */
export function addInput(kind: Kind, values: NewValues, words: Words) {
  const meeting = readMeeting(values, words)
  if ('problems' in meeting) return meeting
  const people = peopleOf(kind, values)
  const wrong = (message: string): { problems: FormProblems } => ({
    problems: { fields: [{ field: 'people', message }] },
  })
  if (people.length === 0) return wrong(words.peopleNeeded)
  if (people.length > mostPeople) return wrong(words.peopleMany)
  const first = formatDay(values.day)
  const recurring = kind === 'recurring'
  return {
    input: {
      ...meeting.input,
      people,
      party: kind === 'group' ? (values.party ?? '') : '',
      first,
      last: recurring && values.last != null ? formatDay(values.last) : first,
      weekdays: recurring ? values.weekdays : [...everyDay],
      reason: values.reason,
      typeId: values.typeId ?? null,
      gradeId: values.gradeId ?? null,
    },
  }
}
