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
import { createReaderSaving } from './reader-saving.ts'

/** The readers' part of the contract. */
export function readerProcedures(core: Core, readers: ReaderHub, proofs: FingerProofs) {
  const os = implement(contract.readers).$context<CallContext>()
  const saving = createReaderSaving(core)
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
    ports: os.ports.handler(() => core.ports.listPorts()),
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
