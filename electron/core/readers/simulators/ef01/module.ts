import { systemClock } from '../../clock.ts'
import { createEmitter } from '../../emitter.ts'
import { createFrameParser, PACKET, type Frame, type ParserEvent } from '../../ef01/codec.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import { pictureOf, type Quality } from './blobs.ts'
import { createDelivery } from './delivery.ts'
import type { Answer } from './instructions.ts'
import { decide, thinkingMs, type Decision } from './knowledge.ts'
import { createState, type Ef01ModuleOptions } from './options.ts'
import { loseMemory, type ModuleState } from './state.ts'
import type { Stream } from './streams.ts'

export type { Ef01ModuleOptions } from './options.ts'

export type Ef01Module = {
  /** Bytes from the host, any chunking. */
  receive: (bytes: Uint8Array) => void
  /** Lays a named finger on the glass. */
  touch: (name: string) => void
  /** Lays a finger on the glass that gives no features (06, or 07 with 'fewPoints'). */
  dirty: (quality?: Exclude<Quality, 'good'>) => void
  lift: () => void
  /** Cuts the power and gives it back: memory and trust are lost, R503 says 55. */
  powerCycle: () => void
  /** Speed the host listens at, bits a second; at another than the module's own nothing is understood. */
  setLineSpeed: (baudRate: number | undefined) => void
  /** The live state, for looking at and for putting tests in order. */
  state: ModuleState
}

/** Half a command this old is given up. Slow hosts send a byte at a time, so it is long. */
const INTER_BYTE_MS = 500

/** A data packet of the host; outside a transfer it is passed over in silence. */
function takeData(state: ModuleState, frame: Frame): void {
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
 * A module of the EF01 family without hardware: byte-exact and stateful, on any byte stream.
 * Duties and faults: wire reference 2.14.
 */
export function createEf01Module(options: Ef01ModuleOptions): Ef01Module {
  const clock = options.clock ?? systemClock
  const real = options.timings === 'real'
  const state = createState(options)
  const parser = createFrameParser(state.address)
  const fingers = createEmitter<undefined>()
  const queue: (Frame | 'damaged')[] = []
  let busy = false
  let lineSpeed: number | undefined
  let stopExpiry = (): void => undefined
  let running = new AbortController()

  const heard = (): boolean => lineSpeed === undefined || lineSpeed === state.baudN * 9600
  const send = (bytes: Uint8Array): void => {
    if (heard()) options.output(bytes)
  }
  const delivery = createDelivery(state, clock, real, send)
  const deliver = (answer: Answer, thinking: number, done: () => void): void =>
    delivery.deliver(answer, thinking, () => {
      answer.then?.()
      parser.setAddress(state.address)
      if (answer.changed === true) options.onChange?.()
      done()
    })

  /** Lets an instruction that answers in pieces run on its own, until the next command. */
  const stream = (run: Stream, params: Uint8Array): void => {
    running = new AbortController()
    const { signal } = running
    const changed = (): void => options.onChange?.()
    const sendStep = (step: number, result: ArrayLike<number>): void => {
      if (!signal.aborted) delivery.acknowledge(step, result)
    }
    void run({ state, clock, fingers, changed, signal, send: sendStep }, params)
  }

  const work = (): void => {
    if (busy) return
    const frame = queue.shift()
    if (frame === undefined) return
    running.abort()
    state.receiving = undefined
    const payload = frame === 'damaged' ? undefined : frame.payload
    const thinking = real && payload !== undefined ? thinkingMs(state, payload[0] ?? 0) : 0
    const answer: Decision = payload === undefined ? { code: CONFIRM.packetError } : decide(state, payload)
    if (answer === 'silent' || typeof answer === 'function') {
      if (answer !== 'silent' && payload !== undefined) stream(answer, payload.subarray(1))
      work()
      return
    }
    busy = true
    deliver(answer, thinking, () => {
      busy = false
      work()
    })
  }

  const accept = (events: ParserEvent[]): void => {
    for (const event of events) {
      if (event.kind === 'frame') {
        const { id } = event.frame
        if (id === PACKET.command) queue.push(event.frame)
        else if (id === PACKET.data || id === PACKET.lastData) takeData(state, event.frame)
      } else if (event.kind === 'badChecksum' && event.address === state.address) {
        if (event.id === PACKET.command) queue.push('damaged')
        else state.receiving = undefined
      }
      work()
    }
    stopExpiry()
    if (parser.pending() > 0) stopExpiry = clock.after(INTER_BYTE_MS, () => accept(parser.expire()))
  }

  const lay = (finger: ModuleState['finger']): void => {
    state.finger = finger
    fingers.emit(undefined)
  }

  return {
    receive: (bytes) => {
      if (heard()) accept(parser.push(bytes))
    },
    touch: (name) => lay({ name, quality: 'good' }),
    dirty: (quality = 'disordered') => lay({ name: 'nobody', quality }),
    lift: () => lay(undefined),
    powerCycle: () => {
      running.abort()
      queue.length = 0
      parser.reset()
      loseMemory(state)
      if (state.options.model === 'r503') send(Uint8Array.of(0x55))
    },
    setLineSpeed: (baudRate) => (lineSpeed = baudRate),
    state,
  }
}
