/** Letters that waybills of a carrier begin with; those that print digits only cannot be told apart. */
const prefixes: readonly (readonly [prefix: string, carrier: string])[] = [
  ['SF', '顺丰'],
  ['JD', '京东'],
  ['YT', '圆通'],
  ['ZTO', '中通'],
  ['STO', '申通'],
  ['JT', '极兔'],
  ['DPK', '德邦'],
]

/** Carriers to choose from; any other may be typed. */
export const carriers = [
  '顺丰',
  '京东',
  '中通',
  '圆通',
  '申通',
  '韵达',
  '极兔',
  '德邦',
  '邮政',
  'EMS',
] as const

/** The carrier a waybill number gives away, or an empty text. */
export function carrierOf(barcode: string): string {
  const sign = barcode.trim().toUpperCase()
  return prefixes.find(([prefix]) => sign.startsWith(prefix))?.[1] ?? ''
}
