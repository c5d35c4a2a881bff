import { encodeData, encodePacket, NACK } from '../../gt511/codec.ts'
import { NACK_CODE } from '../../gt511/commands.ts'
import type { LineTraits } from '../line-traits.ts'

const OTHER_DEVICE = 2

export const GT511_LINE: LineTraits = {
  isStray: () => false,
  isReply: (frame) => frame[0] === 0x55,
  checkFromEnd: 1,
  foreign: (frame) => {
    if (frame[0] !== 0x55) return encodeData(frame.subarray(4, -2), OTHER_DEVICE)
    const view = new DataView(frame.buffer, frame.byteOffset)
    const [parameter, code] = [view.getUint32(4, true), view.getUint16(8, true)]
    return encodePacket({ code, parameter }, OTHER_DEVICE)
  },
  refused: () => encodePacket({ code: NACK, parameter: NACK_CODE.deviceError }),
  inPackets: false,
}
