import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { Erasure } from './erasure.ts'
import { liveFinger } from './live-finger.ts'
import { deskErrorOfReader } from './reader-failure.ts'

type Remove = z.output<(typeof contract.fingers.remove)['~orpc']['inputSchema'] & object>

/** Takes one finger out of its reader and the record, with the reader's proof. */
export function createRemoving(core: Core, readers: Erasure) {
  /** @throws NOT_FOUND, and what the reader throws that cannot prove it */
  return async function remove(call: ActCall & { readonly input: Remove }): Promise<{ id: number }> {
    const earlier = core.acts.repeated(call)
    if (earlier) return earlier as { id: number }
    const { fingerId, reason } = call.input
    const finger = liveFinger(core, fingerId)
    core.health.demandWritable() // before the reader has forgotten the finger
    const proof = await readers.clearSlot(finger).catch((error: unknown) => {
      throw deskErrorOfReader(error)
    })
    return core.acts.run(call, (scope) => {
      readers.markDeleted(scope, finger, proof, 'removed', reason)
      return { id: fingerId }
    })
  }
}
