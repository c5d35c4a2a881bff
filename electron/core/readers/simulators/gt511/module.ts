import { systemClock } from '../../clock.ts'
import { createGt511Parser, encodeData, encodePacket, ACK, NACK, type Gt511Event } from '../../gt511/codec.ts'
import { NACK_CODE, TEMPLATE_BYTES } from '../../gt511/commands.ts'
import type { Quality } from '../blobs.ts'
import { HANDLERS, type Answer } from './instructions.ts'
import { createGt511State, loseGt511Memory, type Gt511ModuleOptions, type Gt511State } from './state.ts'

export type Gt511Module = {
  /** Bytes from the host, any chunking. */
  receive: (bytes: Uint8Array) => void
  /** Lays a named finger on the glass. */
  touch: (name: string) => void
  /** Lays a finger on the glass that fits nothing, or with 'fewPoints' one too small for a picture. */
  dirty: (quality?: Exclude<Quality, 'good'>) => void
  lift: () => void
  /** Cuts the power and gives it back: the light goes out, an enrolment is forgotten. */
  powerCycle: () => void
  /** Speed the host listens at, bits a second; at another than the module's own nothing is understood. */
  setLineSpeed: (baudRate: number | undefined) => void
  /** The live state, for looking at and for putting tests in order. */
  state: Gt511State
}

/** Half a packet this old is given up. Slow hosts send a byte at a time, so it is long. */
const INTER_BYTE_MS = 500
/** Taking a picture and looking it up, measured on modules of the family in a few hundred ms. */
const THINKING_MS: ReadonlyMap<number, number> = new Map([
  [0x23, 300],
  [0x24, 300],
  [0x25, 600],
  [0x51, 300],
  [0x60, 200],
])

/** A GT-511 without hardware: byte-exact and stateful, on any byte stream (wire reference 3). */
export function createGt511Module(options: Gt511ModuleOptions): Gt511Module {
  const clock = options.clock ?? systemClock
  const state = createGt511State(options)
  const parser = createGt511Parser()
  const queue: Gt511Event[] = []
  let awaited: Answer['receive']
  let busy = false
  let lineSpeed: number | undefined
  let stopExpiry = (): void => undefined

  const heard = (): boolean => lineSpeed === undefined || lineSpeed === state.baudRate
  const send = (bytes: Uint8Array): void => {
    if (heard()) options.output(bytes)
  }
  const expect = (receive: Answer['receive']): void => {
    awaited = receive
    parser.expectData(receive === undefined ? undefined : TEMPLATE_BYTES)
  }

  const say = (answer: Answer): void => {
    send(encodePacket({ code: answer.ok ? ACK : NACK, parameter: answer.parameter }))
    if (answer.data !== undefined) send(encodeData(answer.data))
    answer.then?.()
    expect(answer.receive)
    if (answer.changed === true) options.onChange?.()
  }

  const obey = (code: number, parameter: number): void => {
    expect(undefined)
    const handler = HANDLERS.get(code)
    const thinkingMs = options.timings === 'real' ? (THINKING_MS.get(code) ?? 5) : 0
    const act = (): void => {
      say(handler?.(state, parameter) ?? { ok: false, parameter: NACK_CODE.notSupported })
    }
    if (thinkingMs === 0) {
      act()
      return
    }
    busy = true
    clock.after(thinkingMs, () => {
      busy = false
      act()
      work()
    })
  }

  const take = (event: Gt511Event): void => {
    if (event.kind === 'packet' && event.code !== ACK && event.code !== NACK)
      obey(event.code, event.parameter)
    else if (event.kind === 'data' && awaited !== undefined) say(awaited(event.data))
    // A broken data packet ends the transfer; broken commands are met with silence.
    else if (event.kind === 'badChecksum' && awaited !== undefined)
      say({ ok: false, parameter: NACK_CODE.communication })
  }

  const work = (): void => {
    for (let next = busy ? undefined : queue.shift(); next !== undefined;) {
      take(next)
      next = busy ? undefined : queue.shift()
    }
  }

  const accept = (events: Gt511Event[]): void => {
    queue.push(...events)
    work()
    stopExpiry()
    if (parser.pending() > 0) stopExpiry = clock.after(INTER_BYTE_MS, () => accept(parser.expire()))
  }

  return {
    receive: (bytes) => {
      if (heard()) accept(parser.push(bytes))
    },
    touch: (name) => (state.finger = { finger: name, quality: 'good' }),
    dirty: (quality = 'disordered') => (state.finger = { finger: 'nobody', quality }),
    lift: () => (state.finger = undefined),
    powerCycle: () => {
      queue.length = 0
      parser.reset()
      expect(undefined)
      loseGt511Memory(state)
    },
    setLineSpeed: (baudRate) => (lineSpeed = baudRate),
    state,
  }
}
