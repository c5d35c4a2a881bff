import { toHalfWidth } from '#shared/domain/scanner.ts'

/** Largest amount a desk takes: 99 999 999.99 yuan, in fen. */
export const maxFen = 9_999_999_999

/** Fen as yuan with two decimals and thousands commas, in whole numbers only: 123456 → `1,234.56`. */
export function formatFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`
}

/**
 * What a person types for an amount, in fen; null for nothing, undefined for what is no amount. Never goes through
 * a fraction: `12.3` is the digits 12 and 30.
 */
export function parseFen(text: string): number | null | undefined {
  const plain = toHalfWidth(text)
    .replace(/。/g, '.')
    .replace(/[¥￥,\s]|元$/g, '')
  if (plain === '') return null
  const match = /^(-?)(\d{1,10})(?:\.(\d{0,2}))?$/.exec(plain)
  if (match === null) return undefined
  const [, sign = '', yuan = '0', fraction = ''] = match
  const fen = Number(`${yuan}${fraction.padEnd(2, '0')}`)
  return sign === '-' && fen !== 0 ? -fen : fen
}
