import type { ReaderClock } from '#core/readers/clock.ts'
import { createFrameParser, encodeFrame, PACKET } from '#core/readers/ef01/codec.ts'
import { createEf01Module, type Ef01ModuleOptions } from '#core/readers/simulators/ef01/module.ts'
import { frame, hex, toHex } from './ef01-examples.ts'

/** A module at once, and everything it has said since last asked, as hex. */
export function bench(options: Partial<Ef01ModuleOptions> = {}) {
  let said: Uint8Array[] = []
  const module = createEf01Module({ timings: 'fast', output: (bytes) => said.push(bytes), ...options })
  const heard = (): string => {
    const text = toHex(Uint8Array.from(said.flatMap((bytes) => [...bytes])))
    said = []
    return text
  }
  /** Sends a whole frame as hex. */
  const ask = (text: string): string => {
    module.receive(hex(text))
    return heard()
  }
  /** Sends code and parameters in a frame to the factory address. */
  const tell = (...payload: number[]): string =>
    ask(toHex(encodeFrame({ address: 0xffffffff, id: PACKET.command, payload })))
  return { module, ask, tell, heard }
}

/** Time that passes only when told: `run` lets everything happen that waits for its time, in order. */
export function manualClock(): ReaderClock & { run: () => void } {
  let nowMs = 0
  const waiting: { atMs: number; act: () => void }[] = []
  return {
    monotonicMs: () => nowMs,
    nowMs: () => nowMs,
    after: (ms, act) => {
      const entry = { atMs: nowMs + ms, act }
      waiting.push(entry)
      return () => {
        if (waiting.includes(entry)) waiting.splice(waiting.indexOf(entry), 1)
      }
    },
    run: () => {
      for (;;) {
        const next = waiting.sort((a, b) => a.atMs - b.atMs).shift()
        if (next === undefined) return
        nowMs = next.atMs
        next.act()
      }
    },
  }
}

export const reply = (...payload: number[]): string =>
  toHex(encodeFrame({ address: 0xffffffff, id: PACKET.acknowledge, payload }))
export const OK = frame(2)
export const NO_FINGER = frame(6)

/** Data bytes of an upload's packets, and how long each packet was. */
export function dataOf(text: string): { sizes: number[]; bytes: Uint8Array; ids: number[] } {
  const frames = createFrameParser()
    .push(hex(text))
    .flatMap((event) => (event.kind === 'frame' ? [event.frame] : []))
    .slice(1)
  return {
    sizes: frames.map((one) => one.payload.length),
    ids: frames.map((one) => one.id),
    bytes: Uint8Array.from(frames.flatMap((one) => [...one.payload])),
  }
}
