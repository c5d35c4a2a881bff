/** By what somebody fits an entry of the watch list. `otherId` speaks against it: his papers are not those on the list. */
export const watchWays = [
  'idNumber',
  'idEnd',
  'phone',
  'phoneEnd',
  'name',
  'alias',
  'variant',
  'swapped',
  'sameSound',
  'likeSound',
  'companion',
  'plate',
  'plateFragment',
  'company',
  'otherId',
] as const
export type WatchWay = (typeof watchWays)[number]

/** How sure it is that he is the one. */
export const watchStrengths = ['certain', 'strong', 'weak'] as const
export type WatchStrength = (typeof watchStrengths)[number]

/** A name in the forms that names are compared by; all folded, and all empty when there is no name. */
export interface NameForms {
  /** Width, case, accents, spaces and dots do not count. */
  readonly plain: string
  /** Traditional and variant characters as the standard ones. */
  readonly standard: string
  /** The words of a name in Latin letters in alphabetical order; empty for others. */
  readonly words: string
  /** All readings with their tones; empty for Latin names. */
  readonly toned: ReadonlySet<string>
  /** All readings without tones; of a Latin name its words in every turn. */
  readonly sounds: ReadonlySet<string>
}

/** Papers as they are compared: a keyed hash and, where it is known, the end. */
interface Papers {
  /** Keyed hash of the whole number in hex; empty: unknown. */
  readonly idKey: string
  /** A resident's number: of these everybody has one only. */
  readonly residentId: boolean
}

/** Somebody who comes, or is expected, in the forms he is compared by. */
export interface WatchedPerson extends Papers {
  readonly name: NameForms
  readonly companions: readonly NameForms[]
  /** Digits only. */
  readonly phone: string
  readonly plate: string
  readonly company: string
  readonly idNumber: string
}

/** An entry of the list in the same forms. */
export interface WatchTarget extends Papers {
  readonly name: NameForms
  readonly aliases: readonly NameForms[]
  /** Digits only; fewer than seven are an end. */
  readonly phone: string
  readonly plate: string
  readonly company: string
  readonly idEnd: string
}

export type WatchTolerance = 'standard' | 'narrow'

/** Digits of the shortest whole phone number: a landline without its area. */
const wholePhone = 7
/** Ends and fragments shorter than this fit too many. */
const shortestEnd = 4
/** Signs of a whole mainland plate. */
const wholePlate = 7

/** Digits of a phone, without the country's code of the mainland. */
export function phoneDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:0086|86)(?=1\d{10}$)/, '')
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true
  return false
}

/** The surest way in which one of the names is the person's. */
function nameWay(
  person: NameForms,
  { name, aliases }: WatchTarget,
  tolerance: WatchTolerance,
): WatchWay | undefined {
  if (person.plain === '') return undefined
  const names = [name, ...aliases].filter(({ plain }) => plain !== '')
  if (name.plain === person.plain) return 'name'
  if (names.some(({ plain }) => plain === person.plain)) return 'alias'
  if (tolerance === 'narrow') return undefined
  if (names.some(({ standard }) => standard === person.standard)) return 'variant'
  if (person.words !== '' && names.some(({ words }) => words === person.words)) return 'swapped'
  if (names.some(({ toned }) => meet(toned, person.toned))) return 'sameSound'
  if (names.some(({ sounds }) => meet(sounds, person.sounds))) return 'likeSound'
  return undefined
}

/** Everything by which two names can be found to be one, to look names up instead of comparing all. */
export const keysOfName = ({ plain, standard, words, toned, sounds }: NameForms): readonly string[] =>
  plain === '' ? [] : [plain, standard, words, ...toned, ...sounds].filter((key) => key !== '')

function phoneWay(person: string, entry: string, tolerance: WatchTolerance): WatchWay | undefined {
  if (person === '' || entry === '') return undefined
  if (entry.length >= wholePhone && person === entry) return 'phone'
  if (tolerance === 'narrow' || person.length < wholePhone || entry.length < shortestEnd) return undefined
  // a landline is told with or without its area
  const isEnd = person.endsWith(entry) || (entry.length >= wholePhone && entry.endsWith(person))
  return isEnd ? 'phoneEnd' : undefined
}

function plateWay(person: string, entry: string, tolerance: WatchTolerance): WatchWay | undefined {
  if (person.length < shortestEnd || entry.length < shortestEnd) return undefined
  if (person === entry) return entry.length >= wholePlate ? 'plate' : 'plateFragment'
  if (tolerance === 'narrow') return undefined
  // told without the sign of the province it still has five
  const isPart = person.includes(entry) || (person.length > shortestEnd && entry.includes(person))
  return isPart ? 'plateFragment' : undefined
}

function companyWay(person: string, entry: string, tolerance: WatchTolerance): WatchWay | undefined {
  if (entry === '' || person === '') return undefined
  const fits = tolerance === 'narrow' ? person === entry : person.includes(entry)
  return fits ? 'company' : undefined
}

function idWay(person: WatchedPerson, entry: WatchTarget, tolerance: WatchTolerance): WatchWay | undefined {
  if (person.idKey === '') return undefined
  if (person.idKey === entry.idKey) return 'idNumber'
  const ends = entry.idEnd.length >= shortestEnd && person.idNumber.endsWith(entry.idEnd)
  if (ends && tolerance === 'standard') return 'idEnd'
  const isOther =
    (entry.residentId && person.residentId) || (entry.idEnd !== '' && person.residentId && !ends)
  return isOther ? 'otherId' : undefined
}

/** Whether anything but a name fits; cheap enough to ask of every entry. */
export function fitsByTrait(person: WatchedPerson, entry: WatchTarget, tolerance: WatchTolerance): boolean {
  return (
    phoneWay(person.phone, entry.phone, tolerance) !== undefined ||
    plateWay(person.plate, entry.plate, tolerance) !== undefined ||
    companyWay(person.company, entry.company, tolerance) !== undefined ||
    ['idNumber', 'idEnd'].includes(idWay(person, entry, tolerance) ?? '')
  )
}

const sameNames: ReadonlySet<WatchWay> = new Set(['name', 'alias', 'variant', 'swapped'])
const soundNames: ReadonlySet<WatchWay> = new Set(['sameSound', 'likeSound'])

/** What was compared with whom, in the order of `watchWays`; empty when the person does not fit the entry. */
export function watchWaysOf(
  person: WatchedPerson,
  entry: WatchTarget,
  tolerance: WatchTolerance,
): readonly WatchWay[] {
  const found = new Set([
    idWay(person, entry, tolerance),
    phoneWay(person.phone, entry.phone, tolerance),
    nameWay(person.name, entry, tolerance),
    plateWay(person.plate, entry.plate, tolerance),
    companyWay(person.company, entry.company, tolerance),
    person.companions.some((name) => nameWay(name, entry, tolerance)) ? 'companion' : undefined,
  ])
  const ways = watchWays.filter((way) => found.has(way))
  return strengthOf(ways) === undefined ? [] : ways
}

/**
 * How much the ways say together. A whole paper's number, or phone and name, are certain; one whole trait or two halves are
 * strong; a half alone asks for a look, and so does a name that other papers speak against. A sound that papers speak
 * against says nothing.
 */
export function strengthOf(ways: readonly WatchWay[]): WatchStrength | undefined {
  const has = (way: WatchWay) => ways.includes(way)
  const sameName = ways.some((way) => sameNames.has(way))
  const sound = ways.some((way) => soundNames.has(way))
  if (has('idNumber') || (has('phone') && sameName)) return 'certain'
  if (has('phone') || has('plate')) return 'strong'
  const halves = ways.filter((way) => way !== 'otherId' && !sameNames.has(way) && !soundNames.has(way)).length
  if (has('otherId')) return sameName || halves > 0 ? 'weak' : undefined
  if (sameName || halves + (sound ? 1 : 0) > 1) return 'strong'
  return sound || halves > 0 ? 'weak' : undefined
}

const names: readonly WatchWay[] = [...sameNames, ...soundNames]
/** Ways that are told by more than themselves: an end by the whole number, one spelling of a name by another. */
const coveredBy: Partial<Record<WatchWay, readonly WatchWay[]>> = {
  idEnd: ['idNumber'],
  phoneEnd: ['phone'],
  plateFragment: ['plate'],
  ...Object.fromEntries(names.map((way) => [way, names])),
}

/** Whether `ways` say nothing for the entry that was not known already when somebody decided on `known`. */
export function sayNoMore(ways: readonly WatchWay[], known: readonly WatchWay[]): boolean {
  return ways.every(
    (way) =>
      way === 'otherId' ||
      known.includes(way) ||
      (coveredBy[way]?.some((one) => known.includes(one)) ?? false),
  )
}
