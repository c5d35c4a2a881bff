/** Fingers in the order in which they are offered: the second one is on the other hand, which is not hurt together. */
export const fingerLabels = [
  'rightIndex',
  'leftIndex',
  'rightMiddle',
  'leftMiddle',
  'rightThumb',
  'leftThumb',
] as const
export type FingerLabel = (typeof fingerLabels)[number]

/** The first finger that is not among `used`; `nameOf` says a label as it is stored. */
export function nextFinger(used: readonly string[], nameOf: (label: FingerLabel) => string): FingerLabel {
  return fingerLabels.find((label) => !used.includes(nameOf(label))) ?? 'rightIndex'
}
