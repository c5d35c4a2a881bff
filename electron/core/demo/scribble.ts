import { crc32, deflateSync } from 'node:zlib'
import type { DrawnSignature } from '../features/signatures.ts'
import type { Dice } from './random.ts'

const width = 300
const height = 100

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of 8-bit grey with alpha: black ink where `ink` is set. */
function png(ink: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 4, 0, 0, 0], 8) // 8 bits, grey with alpha
  const lines = Buffer.alloc(height * (1 + width * 2))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines[y * (1 + width * 2) + 2 + x * 2] = ink[y * width + x] ? 255 : 0
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Something that looks like a hurried signature, with strokes and picture that agree. */
export function scribble(dice: Dice, at: number): DrawnSignature {
  const ink = new Uint8Array(width * height)
  const strokes = Array.from({ length: dice.whole(2, 4) }, (_, stroke) => {
    const [left, wave, lift] = [20 + stroke * 65, dice.whole(2, 6), dice.whole(12, 30)]
    return Array.from({ length: 60 }, (__, step) => {
      const x = Math.round(left + step * 1.2)
      const y = Math.round(50 + Math.sin((step / 60) * Math.PI * wave) * lift + dice.whole(-1, 1))
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        ink[(y + dy) * width + x + dx] = 1
      return { x, y, time: at + stroke * 400 + step * 6 }
    })
  })
  return { strokes, image: `data:image/png;base64,${png(ink).toString('base64')}` }
}
