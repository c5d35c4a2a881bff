import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

/** Draws the product's icon: a desk with a bell above it, in the accent colour. Run by hand after a change. */
const size = 512
const accent = [15, 92, 115]
const white = [255, 255, 255]

function inside(x, y) {
  const round = 96
  const cx = Math.min(Math.max(x, round), size - round)
  const cy = Math.min(Math.max(y, round), size - round)
  return Math.hypot(x - cx, y - cy) <= round
}
function ink(x, y) {
  const desk = y > 336 && y < 384 && x > 96 && x < 416
  const dome = y <= 320 && Math.hypot(x - 256, y - 320) < 120
  const knob = Math.hypot(x - 256, y - 182) < 20
  return desk || dome || knob
}

const rows = Buffer.alloc(size * (1 + size * 4))
for (let y = 0; y < size; y += 1)
  for (let x = 0; x < size; x += 1) {
    const at = y * (1 + size * 4) + 1 + x * 4
    if (!inside(x, y)) continue
    rows.set([...(ink(x, y) ? white : accent), 255], at)
  }
function chunk(type, data) {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, sum])
}
const header = Buffer.alloc(13)
header.writeUInt32BE(size, 0)
header.writeUInt32BE(size, 4)
header.set([8, 6, 0, 0, 0], 8)
const magic = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const png = [
  magic,
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(rows, { level: 9 })),
  chunk('IEND', Buffer.alloc(0)),
]
writeFileSync(new URL('../resources/icon.png', import.meta.url), Buffer.concat(png))
