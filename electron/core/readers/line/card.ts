/** Five bytes of an EM4100 card: a maker's byte and the four that are printed. */
export const CARD_DIGITS = 10

/** XOR of the bytes written as hex, as two hex digits in capitals (wire reference 6). */
function checkDigits(hex: string): string {
  let sum = 0
  for (let at = 0; at < hex.length; at += 2) sum ^= Number.parseInt(hex.slice(at, at + 2), 16)
  return sum.toString(16).toUpperCase().padStart(2, '0')
}

/** The number printed on a card: its last four bytes in decimal, ten digits with leading zeros. */
export function printedNumber(card: string): string {
  return Number.parseInt(card.slice(-8), 16).toString().padStart(10, '0')
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

/** A card of ten hex digits as an RDM6300 sends it: 14 bytes. */
export function encodeRdm6300(card: string): Uint8Array {
  return bytesOf(`\x02${card}${checkDigits(card)}\x03`)
}

/** The same as an ID-2, ID-12 or ID-20 sends it: 16 bytes. */
export function encodeId12(card: string): Uint8Array {
  return bytesOf(`\x02${card}${checkDigits(card)}\r\n\x03`)
}

/** A line of text with CR LF, as most bridges and 10D readers send it. Throws RangeError on what is no ASCII text. */
export function encodeText(id: string): Uint8Array {
  if (!/^[ -~]*$/.test(id)) throw new RangeError('printable ASCII only')
  return bytesOf(`${id}\r\n`)
}
