import { systemClock } from '../../clock.ts'
import { createEmitter, type Emitter } from '../../emitter.ts'
import { createFrameParser, type ParserEvent } from '../../ef01/codec.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import type { Quality } from '../blobs.ts'
import { createDelivery } from './delivery.ts'
import type { Answer } from './instructions.ts'
import { decide, thinkingMs, type Decision } from './knowledge.ts'
import { createState, type Ef01ModuleOptions } from './options.ts'
import { loseMemory, type ModuleState } from './state.ts'
import type { Stream } from './streams.ts'
import { heardOf, takeDamage, takeData, type Heard } from './transfer.ts'

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
  /** The host has gone: nothing more of what it asked for is said. */
  forgetHost: () => void
  /** Speed the host listens at, bits a second; at another than the module's own nothing is understood. */
  setLineSpeed: (baudRate: number | undefined) => void
  /** The live state, for looking at and for putting tests in order. */
  state: ModuleState
}

/** Half a command this old is given up. Slow hosts send a byte at a time, so it is long. */
const INTER_BYTE_MS = 500

/** What people do at the module; `wake` is what an M5 says of it (M5 fingerprint protocol 1.0, 2.4.2). */
function createGlass(
  state: ModuleState,
  fingers: Emitter<undefined>,
  wake: () => void,
): Pick<Ef01Module, 'touch' | 'dirty' | 'lift'> {
  const lay = (finger: ModuleState['finger']): void => {
    if (finger !== undefined && state.options.defects.wakeFrame === true) wake()
    state.finger = finger
    fingers.emit(undefined)
  }
  return {
    touch: (name) => lay({ name, quality: 'good' }),
    dirty: (quality = 'disordered') => lay({ name: 'nobody', quality }),
    lift: () => lay(undefined),
  }
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
  // Everything in the order of the line, data too: hosts send on before they have read an answer.
  const queue: Heard[] = []
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

  const say = (answer: Answer, thinking: number): void => {
    busy = true
    deliver(answer, thinking, () => {
      busy = false
      work()
    })
  }

  const obey = (payload: Uint8Array): void => {
    running.abort()
    state.receiving = undefined
    const thinking = real ? thinkingMs(state, payload[0] ?? 0) : 0
    const answer: Decision = decide(state, payload)
    if (typeof answer === 'function') stream(answer, payload.subarray(1))
    else if (answer !== 'silent') say(answer, thinking)
  }

  const work = (): void => {
    while (!busy) {
      const next = queue.shift()
      if (next === undefined) return
      if (next.kind === 'command') obey(next.frame.payload)
      else if (next.kind === 'data') takeData(state, next.frame)
      else if (takeDamage(state, next.id)) {
        running.abort()
        say({ code: CONFIRM.packetError }, 0)
      }
    }
  }

  const accept = (events: ParserEvent[]): void => {
    for (const event of events) {
      const one = heardOf(event, state.address)
      if (one !== undefined) queue.push(one)
      // At once: a change of address is of force for the very next packet.
      work()
    }
    stopExpiry()
    if (parser.pending() > 0) stopExpiry = clock.after(INTER_BYTE_MS, () => accept(parser.expire()))
  }

  const forgetHost = (): void => {
    running.abort()
    delivery.stop()
    queue.length = 0
    busy = false
    parser.reset()
  }

  return {
    receive: (bytes) => {
      if (heard()) accept(parser.push(bytes))
    },
    ...createGlass(state, fingers, () => delivery.acknowledge(CONFIRM.wake)),
    powerCycle: () => {
      forgetHost()
      loseMemory(state)
      if (state.options.model === 'r503') send(Uint8Array.of(0x55))
    },
    forgetHost,
    setLineSpeed: (baudRate) => (lineSpeed = baudRate),
    state,
  }
}
