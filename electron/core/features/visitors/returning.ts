import { fold } from '#shared/domain/fold.ts'
import type { Core } from '../../core.ts'
import { matchRegister } from '../../search/match.ts'
import { maskPhone } from '../../security/fields.ts'

/** Visits looked at, newest first: more of a common name would only be older ones of other people. */
const candidates = 100
const shownPeople = 8

interface Candidate {
  readonly id: number
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly phone: string
  readonly plate: string
  readonly company: string
  readonly arrivedAt: number
}

interface Person extends Candidate {
  readonly lastVisitAt: number
  readonly visits: number
  /** 0: a name, key, phone or plate is what was typed; 1: one begins with it; 2: it stands elsewhere. */
  readonly rank: number
}

function rankOf(visit: Candidate, fragment: string): number {
  const keys = [visit.name, visit.pinyin, visit.initials, visit.phone, visit.plate].map(fold)
  if (keys.includes(fragment)) return 0
  return keys.some((key) => key.startsWith(fragment)) ? 1 : 2
}

/** One person for each name and phone, described by the newest visit; `visits` are newest first. */
function peopleOf(visits: readonly Candidate[], fragment: string): Person[] {
  const people = new Map<string, Person>()
  for (const visit of visits) {
    const key = JSON.stringify([visit.name, visit.phone])
    const known = people.get(key) ?? { ...visit, lastVisitAt: 0, visits: 0, rank: 2 }
    people.set(key, {
      ...known,
      lastVisitAt: Math.max(known.lastVisitAt, visit.arrivedAt),
      visits: known.visits + 1,
      rank: Math.min(known.rank, rankOf(visit, fragment)),
    })
  }
  return [...people.values()]
}

/**
 * Remembered people the fragment fits: those it names first, then those it begins, then the most frequent and the newest.
 * Taken from the newest 100 visits that fit, so `visits` counts among these.
 */
export function createReturning({ sqlite, visitSearch }: Core) {
  const read = sqlite.prepare(
    `SELECT id, name, pinyin, initials, phone, plate, company, arrived_at AS arrivedAt
     FROM visits WHERE id IN (SELECT value FROM json_each(?)) AND voided_at IS NULL ORDER BY id DESC`,
  )
  return (text: string) => {
    const ids = visitSearch.find(matchRegister(text), { limit: candidates, remembered: true })
    return peopleOf(read.all(JSON.stringify(ids)) as Candidate[], fold(text))
      .sort((a, b) => a.rank - b.rank || b.visits - a.visits || b.id - a.id)
      .slice(0, shownPeople)
      .map(({ id, name, phone, company, lastVisitAt, visits }) => ({
        visitId: id,
        name,
        company,
        lastVisitAt,
        visits,
        phoneMasked: maskPhone(phone),
      }))
  }
}
