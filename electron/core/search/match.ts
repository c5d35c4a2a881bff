import { fold } from '#shared/domain/fold.ts'
import { likeFragment } from '../names/pinyin.ts'
import {
  askForBadge,
  askForFragment,
  askForIdEnd,
  askForPhoneEnd,
  columnsFor,
  type FragmentColumn,
} from './grams.ts'

/** One question in two forms: what decides, in SQL over a visit `v`, and what the index is asked for first. */
export interface Match {
  readonly where: string
  readonly values: Readonly<Record<string, string>>
  /** Finds at least the visits that `where` takes; null when the index cannot tell. */
  readonly ask: string | null
}

/** Columns people type, where full-width signs can stand; the others are ASCII by their own rules. */
const typed: readonly FragmentColumn[] = ['name', 'company', 'plate']

/** One sign of a GLOB pattern in all its forms: narrow and full-width, small and capital. */
function classOf(char: string): string {
  if (!/^[ -~]$/.test(char)) return char
  const wide = char === ' ' ? '\u3000' : String.fromCharCode(char.charCodeAt(0) + 0xfee0)
  if (/[a-z]/.test(char)) {
    const capital = char.toUpperCase()
    return `[${char}${capital}${wide}${String.fromCharCode(capital.charCodeAt(0) + 0xfee0)}]`
  }
  // `^` must not come first, `-` must come last, and `]` must come first
  return char === ']' ? `[${char}${wide}]` : `[${wide}${char}]`
}

const classesOf = (fragment: string): string => [...fragment].map(classOf).join('')

function contains(column: FragmentColumn, foldable: boolean): string {
  return foldable && typed.includes(column) ? `v.${column} GLOB @glob` : `v.${column} LIKE @like ESCAPE '\\'`
}

const either = (asks: readonly (string | null)[]): string | null =>
  asks.includes(null) ? null : asks.join(' OR ')

function fragmentMatch(fragment: string, columns: readonly FragmentColumn[]): Match {
  const foldable = /[ -~]/.test(fragment)
  return {
    where: columns.map((column) => contains(column, foldable)).join(' OR '),
    values: { glob: `*${classesOf(fragment)}*`, like: likeFragment(fragment) },
    ask: either(columns.map((column) => askForFragment(column, fragment))),
  }
}

/** A badge is found by its whole number only, by whoever stands at the desk with it in his hand. */
function orBadge({ where, values, ask }: Match, fragment: string): Match {
  return {
    where: `${where} OR v.badge_number GLOB @badge`,
    values: { ...values, badge: classesOf(fragment) },
    ask: either([ask, askForBadge(fragment)]),
  }
}

/** An ID number is found by its last four signs, which is how people say whose it is. */
function orIdEnd({ where, values, ask }: Match, fragment: string): Match {
  if (!/^\d{3}[\dx]$/.test(fragment)) return { where, values, ask }
  return {
    where: `${where} OR v.id_number_masked LIKE @idEnd`,
    values: { ...values, idEnd: `%${fragment}` },
    ask: either([ask, askForIdEnd(fragment)]),
  }
}

/** A fragment of any column of the visitor register, as typed, a whole badge number or the end of an ID number. */
export function matchRegister(text: string): Match {
  const fragment = fold(text)
  return orIdEnd(orBadge(fragmentMatch(fragment, columnsFor(fragment)), fragment), fragment)
}

/** The one search box: of a phone and an ID number only the end, and of a badge only the whole number. */
export function matchAnything(text: string): Match {
  const fragment = fold(text)
  const parts = fragmentMatch(
    fragment,
    columnsFor(fragment).filter((column) => column !== 'phone'),
  )
  const found = orIdEnd(orBadge(parts, fragment), fragment)
  if (!/^\d{3,}$/.test(fragment)) return found
  return {
    where: `${found.where} OR v.phone LIKE @end`,
    values: { ...found.values, end: `%${fragment}` },
    ask: either([found.ask, askForPhoneEnd(fragment)]),
  }
}
