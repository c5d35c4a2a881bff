/** Weights of GB 11643-1999 for the first seventeen digits, and the check signs by remainder of eleven. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const signs = '10X98765432'

/** The check sign that belongs to seventeen digits. */
export function residentIdCheckSign(seventeen: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0)
  return signs.charAt(sum % 11)
}

/**
 * Whether a resident ID number can be real: eighteen signs, a date of birth that exists, the right check sign (GB 11643).
 * Only ever a warning: old and foreign papers are none of these, and the receptionist has the paper in hand.
 */
export function isResidentId(text: string): boolean {
  const id = text.trim().toUpperCase()
  if (!/^\d{17}[\dX]$/.test(id)) return false
  const [year, month, day] = [Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))]
  const born = new Date(Date.UTC(year, month - 1, day))
  const exists =
    born.getUTCFullYear() === year && born.getUTCMonth() === month - 1 && born.getUTCDate() === day
  return exists && residentIdCheckSign(id.slice(0, 17)) === id.charAt(17)
}
