import { toHalfWidth } from './scanner.ts'

/** What of a pass decides where it may go next. */
interface PassStand {
  readonly kind: 'in' | 'out' | 'machineRoom'
  readonly direction: 'in' | 'out' | 'inOut'
  readonly replacesId: number | null
  readonly state: 'asked' | 'approved' | 'inside' | 'passed' | 'stopped' | 'cancelled'
}

/**
 * What a visitor brings along is only listed. What leaves the house, what moves in or out of a machine room (house rule
 * A10), and whatever differed from its pass once needs somebody to answer for it.
 */
export const needsApproval = ({ kind, replacesId }: Pick<PassStand, 'kind' | 'replacesId'>): boolean =>
  kind !== 'in' || replacesId !== null

/** Approved things that come out again go in first; those of a replaced pass are in already. */
export const mayEnter = ({ state, direction, replacesId }: PassStand): boolean =>
  state === 'approved' && direction === 'inOut' && replacesId === null

/** Whether the things stand at the door to be compared with the pass. */
export const mayCompare = (pass: PassStand): boolean =>
  pass.state === 'inside' || (pass.state === 'approved' && !mayEnter(pass))

/** Nothing has been decided about it for good. */
export const isOpenPass = ({ state }: Pick<PassStand, 'state'>): boolean =>
  state === 'asked' || state === 'approved' || state === 'inside'

export const differences = ['notFound', 'fewer', 'more', 'serial'] as const
export type Difference = (typeof differences)[number]

/** A serial number as it is compared: half width, capitals, no spaces. */
export const normalSerial = (text: string): string => toHalfWidth(text).toUpperCase().replace(/\s/g, '')

/** In what a line differs from the things at the door; null: in nothing. A line without a serial number has none to differ in. */
export function differenceOf(
  listed: { readonly quantity: number; readonly serialNumber: string },
  found: { readonly quantity: number; readonly serialNumber: string },
): Difference | null {
  if (found.quantity === 0) return 'notFound'
  if (found.quantity !== listed.quantity) return found.quantity < listed.quantity ? 'fewer' : 'more'
  const expected = normalSerial(listed.serialNumber)
  return expected !== '' && normalSerial(found.serialNumber) !== expected ? 'serial' : null
}
