import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { FileLine, LineCounts, LineNote, LineOutcome } from '#shared/contract/punch-files.ts'
import { linesShown } from '#shared/contract/punch-files.ts'
import type { AttlogItem } from '../../terminal-files/attlog.ts'
import { readAttlog } from '../../terminal-files/attlog.ts'
import type { ColumnOrder, TerminalPunch } from '../../terminal-files/punch-line.ts'
import type { Sorted } from './sorting.ts'
import type { Uploaded } from './uploads.ts'

/** A line of attlog.dat, sorted or not to be read. */
export type ReadLine =
  | { readonly line: number; readonly punch: TerminalPunch; readonly sorted: Sorted }
  | { readonly line: number; readonly reason: LineNote }

export interface ReadPart {
  readonly lines: ReadLine[]
  readonly readBytes: number
  readonly totalBytes: number
}

/** Lines sorted before others have their turn: one of each person has to be looked up, a tenth of a ms. */
const together = 50

/** What a file says of itself, known when it has been read. */
export interface FileFacts {
  /** Serial number, else the number of the first device; empty: neither. */
  terminal: string
  /** Lines whose columns may stand in another order. */
  otherOrder: number
  sha256(): Buffer
}

/** Reads an attlog.dat and sorts it line by line; gives way to others after each part. */
export function readPunches(
  { pieces, size }: Uploaded,
  order: ColumnOrder | null,
  sort: (punch: TerminalPunch) => Sorted,
  signal: AbortSignal | undefined,
): { parts: AsyncGenerator<ReadPart>; facts: FileFacts } {
  const hash = createHash('sha256')
  const facts: FileFacts = { terminal: '', otherOrder: 0, sha256: () => hash.digest() }

  function* bytes() {
    for (const piece of pieces) {
      hash.update(piece)
      yield piece
    }
  }

  function lineOf(item: AttlogItem): ReadLine[] {
    if (item.kind === 'punch') {
      facts.terminal ||= item.punch.device === null ? '' : String(item.punch.device)
      return [{ line: item.line, punch: item.punch, sorted: sort(item.punch) }]
    }
    if (item.kind === 'serial') facts.terminal = item.serial
    if (item.kind !== 'malformed') return []
    if (item.reason === 'pushOrder' || item.reason === 'columns') facts.otherOrder += 1
    return [{ line: item.line, reason: item.reason }]
  }

  async function* parts() {
    const options = { order: order ?? undefined, signal }
    for await (const { items, ...part } of readAttlog({ bytes: bytes(), size }, options))
      for (let from = 0; from < items.length; from += together) {
        yield { lines: items.slice(from, from + together).flatMap(lineOf), ...part }
        await setImmediate()
      }
  }
  return { parts: parts(), facts }
}

/** Counts all lines and keeps the first of each outcome for the eyes. */
export function createGathering() {
  const counts: LineCounts = {}
  const lines: FileLine[] = []
  return {
    counts,
    lines,
    /** `shown` is made only for a line that is kept; left out where nobody looks at them. */
    add(outcome: LineOutcome, shown?: () => Omit<FileLine, 'outcome'>): void {
      const count = (counts[outcome] ?? 0) + 1
      counts[outcome] = count
      if (shown && count <= linesShown) lines.push({ outcome, ...shown() })
    },
  }
}

/** Tells how far a long piece of work is, a hundred times at most. */
export function createProgress(step: 'reading' | 'saving') {
  let told = 0
  return (done: number, total: number) => {
    const percent = Math.floor((done * 100) / Math.max(total, 1))
    if (percent === told) return []
    told = percent
    return [{ kind: 'progress' as const, step, done, total }]
  }
}
