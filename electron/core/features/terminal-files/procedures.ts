import { implement } from '@orpc/server'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import { contract } from '#shared/contract/index.ts'
import type { importEvent, previewEvent } from '#shared/contract/punch-files.ts'
import { actOf, userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import { TerminalFileError } from '../../terminal-files/terminal-file.ts'
import { createAdding } from './adding.ts'
import { fileKindOf } from './file-kind.ts'
import { createImporting, type ImportCall } from './importing.ts'
import { createPreview } from './preview.ts'
import { createFileQueries } from './queries.ts'
import { createUndoing } from './undoing.ts'
import { createUploads, type Uploaded } from './uploads.ts'

type ImportEvent = z.infer<typeof importEvent>
type PreviewEvent = z.infer<typeof previewEvent>

/** Whoever stopped listening has stopped it: no failure of anybody's. */
async function* untilStopped<T>(events: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* events
  } catch (error) {
    if (error instanceof TerminalFileError && error.code === 'cancelled') return
    throw error
  }
}

/** The part of the contract about files of terminals. */
export function punchFileProcedures(core: Core) {
  const os = implement(contract.punchFiles).$context<CallContext>()
  const uploads = createUploads(core)
  const preview = createPreview(core)
  const importPunches = createImporting(core)
  const importUsers = createAdding(core)
  const list = createFileQueries(core)
  const undo = createUndoing(core)
  let busy = false

  /** One file at a time: two would not see each other's lines. */
  async function* take(call: ImportCall, uploaded: Uploaded, signal?: AbortSignal) {
    if (busy) throw new DeskError('PUNCH_FILE_BUSY', {})
    busy = true
    try {
      const importer = fileKindOf(uploaded) === 'punches' ? importPunches : importUsers
      for await (const event of importer(call, uploaded, signal)) {
        if (event.kind === 'done') uploads.drop(call.input.uploadId)
        yield event
      }
    } finally {
      busy = false
    }
  }

  async function* earlierAnswer(answer: object) {
    yield await Promise.resolve({ kind: 'done' as const, ...(answer as { id: number; taken: number }) })
  }

  const { log } = core.ports
  return os.router({
    send: os.send.handler(({ input, context }) => uploads.send(userOf(context).staffId, input)),
    preview: os.preview.handler(({ input, context, signal }) => {
      const uploaded = uploads.take(input.uploadId, userOf(context).staffId)
      const events = untilStopped(preview(uploaded, input.order, signal))
      return leavingIterator<PreviewEvent>(events, 'punchFiles.preview', log)
    }),
    import: os.import.handler(({ input, context, signal }) => {
      const call = actOf(context, 'punchFiles.import', input)
      const earlier = core.acts.repeated(call)
      const events: AsyncIterable<ImportEvent> = earlier
        ? earlierAnswer(earlier)
        : untilStopped(take(call, uploads.take(input.uploadId, userOf(context).staffId), signal))
      return leavingIterator<ImportEvent>(events, 'punchFiles.import', log)
    }),
    list: os.list.handler(() => list()),
    undo: os.undo.handler(({ input, context }) => undo(actOf(context, 'punchFiles.undo', input))),
  })
}
