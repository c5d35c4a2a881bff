import type { Deposit } from '#shared/contract/custody.ts'
import type { Credential } from '#shared/contract/values.ts'
import { typedCredential, type CredentialValues } from '../../client/credential-fields.tsx'
import { drawnOf } from '../../client/drawn.ts'
import type { SignatureInk } from '../../ui/signature-ink.ts'
import { linesOf, sumOf, type Quantities } from './cash.ts'

/** The form's values; what was not filled in yet is missing. */
export interface ReleaseValues extends CredentialValues {
  readonly seal: 'intact' | 'broken'
  readonly opening?: 'unopened' | 'opened'
  readonly cash?: Quantities
  readonly differenceReason?: string
  readonly guestSignature?: SignatureInk
}

/** What the two find, as far as it is filled in. */
export interface Finding {
  /** There is something to count here and now. */
  readonly counts: boolean
  /** At least one kind was counted. */
  readonly started: boolean
  /** Recounted minus counted, whole fen; 0 for what was never counted or not recounted yet. */
  readonly difference: number
  readonly broken: boolean
}

export function findingOf(
  { method, countedFen }: Deposit,
  { seal, opening, cash = {} }: Partial<ReleaseValues>,
): Finding {
  const counts = method === 'counted' || opening === 'opened'
  const started = Object.values(cash).some((quantity) => quantity != null)
  return {
    counts,
    started,
    difference: countedFen === null || !started ? 0 : sumOf(cash) - countedFen,
    broken: seal === 'broken',
  }
}

/** A counted sum is counted again; there is no way past it. */
export const lacksRecount = ({ countedFen }: Deposit, { started }: Finding): boolean =>
  countedFen !== null && countedFen > 0 && !started

export const needsApproval = ({ difference, broken }: Finding): boolean => difference !== 0 || broken

/** What goes to the core; reason and approval, by PIN or by `finger`, only where they are called for. */
export function releaseInput(deposit: Deposit, values: ReleaseValues, finger: Credential | null) {
  const finding = findingOf(deposit, values)
  return {
    depositId: deposit.id,
    sealIntact: !finding.broken,
    recount: finding.counts ? linesOf(values.cash ?? {}) : [],
    guestSignature: values.guestSignature ? drawnOf(values.guestSignature) : null,
    differenceReason: needsApproval(finding) ? (values.differenceReason ?? '') : '',
    approval: needsApproval(finding) ? (finger ?? typedCredential(values)) : null,
  }
}
