import { createHash } from 'node:crypto'

/**
 * Templates and images of the simulated modules: opaque to every client, but made from the finger's name and
 * carrying it, so that a template moved from one module to another is still that finger.
 */
const TEMPLATE_MARK = [0x03, 0x03, 0x51, 0x54]
const IMAGE_MARK = [0x51, 0x54, 0x49, 0x4d]

/** Joins the names of a template that a careless clone merged from several fingers. */
const JOIN = '|'

/** How good a picture is; decides what Img2Tz says of it. */
export type Quality = 'good' | 'disordered' | 'fewPoints'
const QUALITIES: readonly Quality[] = ['good', 'disordered', 'fewPoints']

/**
 * Deterministic filler bytes. EF 01 stands in it on purpose: real templates contain it (wire reference 2.8, 2.13
 * row 43). What follows it there is no address: hosts that cut a stream at the whole header do well with hardware.
 */
function filler(seed: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0, round = 0; at < length; at += 32, round += 1) {
    const block = createHash('sha256').update(`${seed}#${round}`).digest()
    bytes.set(block.subarray(0, Math.min(32, length - at)), at)
  }
  if (length > 90) bytes.set([0x03, 0x03, 0x5c, 0x1a, 0xef, 0x01, 0x00, 0x80], length - 80)
  return bytes
}

function blob(mark: readonly number[], extra: number, name: string, length: number): Uint8Array {
  const text = new TextEncoder().encode(name)
  if (text.length > 200) throw new RangeError('name of a finger above 200 bytes')
  const bytes = filler(name, length)
  bytes.set([...mark, extra, text.length, ...text])
  return bytes
}

function nameIn(bytes: Uint8Array, mark: readonly number[]): string | undefined {
  if (!mark.every((byte, index) => bytes[index] === byte)) return undefined
  const length = bytes[5] ?? 0
  return new TextDecoder().decode(bytes.subarray(6, 6 + length))
}

/** The fingers a template is of. Foreign bytes are a finger of their own, named by their hash. */
export function fingersOf(template: Uint8Array): string[] {
  const name = nameIn(template, TEMPLATE_MARK)
  if (name !== undefined) return name.split(JOIN)
  return [`blob:${createHash('sha256').update(template).digest('hex').slice(0, 16)}`]
}

export function makeTemplate(fingers: readonly string[], length: number): Uint8Array {
  return blob(TEMPLATE_MARK, 1, [...new Set(fingers)].sort().join(JOIN), length)
}

export type Picture = { finger: string; quality: Quality }

export function makeImage(picture: Picture, length: number): Uint8Array {
  return blob(IMAGE_MARK, QUALITIES.indexOf(picture.quality), picture.finger, length)
}

/** The picture in an image sent by the host; foreign bytes are a good picture of a finger of their own. */
export function pictureOf(image: Uint8Array): Picture {
  const finger = nameIn(image, IMAGE_MARK)
  if (finger === undefined) return { finger: fingersOf(image)[0] ?? '', quality: 'good' }
  return { finger, quality: QUALITIES[image[4] ?? 0] ?? 'good' }
}

/** Two templates match when they share a finger. */
export function sameFinger(left: Uint8Array, right: Uint8Array): boolean {
  const fingers = new Set(fingersOf(left))
  return fingersOf(right).some((finger) => fingers.has(finger))
}

/** A steady score between 60 and 199 for a matching pair. */
export function steadyScore(left: Uint8Array, right: Uint8Array): number {
  const hash = createHash('sha256').update(left).update(right).digest()
  return 60 + ((hash[0] ?? 0) % 140)
}
