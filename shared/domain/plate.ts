/** One character for each province, and the letter of the place; GA 36-2018. */
const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'

const ordinary = new RegExp(`^[${provinces}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]$`)
const newEnergySmall = new RegExp(`^[${provinces}][A-HJ-NP-Z][DABCEFGHJK][A-HJ-NP-Z0-9]\\d{4}$`)
const newEnergyLarge = new RegExp(`^[${provinces}][A-HJ-NP-Z]\\d{5}[DABCEFGHJK]$`)

/** A plate as it is stored: capitals, no spaces, dots or dashes. */
export function normalPlate(text: string): string {
  return text.toUpperCase().replace(/[\s·.-]/g, '')
}

/**
 * Whether a mainland plate has the right form: province, letter, five signs, or six for new energy. Only ever a warning:
 * foreign and temporary plates have other forms.
 */
export function isPlate(text: string): boolean {
  const plate = normalPlate(text)
  return ordinary.test(plate) || newEnergySmall.test(plate) || newEnergyLarge.test(plate)
}
