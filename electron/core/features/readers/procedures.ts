import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf, userOf } from '../../acts/call.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import type { FingerProofs } from '../../security/signer.ts'
import type { ReaderHub } from './hub.ts'
import { deskErrorOfReader } from './reader-failure.ts'
import { createReplacing } from './replacing.ts'
import { proofEvents } from './proofs.ts'
import { createReaderFinding, shownPort } from './reader-finding.ts'
import { createReaderSaving } from './reader-saving.ts'

/** The readers' part of the contract. */
export function readerProcedures(core: Core, readers: ReaderHub, proofs: FingerProofs) {
  const os = implement(contract.readers).$context<CallContext>()
  const saving = createReaderSaving(core)
  const finding = createReaderFinding(core, readers.places)
  const replacing = createReplacing(core, readers)

  /** Its failures as the contract tells them; the client's going ends it after the slot under way. */
  async function* replace(actorId: number, input: Parameters<typeof replacing>[1], signal?: AbortSignal) {
    try {
      yield* replacing(actorId, input, signal ?? core.closing)
    } catch (error) {
      if (signal?.aborted !== true) throw deskErrorOfReader(error)
    }
  }
  return os.router({
    list: os.list.handler(() => readers.list()),
    ports: os.ports.handler(async () => (await core.ports.listPorts()).map(shownPort)),
    find: os.find.handler(({ input, signal }) =>
      leavingIterator(finding.events(input.listen, signal), 'readers.find', core.ports.log),
    ),
    log: os.log.handler(({ input }) => readers.log.list(input.id)),
    seen: os.seen.handler(({ input, context }) => {
      readers.see(input.id, userOf(context).staffId)
      return {}
    }),
    save: os.save.handler(async ({ input: { password, ...fields }, context }) => {
      const answer = saving.save(actOf(context, 'readers.save', fields), password)
      await readers.reload(answer.id)
      return answer
    }),
    remove: os.remove.handler(async ({ input, context }) => {
      const answer = saving.remove(actOf(context, 'readers.remove', input), input.id)
      await readers.reload(input.id)
      return answer
    }),
    replace: os.replace.handler(({ input, context, signal }) =>
      leavingIterator(replace(userOf(context).staffId, input, signal), 'readers.replace', core.ports.log),
    ),
    proof: os.proof.handler(({ signal, context: { connection } }) => {
      const events = proofEvents(readers, proofs, () => isAllowed(connection, 'desk.use'), signal)
      return leavingIterator(events, 'readers.proof', core.ports.log)
    }),
  })
}
