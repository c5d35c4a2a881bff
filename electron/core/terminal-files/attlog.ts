/**
 * attlog.dat, the punches that a ZKTeco terminal writes on a USB stick (wire reference 7): text, a line a punch. Some black
 * and white models write the terminal's serial number before and a checksum behind them.
 */
import { createLineCutter, type RawLine } from './line-cutter.ts'
import { readPunchLine, type ColumnOrder, type LineFault, type TerminalPunch } from './punch-line.ts'
import { partsOf, type Part, type TerminalFile } from './terminal-file.ts'
import { hasControls, textOf } from './text.ts'

export type AttlogItem = {
  /** Line of the file, counted from 1; empty lines count and are left out. */
  line: number
} & (
  | { kind: 'punch'; punch: TerminalPunch }
  | { kind: 'serial'; serial: string }
  /** As written; how it is reckoned was never published. */
  | { kind: 'checksum'; checksum: string }
  | {
      kind: 'malformed'
      reason:
        | LineFault
        | 'tooLong'
        | 'notText'
        /** The last line stops in the middle: the stick was pulled out, or the copy broke off. */
        | 'torn'
        /** A file that begins with a serial number ends without a checksum: it may lack punches. */
        | 'noChecksum'
    }
)

export type AttlogOptions = {
  /** Order of the columns, when somebody knows it; undefined reads a plain attlog.dat and refuses push order. */
  order?: ColumnOrder | undefined
  signal?: AbortSignal | undefined
}

/** Reads lines as they are cut; the last one is held back, because only there a checksum may stand. */
function createAttlogReader(order: ColumnOrder | undefined): {
  push: (lines: RawLine[]) => AttlogItem[]
  end: () => AttlogItem[]
} {
  type Waiting = { line: number; text: string | undefined; tooLong: boolean; ended: boolean }
  let waiting: Waiting | undefined
  let first = true
  let serial = false
  let pushed = false

  const read = ({ line, text, tooLong, ended }: Waiting, last: boolean): AttlogItem => {
    const isFirst = first
    first = false
    if (tooLong) return { line, kind: 'malformed', reason: 'tooLong' }
    if (text === undefined || hasControls(text.replaceAll('\t', ''))) {
      return { line, kind: 'malformed', reason: 'notText' }
    }
    const word = text.trim()
    if (isFirst && ended && /^[\w-]{4,32}$/.test(word)) {
      serial = true
      return { line, kind: 'serial', serial: word }
    }
    if (last && serial && ended && /^\w{1,32}$/.test(word)) return { line, kind: 'checksum', checksum: word }
    const result = readPunchLine(text, order, ended)
    if ('punch' in result && (ended || !pushed)) return { line, kind: 'punch', punch: result.punch }
    const reason = 'punch' in result ? 'torn' : result.reason
    if (reason === 'pushOrder') pushed = true
    return { line, kind: 'malformed', reason: ended || reason === 'pushOrder' ? reason : 'torn' }
  }

  return {
    push: (lines) => {
      const items: AttlogItem[] = []
      for (const { line, bytes, ended } of lines) {
        const text = bytes === undefined ? undefined : textOf(bytes)
        if (text?.trim() === '') continue
        if (waiting !== undefined) items.push(read(waiting, false))
        waiting = { line, text, tooLong: bytes === undefined, ended }
      }
      return items
    },
    end: () => {
      if (waiting === undefined) return []
      const { line } = waiting
      const item = read(waiting, true)
      waiting = undefined
      if (!serial || item.kind === 'checksum') return [item]
      return [item, { line: line + 1, kind: 'malformed', reason: 'noChecksum' }]
    },
  }
}

/**
 * Reads an attlog.dat part by part: what each line says, or why it says nothing, and how many bytes have been read of all.
 * A line that cannot be read ends nothing. Throws TerminalFileError `tooLarge` and `cancelled`, and what the source throws (a
 * stick pulled out); whoever stops asking for parts has cancelled too, and the source is closed.
 */
export async function* readAttlog(
  file: TerminalFile,
  options: AttlogOptions = {},
): AsyncGenerator<Part<AttlogItem>> {
  const cutter = createLineCutter()
  const reader = createAttlogReader(options.order)
  let readBytes = 0
  for await (const part of partsOf(file, options.signal)) {
    readBytes = part.readBytes
    const items = reader.push(cutter.push(part.bytes))
    yield { items, readBytes, totalBytes: Math.max(file.size, readBytes) }
  }
  const items = [...reader.push(cutter.end()), ...reader.end()]
  yield { items, readBytes, totalBytes: readBytes }
}
