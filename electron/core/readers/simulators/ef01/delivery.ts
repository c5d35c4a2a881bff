import type { ReaderClock } from '../../clock.ts'
import { encodeFrame, PACKET } from '../../ef01/codec.ts'
import { packetBytes } from '../../ef01/commands.ts'
import type { Answer } from './instructions.ts'
import type { ModuleState } from './state.ts'

type Cue = { afterMs: number; act: () => void }

/** Puts answers on the line: acknowledge, data packets, stray bytes, each at its time. */
export type Delivery = {
  /** One acknowledge frame, now. */
  acknowledge: (code: number, result?: ArrayLike<number>) => void
  /** The whole answer, after `thinking` ms; `done` when all of it is out. */
  deliver: (answer: Answer, thinking: number, done: () => void) => void
  /** Leaves the rest of what is under way unsaid; its `done` never comes. */
  stop: () => void
}

/** With `real` times a frame is on the line as long as the speed makes it; otherwise all happens at once. */
export function createDelivery(
  state: ModuleState,
  clock: ReaderClock,
  real: boolean,
  send: (bytes: Uint8Array) => void,
): Delivery {
  const acknowledge: Delivery['acknowledge'] = (code, result = []) => {
    const payload = [code, ...Array.from(result)]
    send(encodeFrame({ address: state.address, id: PACKET.acknowledge, payload }))
  }

  let round = 0
  const play = (script: Cue[], done: () => void): void => {
    const mine = round
    for (let cue = script.shift(); cue !== undefined; cue = script.shift()) {
      const { act, afterMs } = cue
      if (afterMs > 0) {
        clock.after(afterMs, () => {
          if (mine !== round) return
          act()
          play(script, done)
        })
        return
      }
      act()
    }
    done()
  }
  const wireMs = (bytes: number): number => (real ? (bytes * 10_000) / (state.baudN * 9600) : 0)

  const dataPackets = (data: Uint8Array): Cue[] => {
    const size = packetBytes(state.packetSizeCode)
    const script: Cue[] = []
    for (let at = 0; at < data.length; at += size) {
      const id = at + size >= data.length ? PACKET.lastData : PACKET.data
      const frame = encodeFrame({ address: state.address, id, payload: data.subarray(at, at + size) })
      script.push({ afterMs: wireMs(frame.length), act: () => send(frame) })
    }
    return script
  }

  return {
    acknowledge,
    stop: () => (round += 1),
    deliver: (answer, thinking, done) => {
      const { code, result, second, trailing, data } = answer
      const afterMs = thinking + wireMs(12 + (result?.length ?? 0))
      const script: Cue[] = [{ afterMs, act: () => acknowledge(code, result) }]
      if (second !== undefined)
        script.push({ afterMs: 0, act: () => acknowledge(second.code, second.result) })
      if (data !== undefined) script.push(...dataPackets(data))
      if (trailing !== undefined) {
        script.push({ afterMs: real ? 50 : 0, act: () => send(Uint8Array.from(trailing)) })
      }
      play(script, done)
    },
  }
}
