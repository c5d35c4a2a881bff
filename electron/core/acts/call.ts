import { DeskError } from '#shared/contract/errors.ts'
import type { SignedIn } from '../connection.ts'
import type { CallContext } from '../procedures.ts'
import type { ActCall } from './act.ts'

/** The signed-in person behind a call; the gate has already checked his permission. */
export function userOf(context: CallContext): SignedIn {
  if (!context.connection.user) throw new DeskError('NOT_SIGNED_IN', {})
  return context.connection.user
}

/** An act by the signed-in person, or by nobody (0) on an unattended screen. */
export function actOf<I extends { readonly requestId: string }>(
  context: CallContext,
  procedure: string,
  input: I,
): ActCall & { readonly input: I } {
  return { procedure, actorId: context.connection.user?.staffId ?? 0, input }
}
