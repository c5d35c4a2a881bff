import { ReaderError } from '../reader-error.ts'
import { COMMANDS } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import type { Link } from './link.ts'

/** What an R503 says of itself (R503 manual 1.2.2, wire reference 2.4b). */
export type ProductInfo = {
  model: string
  batch: string
  serial: string
  /** Major and minor version of the board. */
  hardware: string
  sensor: string
  /** Picture, in pixels. */
  width: number
  height: number
  templateBytes: number
  /** Number of slots. */
  capacity: number
}

/** ASCII up to the first zero; what is no text makes it empty. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const used = end < 0 ? bytes : bytes.subarray(0, end)
  return used.every((byte) => byte >= 0x20 && byte < 0x7f) ? Buffer.from(used).toString('latin1').trim() : ''
}

/** Reads the 46 result bytes of ReadProdInfo. */
export function parseProductInfo(data: Uint8Array): ProductInfo {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  return {
    model: text(data.subarray(0, 16)),
    batch: text(data.subarray(16, 20)),
    serial: text(data.subarray(20, 28)),
    hardware: `${view.getUint8(28)}.${view.getUint8(29)}`,
    sensor: text(data.subarray(30, 38)),
    width: view.getUint16(38),
    height: view.getUint16(40),
    templateBytes: view.getUint16(42),
    capacity: view.getUint16(44),
  }
}

/**
 * Asks whether the module is the R503 somebody has set, and for nothing else: 3C switches the light of a PS-dialect
 * module, so it is asked only where the setting says R503. Undefined: it is something else after all. Rejects
 * `unplugged` and `cancelled`.
 */
export async function confirmR503(link: Link, signal?: AbortSignal): Promise<ProductInfo | undefined> {
  try {
    const told = await link.request(COMMANDS.readProdInfo, [], { signal, attempts: 1 })
    if (told.confirmation !== CONFIRM.ok) return undefined
    const info = parseProductInfo(told.data)
    if (info.model === '') return undefined
    const shaken = await link.request(COMMANDS.handShake, [], { signal })
    return shaken.confirmation === CONFIRM.ok ? info : undefined
  } catch (error) {
    if (error instanceof ReaderError && (error.code === 'noReply' || error.code === 'badReply'))
      return undefined
    throw error
  }
}
