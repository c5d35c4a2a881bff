import { encodeFrame } from '../../f5/codec.ts'
import { OUTCOME } from '../../f5/commands.ts'
import type { LineTraits } from '../line-traits.ts'

const FRAME_BYTES = 8

export const F5_LINE: LineTraits = {
  isStray: () => false,
  isReply: (frame) => frame.length === FRAME_BYTES,
  // The last byte is an F5 whatever comes.
  checkFromEnd: 2,
  foreign: (frame) => {
    if (frame.length !== FRAME_BYTES) return frame
    const [, code = 0, high = 0, low = 0, last = 0] = frame
    return encodeFrame({ code: code ^ 0x40, word: (high << 8) | low, last })
  },
  refused: ([, code = 0]) => encodeFrame({ code, word: 0, last: OUTCOME.failed }),
  inPackets: false,
}
