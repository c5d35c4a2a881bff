import { fold } from '#shared/domain/fold.ts'

/** The parts of a visit that a fragment is looked for in, as stored. */
export interface SearchedVisit {
  readonly name: string
  readonly company: string
  readonly plate: string
  readonly pinyin: string
  readonly initials: string
  readonly phone: string
  readonly number: string
  readonly badgeNumber: string
  /** Of 10 characters or more: ends with the last four of the ID number. */
  readonly idNumberMasked: string
  readonly remember: number
}

/** Raise it when a visit gives other grams than before: indexes made by earlier rules are then made anew. */
export const gramRules = 2

/** Columns of which any fragment is found. */
export type FragmentColumn = Exclude<keyof SearchedVisit, 'badgeNumber' | 'idNumberMasked' | 'remember'>

interface Field {
  /** First letter of its grams, which keeps the fields apart. */
  readonly letter: string
  /** Its grams are 1 to so many characters long. */
  readonly sizes: number
  /** Where the telling grams are: numbers begin alike, words end alike (有限公司), syllables are alike anywhere. */
  readonly telling: 'head' | 'tail' | 'all'
  /** All the column can hold; a fragment with another sign is not looked for in it. */
  readonly alphabet: RegExp
  /** Short grams of digits stand in every tenth number: reading the newest visits finds them sooner than an index. */
  readonly commonDigits: boolean
}

const words = { telling: 'head', alphabet: /^[^]*$/, commonDigits: false } as const
const keys = { telling: 'all', alphabet: /^[a-z0-9]*$/, commonDigits: false } as const
const digits = { sizes: 4, telling: 'tail', commonDigits: true } as const
const fields: Readonly<Record<FragmentColumn, Field>> = {
  name: { letter: 'n', sizes: 2, ...words },
  company: { letter: 'c', sizes: 2, ...words },
  plate: { letter: 'p', sizes: 3, ...words },
  pinyin: { letter: 'y', sizes: 5, ...keys },
  initials: { letter: 'i', sizes: 3, ...keys },
  phone: { letter: 't', alphabet: /^[+\d\s-]*$/, ...digits },
  number: { letter: 'v', alphabet: /^[v\d-]*$/, ...digits },
}
const columns = Object.keys(fields) as FragmentColumn[]

/** Grams a field is asked for at most: each costs a look into every part of the index. */
const asked = 4

/** The tokenizer parts words at ASCII signs: they are written as signs of the private use area. */
const writtenAscii = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  return /[a-z0-9]/.test(char) ? char : String.fromCharCode(0xe000 + code)
})

/** The signs of a folded text by code point, as grams are written. */
const signsOf = (text: string): string[] => [...text].map((char) => writtenAscii[char.charCodeAt(0)] ?? char)

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9'

const isCommon = ({ commonDigits }: Field, gram: readonly string[]): boolean =>
  commonDigits && gram.length < 3 && gram.every(isDigit)

/** The end of a phone number as people say it: four signs; of a shorter one all of it. */
const endToken = (phone: readonly string[]): string => `e${phone.slice(-4).join('')}`
const badgeToken = (badge: readonly string[]): string => `b${badge.join('')}`
/** The last four of an ID number, all that is kept of it in clear beside its first three. */
const idEndToken = (end: readonly string[]): string => `d${end.join('')}`
const rememberedToken = 'r'

/** All grams of one column. Written for speed: it makes some ninety of a visit. */
function addGrams(tokens: Set<string>, field: Field, signs: readonly string[]): void {
  const { letter, sizes, commonDigits } = field
  for (let at = 0; at < signs.length; at += 1) {
    let token = letter
    let onlyDigits = commonDigits
    for (let size = 1; size <= sizes && at + size <= signs.length; size += 1) {
      const sign = signs[at + size - 1] ?? ''
      token += sign
      onlyDigits &&= isDigit(sign)
      if (size > 2 || !onlyDigits) tokens.add(token)
    }
  }
}

/** What the index holds of a visit: grams by code point, each once, between spaces. */
export function gramsOfVisit(visit: SearchedVisit): string {
  const tokens = new Set<string>()
  for (const column of columns) addGrams(tokens, fields[column], signsOf(fold(visit[column])))
  const [phone, badge] = [signsOf(fold(visit.phone)), signsOf(fold(visit.badgeNumber))]
  if (phone.length > 0) tokens.add(endToken(phone))
  if (badge.length > 0) tokens.add(badgeToken(badge))
  if (visit.idNumberMasked.length >= 10) tokens.add(idEndToken(signsOf(fold(visit.idNumberMasked.slice(-4)))))
  if (visit.remember === 1) tokens.add(rememberedToken)
  return [...tokens].join(' ')
}

const quoted = (token: string): string => `"${token}"`

/** Columns that can hold a fragment, which is folded. */
export const columnsFor = (fragment: string): FragmentColumn[] =>
  columns.filter((column) => fields[column].alphabet.test(fragment))

/** The few grams that leave the fewest visits to be read. */
function telling(field: Field, grams: readonly string[][]): readonly string[][] {
  if (grams.length <= asked) return grams
  if (field.telling === 'tail') return grams.slice(-asked)
  if (field.telling === 'head') return [...grams.slice(0, asked - 1), ...grams.slice(-1)]
  const spread = Array.from({ length: asked }, (_, at) => Math.round((at * (grams.length - 1)) / (asked - 1)))
  return spread.map((at) => grams[at] ?? [])
}

/** What the index is asked for a folded fragment of one column; null when only reading the visits can tell. */
export function askForFragment(column: FragmentColumn, fragment: string): string | null {
  const field = fields[column]
  const signs = signsOf(fragment)
  const size = Math.min(signs.length, field.sizes)
  const grams = signs.slice(size - 1).map((_, at) => signs.slice(at, at + size))
  if (size === 0 || grams.some((gram) => isCommon(field, gram))) return null
  return `(${telling(field, grams)
    .map((gram) => quoted(field.letter + gram.join('')))
    .join(' AND ')})`
}

/** The same for the end of a phone number, three digits or more. */
export function askForPhoneEnd(digits: string): string | null {
  return digits.length < 4 ? askForFragment('phone', digits) : quoted(endToken(signsOf(digits)))
}

export const askForBadge = (badge: string): string => quoted(badgeToken(signsOf(badge)))

export const askForIdEnd = (end: string): string => quoted(idEndToken(signsOf(end)))

/** Narrows to the visits of people who agreed to be remembered. */
export const askRemembered = (ask: string): string => `(${ask}) AND ${quoted(rememberedToken)}`
