import { PACKET, type Frame, type ParserEvent } from '../../ef01/codec.ts'
import { pictureOf } from '../blobs.ts'
import type { ModuleState } from './state.ts'

/** What a module has to see to: a sound packet of its own, or one with a wrong sum, of which only the id is known. */
export type Heard =
  { kind: 'command'; frame: Frame } | { kind: 'data'; frame: Frame } | { kind: 'damaged'; id: number }

function isData(id: number): boolean {
  return id === PACKET.data || id === PACKET.lastData
}

/** What an event of the line is to the module at `address`; undefined for what it passes over in silence. */
export function heardOf(event: ParserEvent, address: number): Heard | undefined {
  if (event.kind === 'frame') {
    const { frame } = event
    if (frame.id === PACKET.command) return { kind: 'command', frame }
    return isData(frame.id) ? { kind: 'data', frame } : undefined
  }
  if (event.kind !== 'badChecksum' || event.address !== address) return undefined
  return event.id === PACKET.command || isData(event.id) ? { kind: 'damaged', id: event.id } : undefined
}

/** A data packet of the host; outside a transfer it is passed over in silence. */
export function takeData(state: ModuleState, frame: Frame): void {
  const { receiving } = state
  if (receiving === undefined) return
  receiving.parts.push(frame.payload)
  if (frame.id !== PACKET.lastData) return
  const bytes = new Uint8Array(Buffer.concat(receiving.parts))
  if (receiving.into === 'image') state.image = pictureOf(bytes)
  else state.buffers.set(receiving.into, { bytes, picture: undefined })
  state.receiving = undefined
}

/**
 * A damaged packet ends a transfer, and what was to be filled stays as it was. True: the host is told 01.
 * Data are otherwise never answered, so that outside a transfer nothing is said.
 */
export function takeDamage(state: ModuleState, id: number): boolean {
  const told = !isData(id) || state.receiving !== undefined
  state.receiving = undefined
  return told
}
