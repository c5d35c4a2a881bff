import { readWallTime } from './wall-time.ts'

/** What the person chose on the terminal, by the number that stands in the file (wire reference 7). */
const STATES = ['in', 'out', 'breakOut', 'breakIn', 'overtimeIn', 'overtimeOut'] as const

/** "Not defined": the terminal asked nothing. It says nothing about coming or going and must not be guessed. */
const NOT_DEFINED = 255

/** Columns of attlog.dat: number, time, device, state, how verified, work code. */
const ATTLOG_COLUMNS = 6
/** Push lines have two reserved columns behind number, time, state, how verified and work code. */
const PUSH_COLUMNS = 7

/** Devices are numbered 1 to 254; in a push line that was shortened, a state stands in this place. */
const LAST_DEVICE = 254

export type TerminalPunch = {
  /** User number as text, leading zeros and letters and all; only the padding is gone. */
  pin: string
  /** Local wall time without a zone, `YYYY-MM-DDTHH:mm:ss`. */
  at: string
  /** Number of the terminal; null in push order, which has none. */
  device: number | null
  /** Null when the terminal did not define it (255). */
  state: (typeof STATES)[number] | null
  /** How the person was verified, as the terminal numbers it: 0 password, 1 finger, often 2 card and 15 face. */
  verified: number
  /** Often empty or 0. */
  workCode: string
}

/** Order of the columns: of the file on a USB stick, or of what a terminal pushes to a server. */
export type ColumnOrder = 'attlog' | 'push'

export type LineFault =
  | 'columns'
  /** The columns stand in push order, or may do: reading them as a file would take a state for a device. */
  | 'pushOrder'
  | 'pin'
  | 'time'
  | 'device'
  | 'state'
  | 'verified'
  | 'workCode'

type Read = { punch: TerminalPunch } | { reason: LineFault }

/** A number of at most five digits; undefined for anything else. */
function numberOf(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined
  const number = Number(text)
  return number <= most ? number : undefined
}

/** Pin, time and the rest, where the columns say; `device` is undefined in push order. */
function punchOf(columns: readonly string[], order: ColumnOrder): Read {
  const [pin = '', time = '', ...rest] = columns
  const device = order === 'push' ? null : numberOf(rest.shift(), 65_535)
  const [stateText, verifiedText, workCode = ''] = rest
  // Split at TAB alone: an empty work code is a column too, and a date has a space.
  if (!/^[^\s\p{Cc}]{1,24}$/u.test(pin)) return { reason: 'pin' }
  const at = readWallTime(time)
  if (at === undefined) return { reason: 'time' }
  if (device === undefined) return { reason: 'device' }
  const stateNumber = numberOf(stateText, NOT_DEFINED)
  const state = stateNumber === undefined || stateNumber === NOT_DEFINED ? null : STATES[stateNumber]
  if (stateNumber === undefined || state === undefined) return { reason: 'state' }
  const verified = numberOf(verifiedText, 255)
  if (verified === undefined) return { reason: 'verified' }
  if (workCode.length > 24) return { reason: 'workCode' }
  return { punch: { pin, at, device, state, verified, workCode } }
}

/**
 * One line of attlog.dat, without its end. Unless `order` says which columns they are, exactly those of a file are read and
 * what is or may be push order is refused. With it, columns behind the known ones do not count, and the work code may be
 * missing, but not where `whole` is false: such a line stopped somewhere, and the last column need not be all of it.
 */
export function readPunchLine(text: string, order: ColumnOrder | undefined, whole: boolean): Read {
  const columns = text.split('\t').map((column) => column.trim())
  if (order !== undefined) {
    const least = (order === 'attlog' ? ATTLOG_COLUMNS : PUSH_COLUMNS - 2) - (whole ? 1 : 0)
    return columns.length < least ? { reason: 'columns' } : punchOf(columns, order)
  }
  if (columns.length >= PUSH_COLUMNS) return { reason: 'pushOrder' }
  if (columns.length < ATTLOG_COLUMNS) return { reason: 'columns' }
  const read = punchOf(columns, 'attlog')
  if (!('punch' in read)) return read
  const { device } = read.punch
  return device !== null && device >= 1 && device <= LAST_DEVICE ? read : { reason: 'pushOrder' }
}
