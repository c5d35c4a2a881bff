import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { may } from '#shared/contract/permissions.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { Signer } from '../../security/signer.ts'
import type { Recorded } from '../visitors/registration.ts'
import { createHitDecisions } from './hit-decisions.ts'

type Decided = z.output<(typeof contract.watchList.decide)['~orpc']['inputSchema'] & object>
type DecidedHere = z.output<(typeof contract.watchHold.decide)['~orpc']['inputSchema'] & object>
type Seen = z.output<(typeof contract.watchList.seen)['~orpc']['inputSchema'] & object>

/** The call as it is remembered: a PIN could be guessed out of the hash of an input that holds it. */
const withoutSecret = (call: ActCall & { readonly input: DecidedHere }) => ({
  ...call,
  input: { ...call.input, credential: null },
})

/** What duty managers decide about those whom the list holds. */
export function createWatchDecisions(core: Core, signer: Signer) {
  const hits = createHitDecisions(core)
  return {
    stateOf: hits.stateOf,

    /** By a duty manager in his own window. @throws NOT_FOUND, ALREADY_DONE */
    decide(call: ActCall & { readonly input: Decided }): Recorded {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => hits.decide(scope, input.hitId, { ...input, by: actorId }))
    },

    /**
     * By a duty manager at the window of whoever registers.
     * @throws FORBIDDEN, NOT_FOUND, ALREADY_DONE, and what the signer throws
     */
    async decideHere(full: ActCall & { readonly input: DecidedHere }): Promise<Recorded> {
      const call = withoutSecret(full)
      const earlier = core.acts.repeated(call)
      if (earlier) return earlier as Recorded
      const hitId = hits.heldId(full.input.number)
      const { person } = await signer.verify(full.input.credential)
      if (!may(person.role, 'watch.write')) throw new DeskError('FORBIDDEN', { permission: 'watch.write' })
      return core.acts.run(call, (scope) => hits.decide(scope, hitId, { ...full.input, by: person.staffId }))
    },

    /** @throws NOT_FOUND, ALREADY_DONE */
    see: (call: ActCall & { readonly input: Seen }): Recorded =>
      core.acts.run(call, (scope) => hits.see(scope, call.input.hitId)),
  }
}
