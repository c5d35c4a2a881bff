import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'

import { parseDayMinute } from '#shared/domain/day-minute.ts'
import { useApi } from '../../client/desk.tsx'
import { useFindStaff } from '../../client/find-staff.ts'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem, TextField } from '../../ui/fields.tsx'
import type { FormProblems } from '../../ui/form.tsx'
import { PersonField, type Person } from '../../ui/person-select.tsx'

/** Whom, where and between which hours; texts left empty are missing keys. */
export interface MeetingValues {
  readonly from: string
  readonly until: string
  readonly host?: Person | null
  readonly hostName?: string
  readonly place?: string
  readonly note?: string
}

/** `24:00`, the midnight that ends the day, is an hour here. */
const minuteOf = (typed: string): number | undefined =>
  /^24(:?00)?$/.test(typed.trim()) ? 1440 : parseDayMinute(typed)

/** What goes to the core, or what is wrong with it. */
export function readMeeting(
  values: MeetingValues,
  words: { hourWrong: string; hoursOrder: string; hostNeeded: string },
): { input: MeetingInput } | { problems: FormProblems } {
  const [fromMinute, untilMinute] = [minuteOf(values.from), minuteOf(values.until)]
  const wrong = (field: string, message: string) => ({ problems: { fields: [{ field, message }] } })
  if (fromMinute === undefined || fromMinute === 1440) return wrong('from', words.hourWrong)
  if (untilMinute === undefined) return wrong('until', words.hourWrong)
  if (untilMinute <= fromMinute) return wrong('until', words.hoursOrder)
  if (!values.host && !values.hostName?.trim()) return wrong('host', words.hostNeeded)
  return {
    input: {
      fromMinute,
      untilMinute,
      hostId: values.host ? Number(values.host.id) : null,
      hostName: values.hostName ?? '',
      place: values.place ?? '',
      note: values.note ?? '',
    },
  }
}
interface MeetingInput {
  fromMinute: number
  untilMinute: number
  hostId: number | null
  hostName: string
  place: string
  note: string
}

/** The sentences of `readMeeting`. */
export function useMeetingWords() {
  const { t } = useTexts()
  return {
    hourWrong: t('expected.hourWrong'),
    hoursOrder: t('expected.hoursOrder'),
    hostNeeded: t('expected.hostNeeded'),
  }
}

/** Hours as they are typed: `9:00`, `0900`, `9`. */
export function HourFields() {
  const { t } = useTexts()
  return (
    <>
      <TextField name="from" label={t('expected.from')} maxLength={5} required />
      <TextField name="until" label={t('expected.until')} maxLength={5} required />
    </>
  )
}

/** The host, from the list or written, the place and a note. */
export function HostFields() {
  const { t } = useTexts()
  const find = useFindStaff()
  const rules = useQuery(useApi().receptionRule.get.queryOptions({ input: {} }))
  return (
    <>
      <PersonField name="host" label={t('expected.host')} find={find} />
      <TextField name="hostName" label={t('expected.hostOther')} maxLength={60} />
      <FieldItem name="place" label={t('expected.place')}>
        <AutoComplete maxLength={40} options={(rules.data?.places ?? []).map((value) => ({ value }))} />
      </FieldItem>
      <TextField name="note" label={t('expected.note')} maxLength={200} />
    </>
  )
}
