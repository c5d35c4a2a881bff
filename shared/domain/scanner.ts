/**
 * Recognises a barcode scanner that acts as a keyboard ("wedge") by its speed alone. It looks at physical keys, not at
 * characters, so that a Chinese input method that swallows the letters does not matter. Pure: time comes in with each key.
 */

/** One press as the browser reports it. `at` is event.timeStamp in milliseconds. */
export type WedgeKey = {
  readonly code: string
  readonly key: string
  readonly shift: boolean
  readonly repeat: boolean
  readonly at: number
}

export type WedgeRules = {
  /** Shortest text without a prefix that counts as a scan. */
  readonly minLength: number
  /** Longest time between two keys of a scan, ms; people need 60 and more for six keys in a row. */
  readonly maxGap: number
  /** Silence after which a scan without a final Enter or Tab is over, ms. */
  readonly endGap: number
  /** Characters the scanner was set to send first or last; they are cut off. A prefix makes short texts count too. */
  readonly prefix: string
  readonly suffix: string
}

export const defaultWedgeRules: WedgeRules = { minLength: 6, maxGap: 35, endGap: 60, prefix: '', suffix: '' }

/** The burst so far: what it spells, and when its latest key came. */
export type WedgeState = { readonly text: string; readonly lastAt: number }
export const idleWedge: WedgeState = { text: '', lastAt: Number.NEGATIVE_INFINITY }

export type WedgeStep = {
  readonly state: WedgeState
  /** True for the first key of what may become a burst: remember the field as it is before this key. */
  readonly starts: boolean
  /** The finished scan, without prefix and suffix. */
  readonly scan: string | undefined
  /** The key belongs to the scanner and must not reach the page (the final Enter or Tab). */
  readonly swallow: boolean
}

const plain = "`1234567890-=[]\\;',./ "
const shifted = '~!@#$%^&*()_+{}|:"<>? '
const named = [
  'Backquote',
  'Digit1',
  'Digit2',
  'Digit3',
  'Digit4',
  'Digit5',
  'Digit6',
  'Digit7',
  'Digit8',
  'Digit9',
  'Digit0',
  'Minus',
  'Equal',
  'BracketLeft',
  'BracketRight',
  'Backslash',
  'Semicolon',
  'Quote',
  'Comma',
  'Period',
  'Slash',
  'Space',
]
const pad: Readonly<Record<string, string>> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
}
const modifiers = /^(?:Shift|Control|Alt|Meta|CapsLock|NumLock)/

/** Full-width digits, letters and signs, as Chinese input methods produce them, in their plain form. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/** The ASCII character of a physical key on the US layout scanners use; undefined for keys that write nothing. */
export function charOf(key: Pick<WedgeKey, 'code' | 'key' | 'shift'>): string | undefined {
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1]
  if (letter !== undefined) return key.shift ? letter : letter.toLowerCase()
  const digit = /^Numpad(\d)$/.exec(key.code)?.[1]
  if (digit !== undefined) return digit
  const at = named.indexOf(key.code)
  if (at >= 0) return (key.shift ? shifted : plain)[at]
  // A driver that reports no physical key still reports the character.
  return pad[key.code] ?? (key.code === '' && key.key.length === 1 ? toHalfWidth(key.key) : undefined)
}

/** What a burst means under the rules; undefined when it is too short to be one. */
function readBurst(text: string, rules: WedgeRules): string | undefined {
  const prefixed = rules.prefix !== '' && text.startsWith(rules.prefix)
  const body = prefixed ? text.slice(rules.prefix.length) : text
  const cut = rules.suffix !== '' && body.endsWith(rules.suffix) ? body.slice(0, -rules.suffix.length) : body
  const long = text.length >= rules.minLength || (prefixed && text.length >= rules.prefix.length + 1)
  return long && cut.trim() !== '' ? cut.trim() : undefined
}

/** Takes one key press. A held key (`repeat`) and a pause longer than `maxGap` end what came before. */
export function pressWedge(state: WedgeState, key: WedgeKey, rules: WedgeRules): WedgeStep {
  const quick = key.at - state.lastAt <= rules.maxGap && !key.repeat
  if (modifiers.test(key.code)) {
    const next = quick ? { ...state, lastAt: key.at } : state
    return { state: next, starts: false, scan: undefined, swallow: false }
  }
  if (key.code === 'Enter' || key.code === 'NumpadEnter' || key.code === 'Tab') {
    const scan = quick ? readBurst(state.text, rules) : undefined
    return { state: idleWedge, starts: false, scan, swallow: scan !== undefined }
  }
  const char = charOf(key)
  if (char === undefined) return { state: idleWedge, starts: false, scan: undefined, swallow: false }
  const text = quick ? state.text + char : char
  return { state: { text, lastAt: key.at }, starts: !quick, scan: undefined, swallow: false }
}

/** Called after `endGap` of silence, or before a key that comes later than that: the scan without an ending key. */
export function settleWedge(
  state: WedgeState,
  now: number,
  rules: WedgeRules,
): { state: WedgeState; scan: string | undefined } {
  if (now - state.lastAt < rules.endGap) return { state, scan: undefined }
  return { state: idleWedge, scan: readBurst(state.text, rules) }
}
