import { fold } from '#shared/domain/fold.ts'
import { isPlate, normalPlate } from '#shared/domain/plate.ts'
import type { Core } from '../../core.ts'
import { matchRegister } from '../../search/match.ts'

/** Visits looked at, newest first: more of a common name would only be older ones of other people. */
const candidates = 60
const shownPeople = 8
const day = 86_400_000

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

/** Somebody who agreed to be remembered, described by the newest of his visits that fit. */
export interface ReturningPerson extends Candidate {
  readonly lastVisitAt: number
  readonly visits: number
  /** 0: a name, key, phone or plate is what was typed; 1: one begins with it; 2: it stands elsewhere. */
  readonly rank: number
}

/** What is compared when people are told apart and found. */
type Keys = Pick<Candidate, 'name' | 'pinyin' | 'initials' | 'phone' | 'plate'>

/** How well a fragment, which is folded, names somebody; lower is better. */
export function rankOf(person: Keys, fragment: string): 0 | 1 | 2 {
  const keys = [person.name, person.pinyin, person.initials, person.phone, person.plate].map(fold)
  if (keys.includes(fragment)) return 0
  return keys.some((key) => key.startsWith(fragment)) ? 1 : 2
}

/** True when a whole phone number or plate was typed; only that finds somebody where suggesting is switched off. */
export function isWhole(person: Pick<Keys, 'phone' | 'plate'>, text: string): boolean {
  const digits = text.replace(/\D/g, '')
  const wholePhone =
    digits.length >= 5 && /^[+\d\s-]+$/.test(text) && person.phone.replace(/\D/g, '') === digits
  return wholePhone || (text !== '' && normalPlate(person.plate) === normalPlate(text))
}

/** What was typed, and the same as phones and plates are kept: without spaces, dots and dashes. */
export function formsOf(text: string): string[] {
  const kept = /^[+\d][\d\s-]*$/.test(text)
    ? text.replace(/[\s-]/g, '')
    : isPlate(text)
      ? normalPlate(text)
      : text
  return kept === text ? [text] : [text, kept]
}

/** One person for each name and phone; `visits` are newest first. */
function peopleOf(visits: readonly Candidate[], fragment: string): ReturningPerson[] {
  const people = new Map<string, ReturningPerson>()
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
 * Taken from the newest 60 visits that fit, so `visits` counts among these. A whole ID number names its owner. Whoever was
 * not here for as long as the site remembers is a new visitor again.
 */
export function createReturning({ sqlite, visitSearch, fields, site, clock }: Core) {
  const read = sqlite.prepare(
    `SELECT id, name, pinyin, initials, phone, plate, company, arrived_at AS arrivedAt FROM visits
     WHERE id IN (SELECT value FROM json_each(?)) AND voided_at IS NULL AND erased_at IS NULL ORDER BY id DESC`,
  )
  const byIdNumber = sqlite
    .prepare('SELECT id FROM visits WHERE id_number_index = ? AND remember = 1 ORDER BY id DESC LIMIT ?')
    .pluck()

  /** Visits that a whole ID number was shown at: its keyed hash is asked for. */
  function ownedBy(text: string): number[] {
    const idNumber = text.toUpperCase()
    if (!/^[0-9A-Z-]{6,30}$/.test(idNumber)) return []
    return byIdNumber.all(fields.blindIndex(idNumber), candidates) as number[]
  }

  function found(text: string): [ids: number[], form: string] {
    for (const form of formsOf(text)) {
      const ids = visitSearch.find(matchRegister(form), { limit: candidates, remembered: true })
      if (ids.length > 0) return [ids, form]
    }
    return [[], text]
  }

  return (typed: string): ReturningPerson[] => {
    const text = typed.trim()
    const { suggestReturning, keepRememberedDays } = site.settings().reception
    const since = clock.now() - keepRememberedDays * day
    const owned = ownedBy(text)
    const [ids, form] = owned.length > 0 ? [owned, text] : found(text)
    return peopleOf(read.all(JSON.stringify(ids)) as Candidate[], fold(form))
      .filter((person) => person.lastVisitAt >= since)
      .filter((person) => suggestReturning || owned.length > 0 || isWhole(person, text))
      .sort((a, b) => a.rank - b.rank || b.visits - a.visits || b.id - a.id)
      .slice(0, shownPeople)
  }
}
