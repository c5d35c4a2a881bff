/** A phone number as two spellings of it compare: digits only, without the country code of the mainland. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return /^(?:00)?861\d{10}$/.test(digits) ? digits.slice(-11) : digits
}
