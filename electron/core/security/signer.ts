import type { Credential } from '#shared/contract/values.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { SignedIn } from '../connection.ts'
import type { Core } from '../core.ts'
import type { Credentials } from './credentials.ts'

/** A finger just put on a reader is a proof of that person for this long, ms. */
const proofLifetime = 60_000

/** One-time proofs of fingers, held in memory only. */
export interface FingerProofs {
  /** 32 hex characters for whoever put the finger on. */
  issue(staffId: number): string
  /** @throws FINGER_PROOF_INVALID when unknown, used, or too old */
  consume(proof: string): number
}

export function createFingerProofs({ clock, ports }: Core): FingerProofs {
  const open = new Map<string, { staffId: number; until: number }>()
  const sweep = () => {
    for (const [proof, { until }] of open) if (until < clock.monotonic()) open.delete(proof)
  }
  return {
    issue(staffId) {
      sweep()
      const proof = ports.random(16).toString('hex')
      open.set(proof, { staffId, until: clock.monotonic() + proofLifetime })
      return proof
    },
    consume(proof) {
      sweep()
      const found = open.get(proof)
      open.delete(proof)
      if (!found) throw new DeskError('FINGER_PROOF_INVALID', {})
      return found.staffId
    },
  }
}

export interface Signer {
  /** Who signs, proved by PIN or finger. @throws PIN_WRONG, PIN_LOCKED, PIN_NOT_SET, FINGER_PROOF_INVALID, NOT_FOUND */
  verify(credential: Credential): Promise<{ person: SignedIn; by: 'pin' | 'finger' }>
}

export function createSigner(
  credentials: Credentials,
  proofs: FingerProofs,
  person: (staffId: number) => SignedIn,
): Signer {
  return {
    async verify(credential) {
      if (credential.kind === 'finger')
        return { person: person(proofs.consume(credential.proof)), by: 'finger' }
      const signing = person(credential.staffId)
      await credentials.check(credential.staffId, credential.pin)
      return { person: signing, by: 'pin' }
    },
  }
}
