import type { LineNote, PreviewDone, previewEvent } from '#shared/contract/punch-files.ts'
import type { z } from 'zod'
import type { Core } from '../../core.ts'
import type { ColumnOrder, TerminalPunch } from '../../terminal-files/punch-line.ts'
import { fileKindOf } from './file-kind.ts'
import { createGathering, createProgress, readPunches } from './reading.ts'
import { createSorting, type Sorted } from './sorting.ts'
import type { Uploaded } from './uploads.ts'
import { readUsers } from './users.ts'

type PreviewEvent = z.infer<typeof previewEvent>

/** Numbers of nobody that are listed, the busiest first. */
const mostUnknown = 500

const none = { userNo: '', name: '', person: '', at: '', state: null, addable: false }

const shownPunch = (line: number, { pin, at, state }: TerminalPunch, { person, note }: Sorted) => ({
  ...{ line, userNo: pin, name: person?.name ?? '', person: '', at: at.replace('T', ' ') },
  ...{ state, note, addable: false },
})

const shownFault = (line: number, note: LineNote) => ({ ...none, line, note })

/** What each line of a file would become; nothing is kept. */
export function createPreview(core: Core) {
  const imported = core.sqlite
    .prepare('SELECT max(imported_at) FROM punch_files WHERE sha256 = ? AND undone_at IS NULL')
    .pluck()
  const importedAt = (sha256: Buffer) => imported.get(sha256) as number | null
  const timeZone = () => core.site.get().timeZone

  async function* punches(uploaded: Uploaded, order: ColumnOrder | null, signal: AbortSignal | undefined) {
    const { sort } = createSorting(core)
    const { parts, facts } = readPunches(uploaded, order, sort, signal)
    const { add, counts, lines } = createGathering()
    const unknown = new Map<string, number>()
    const progress = createProgress('reading')
    for await (const part of parts) {
      for (const one of part.lines) {
        const { line } = one
        if ('reason' in one) add('malformed', () => shownFault(line, one.reason))
        else {
          add(one.sorted.outcome, () => shownPunch(line, one.punch, one.sorted))
          const { pin } = one.punch
          if (one.sorted.outcome === 'unknownPerson') unknown.set(pin, (unknown.get(pin) ?? 0) + 1)
        }
      }
      yield* progress(part.readBytes, part.totalBytes)
    }
    const done: PreviewDone = {
      ...{ kind: 'done', fileKind: 'punches', terminal: facts.terminal, timeZone: timeZone(), counts, lines },
      unknown: [...unknown]
        .map(([userNo, lines]) => ({ userNo, lines }))
        .sort((a, b) => b.lines - a.lines)
        .slice(0, mostUnknown),
      asksOrder: order === null && facts.otherOrder > 0,
      importedAt: importedAt(facts.sha256()),
    }
    yield done
  }

  async function* users(uploaded: Uploaded, signal: AbortSignal | undefined) {
    const { add, counts, lines } = createGathering()
    const progress = createProgress('reading')
    const { parts, sha256 } = readUsers(core, uploaded, signal)
    for await (const part of parts) {
      for (const { record, outcome, user, person, note, addable } of part.users)
        add(outcome, () => ({
          ...none,
          ...{ line: record, userNo: user?.pin ?? '', name: user?.name ?? '', note, addable },
          person: person?.name ?? '',
        }))
      yield* progress(part.readBytes, part.totalBytes)
    }
    const done: PreviewDone = {
      ...{ kind: 'done', fileKind: 'users', terminal: '', timeZone: timeZone(), counts, lines },
      ...{ unknown: [], asksOrder: false, importedAt: importedAt(sha256) },
    }
    yield done
  }

  /** @throws PUNCH_FILE_EMPTY, PUNCH_FILE_TOO_LARGE, PUNCH_FILE_SPREADSHEET, PUNCH_FILE_UNKNOWN */
  return (
    uploaded: Uploaded,
    order: ColumnOrder | null,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<PreviewEvent> =>
    fileKindOf(uploaded) === 'punches' ? punches(uploaded, order, signal) : users(uploaded, signal)
}
