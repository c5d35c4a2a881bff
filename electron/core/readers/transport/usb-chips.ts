import type { SerialPortFacts } from './serial.ts'

/** USB-serial chips by vendor:product in lower-case hex (wire reference 8), as people name the adapter. */
const CHIPS: Readonly<Record<string, string>> = {
  '1a86:7523': 'CH340',
  '1a86:7522': 'CH340K',
  '1a86:5523': 'CH341A',
  '1a86:55d3': 'CH343',
  '1a86:55d4': 'CH9102',
  '10c4:ea60': 'CP210x',
  '0403:6001': 'FT232R',
  '0403:6015': 'FT-X',
  '067b:2303': 'PL2303',
  '067b:23a3': 'PL2303',
  '303a:1001': 'ESP32',
}
/** Makers whose boards all speak by themselves. */
const MAKERS: Readonly<Record<string, string>> = { '2341': 'Arduino', '2a03': 'Arduino' }

/** The chip behind a USB id; undefined for one that nobody has met here. */
function chipOf(usbId: string): string | undefined {
  return CHIPS[usbId] ?? MAKERS[usbId.slice(0, 4)]
}

/** What every CP210x says that nobody has given a number, and the like: two of them would pass for each other. */
const NO_SERIALS: ReadonlySet<string> = new Set([
  '',
  '0',
  '0000',
  '0001',
  '00000000',
  '12345678',
  '0123456789',
])

/** The serial number by which an adapter is known again anywhere; undefined when it has none of its own. */
export function realSerial(serialNumber: string | null | undefined): string | undefined {
  const serial = serialNumber?.trim() ?? ''
  return NO_SERIALS.has(serial) ? undefined : serial
}

/** A serial port with the words that a person recognises it by. */
export type NamedPort = Omit<SerialPortFacts, 'manufacturer'> & { label: string }

/** vendor:product in lower-case hex; null for a port that is not on USB. */
export function usbIdOf({
  vendorId,
  productId,
}: Pick<SerialPortFacts, 'vendorId' | 'productId'>): string | null {
  if (!vendorId || !productId) return null
  return `${vendorId.padStart(4, '0')}:${productId.padStart(4, '0')}`.toLowerCase()
}

/** The chip where it is known, else maker and USB id. */
export function labelOf(port: SerialPortFacts): string {
  const usbId = usbIdOf(port)
  const chip = usbId === null ? undefined : chipOf(usbId)
  if (chip !== undefined) return chip
  return [port.manufacturer ?? '', usbId ?? ''].filter((part) => part !== '').join(' ')
}
