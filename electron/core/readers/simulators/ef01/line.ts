import { encodeFrame, PACKET } from '../../ef01/codec.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import type { LineTraits } from '../line-traits.ts'

export const EF01_LINE: LineTraits = {
  // 55 at boot
  isStray: (bytes) => bytes.length < 12 && bytes[0] !== 0xef,
  isReply: (frame) => frame[6] === PACKET.acknowledge,
  checkFromEnd: 1,
  foreign: (frame) => encodeFrame({ address: 0x0badcafe, id: frame[6] ?? 0, payload: frame.subarray(9, -2) }),
  /** The refusal of a module whose password was not verified, from where the frame came from. */
  refused: (frame) => {
    const address = new DataView(frame.buffer, frame.byteOffset).getUint32(2)
    return encodeFrame({ address, id: PACKET.acknowledge, payload: [CONFIRM.passwordNeeded] })
  },
  inPackets: true,
}
