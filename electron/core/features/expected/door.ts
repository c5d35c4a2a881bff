import type { DoorLine } from '#shared/contract/expected.ts'
import { fold } from '#shared/domain/fold.ts'
import { dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { matchRegister } from '../../search/match.ts'
import { maskPhone } from '../../security/fields.ts'
import { createReturning, formsOf, isWhole, rankOf, type ReturningPerson } from '../visitors/returning.ts'

const shownPeople = 8

/** An open appointment of today, as the search at the door compares it. */
interface Awaited {
  readonly id: number
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly phone: string
  readonly plate: string
  readonly company: string
  readonly party: string
  readonly hostName: string
  readonly validFrom: number
  readonly validUntil: number
}

type Person = Pick<Awaited, 'name' | 'phone'>
/** Without a phone two people of one name cannot be told apart: then they are two. */
const isSame = (a: Person, b: Person): boolean => a.phone !== '' && a.phone === b.phone && a.name === b.name

/** How well a fragment, which is folded, fits; 3: not at all. A phone is known by its beginning or its end. */
function fitOf(row: Awaited, fragment: string): number {
  const rank = rankOf(row, fragment)
  if (rank < 2) return rank
  if (/^\d{3,}$/.test(fragment) && row.phone.endsWith(fragment)) return 1
  const words = [row.name, row.pinyin, row.initials, row.plate, row.company, row.party]
  return words.some((word) => fold(word).includes(fragment)) ? 2 : 3
}

function lineOf(row: Awaited, known: ReturningPerson | undefined): DoorLine {
  const { id, name, phone, company, party, hostName, validFrom, validUntil } = row
  return {
    ...{ expectedId: id, name, company, party, hostName, validFrom, validUntil },
    phoneMasked: maskPhone(phone),
    visitId: known?.id ?? null,
    lastVisitAt: known?.lastVisitAt ?? null,
    visits: known?.visits ?? 0,
  }
}

const knownLine = ({ id, name, phone, company, lastVisitAt, visits }: ReturningPerson): DoorLine => ({
  ...{ expectedId: null, visitId: id, name, company, party: '', hostName: '', lastVisitAt, visits },
  ...{ phoneMasked: maskPhone(phone), validFrom: null, validUntil: null },
})

/** The one question at the door: who is this? Those expected today are few and read one by one. */
export function createDoor(core: Core) {
  const returning = createReturning(core)
  const awaited = core.sqlite.prepare(
    `SELECT id, name, pinyin, initials, phone, plate, company, party, host_name AS hostName, valid_from AS validFrom,
       valid_until AS validUntil
     FROM expected_visits WHERE valid_from >= @from AND valid_from < @to AND state = 'expected' ORDER BY valid_from, id`,
  )
  const personOf = core.sqlite.prepare('SELECT name, phone FROM expected_visits WHERE id = ?')
  const newestOf = core.sqlite
    .prepare(
      `SELECT id FROM visits WHERE id IN (SELECT value FROM json_each(@ids)) AND name = @name AND phone = @phone
         AND voided_at IS NULL AND erased_at IS NULL AND arrived_at >= @since ORDER BY id DESC LIMIT 1`,
    )
    .pluck()

  function awaitedToday(): Awaited[] {
    const zone = core.site.get().timeZone
    return awaited.all(dayBounds(zone, dateIn(zone, core.clock.now()))) as Awaited[]
  }

  return {
    /** Expected people of today first, each with his remembered visit; somebody who is both is one line. */
    atDoor(typed: string): DoorLine[] {
      const text = typed.trim()
      const fragments = formsOf(text).map(fold)
      const { suggestReturning } = core.site.settings().reception
      const known = returning(text)
      const fits = (row: Awaited) => {
        if (known.some((person) => isSame(person, row))) return 0
        if (!suggestReturning && !isWhole(row, text)) return 3
        return Math.min(...fragments.map((fragment) => fitOf(row, fragment)))
      }
      const expected = awaitedToday()
        .map((row) => ({ row, fit: fits(row) }))
        .filter(({ fit }) => fit < 3)
        .sort((a, b) => a.fit - b.fit)
      const first = expected.map(({ row }) =>
        lineOf(
          row,
          known.find((person) => isSame(person, row)),
        ),
      )
      const others = known.filter((person) => !expected.some(({ row }) => isSame(person, row)))
      return [...first, ...others.map(knownLine)].slice(0, shownPeople)
    },

    /** The newest visit an expected person agreed to be remembered by; his phone tells him from others of his name. */
    remembered(expectedId: number): { visitId: number | null } {
      const person = personOf.get(expectedId) as Person | undefined
      if (!person?.phone) return { visitId: null }
      const ids = core.visitSearch.find(matchRegister(person.phone), { limit: 100, remembered: true })
      const since = core.clock.now() - core.site.settings().reception.keepRememberedDays * 86_400_000
      return {
        visitId: (newestOf.get({ ids: JSON.stringify(ids), ...person, since }) as number | undefined) ?? null,
      }
    },
  }
}
