import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import type { ActScope } from '../../acts/act.ts'

export type ArrivalInput = z.output<(typeof contract.visitors.register)['~orpc']['inputSchema'] & object>

/** Columns that a step decides for the line of the register; the rest comes from the form. */
export interface ArrivalColumns {
  readonly stayUntil?: number | null
  readonly admission?: 'waiting' | 'admitted' | null
  readonly place?: string
  /** Whom he visits, when the form names nobody. */
  readonly hostId?: number
  /** The matter, when the form does not ask for it. */
  readonly reason?: string
  readonly hazards?: boolean | null
}

/** A person about to be registered, inside the act that does it. */
export interface Arrival {
  readonly input: ArrivalInput
  readonly scope: ActScope
  /** UTC ms. */
  readonly arrivedAt: number
}

/**
 * What a part of reception adds to registering somebody. All steps run in the one transaction of the act: if one refuses,
 * nothing of the visit exists.
 */
export interface ArrivalStep {
  /** Before the line is written. @throws DeskError to refuse the arrival */
  before?(arrival: Arrival): ArrivalColumns
  /** After it: what belongs to the visit is written beside it. */
  after?(arrival: Arrival, visit: { readonly id: number; readonly number: string }): void
}
