import type { z } from 'zod'
import { daysBetween, mostDays, windowOf } from '#shared/domain/appointment.ts'
import { dateIn, isDate } from '#shared/domain/zoned-time.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { expectedVisits } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import { createChosen } from '../reception/chosen.ts'
import type { WatchCheck } from '../watch/check.ts'
import { createCodes } from './codes.ts'
import { hostNameOf } from './rows.ts'

type AddInput = z.output<(typeof contract.expected.add)['~orpc']['inputSchema'] & object>
type ImportInput = z.output<(typeof contract.expected.import)['~orpc']['inputSchema'] & object>
type Line = ImportInput['lines'][number]

/** Rows that one act may write. */
const mostRows = 1_000

interface Added {
  id: number
  number: string
  recordedAt: number
  ids: number[]
}

/** The appointments of one person under one code: a day each. */
interface Booking {
  readonly line: Omit<Line, 'day'>
  readonly days: readonly string[]
}

/** Somebody announced, as the watch list looks at him. */
const checkedOf = ({ name, phone, company, plate }: AddInput['people'][number]) => ({
  newcomer: { name, phone, company, plate, idNumber: null, companionNames: '' },
  place: 'expected' as const,
  expectedId: null,
})

/** Announcing: every row with its entry in the chain, in one transaction. */
export function createBooking(core: Core, watch: WatchCheck) {
  const { db, site } = core
  const newCode = createCodes(core)
  const chosen = createChosen(core)

  function checkDays(days: readonly string[], today: string, field: string): void {
    for (const day of days) if (!isDate(day) || day < today) throw new DeskError('FIELD_INVALID', { field })
  }

  function write({ line, days }: Booking, scope: ActScope): { id: number; number: string }[] {
    const { at, actorId, record } = scope
    const code = newCode()
    const hostName = hostNameOf(core, line)
    const zone = site.get().timeZone
    const { fromMinute, untilMinute, phone, ...columns } = line
    chosen(line) // nobody is announced as what nobody can arrive as
    if (untilMinute <= fromMinute) throw new DeskError('FIELD_INVALID', { field: 'untilMinute' })
    let series = ''
    return days.map((day) => {
      const number = core.nextNumber('expectedVisits', at)
      if (days.length > 1 && series === '') series = number
      const { from, until } = windowOf(zone, day, fromMinute, untilMinute)
      const { lastInsertRowid } = db
        .insert(expectedVisits)
        .values({
          ...columns,
          number,
          series,
          ...nameKeys(line.name),
          phone: phone ?? '',
          phoneLast4: (phone ?? '').replace(/\D/g, '').slice(-4),
          hostName,
          code,
          validFrom: from,
          validUntil: until,
          state: 'expected',
          stateAt: at,
          stateBy: actorId,
          recordedAt: at,
          recordedBy: actorId,
          salt: core.salt(),
        })
        .run()
      const id = Number(lastInsertRowid)
      record({
        kind: 'expected.added',
        subject: { table: 'expected_visits', id },
        facts: { number, expectedAt: from, expectedUntilAt: until },
      })
      watch.letIn(scope, checkedOf(line), { expectedId: id })
      return { id, number }
    })
  }

  function book(call: ActCall, bookings: (today: string) => readonly Booking[]): Added {
    return core.acts.run(call, (scope) => {
      const today = dateIn(site.get().timeZone, scope.at)
      const rows = bookings(today).flatMap((booking) => write(booking, scope))
      const [first] = rows
      if (!first) throw new DeskError('FIELD_INVALID', { field: 'weekdays' })
      return { ...first, recordedAt: scope.at, ids: rows.map(({ id }) => id) }
    })
  }

  /** Before the act, which is refused while the attempt stays on record. @throws WATCH_HELD for the first who is held */
  function demandClear(call: ActCall, people: readonly AddInput['people'][number][]): void {
    // a repeat is answered as the first time, whoever has been put on the list since
    if (core.acts.repeated(call)) return
    for (const person of people) watch.demandClear(call.actorId, checkedOf(person))
  }

  return {
    /**
     * @throws WATCH_HELD; FIELD_INVALID for a past or impossible day, no day at all, more than 200 days, or 1,000 rows;
     * RECEPTION_RETIRED
     */
    add(call: ActCall & { readonly input: AddInput }): Added {
      const { requestId: _, people, first, last, weekdays, ...shared } = call.input
      demandClear(call, people)
      return book(call, (today) => {
        checkDays([first], today, 'first')
        checkDays([last], today, 'last')
        const days = daysBetween(first, last, weekdays)
        if (last < first || days.length > mostDays || days.length * people.length > mostRows)
          throw new DeskError('FIELD_INVALID', { field: 'last' })
        return people.map((person) => ({ line: { ...shared, ...person }, days }))
      })
    },

    /** The accepted lines of a list. @throws FIELD_INVALID as `add`; nothing of the list is kept then */
    import(call: ActCall & { readonly input: ImportInput }): Added {
      demandClear(call, call.input.lines)
      return book(call, (today) =>
        call.input.lines.map(({ day, ...line }) => {
          checkDays([day], today, 'day')
          return { line, days: [day] }
        }),
      )
    },
  }
}
