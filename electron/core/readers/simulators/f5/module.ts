import { systemClock } from '../../clock.ts'
import { createF5Parser, encodeBlock, encodeFrame, type F5Event, type F5Frame } from '../../f5/codec.ts'
import type { Picture, Quality } from '../blobs.ts'
import { createCapture } from './capture.ts'
import { INSTRUCTIONS, type Instruction } from './instructions.ts'
import { createF5State, loseF5Memory, type F5ModuleOptions, type F5State } from './state.ts'

export type F5Module = {
  /** Bytes from the host, any chunking. */
  receive: (bytes: Uint8Array) => void
  /** Lays a named finger on the glass. */
  touch: (name: string) => void
  /** Lays a finger on the glass that fits nothing, or with 'fewPoints' one beside the middle. */
  dirty: (quality?: Exclude<Quality, 'good'>) => void
  lift: () => void
  /** Cuts the power and gives it back: settings and an enrolment are forgotten, a capture ends without a reply. */
  powerCycle: () => void
  /** Speed the host listens at, bits a second; at another than the module's own nothing is understood. */
  setLineSpeed: (baudRate: number | undefined) => void
  /** The live state, for looking at and for putting tests in order. */
  state: F5State
}

/** Half a frame this old is given up. Slow hosts send a byte at a time, so it is long. */
const INTER_BYTE_MS = 500
/** An F5 module without hardware: byte-exact and stateful, on any byte stream (wire reference 4). */
export function createF5Module(options: F5ModuleOptions): F5Module {
  const clock = options.clock ?? systemClock
  const state = createF5State(options)
  const capture = createCapture(state, clock, options.timings ?? 'fast')
  const isLong = ({ code }: F5Frame): boolean => INSTRUCTIONS.get(code)?.long === true
  const parser = createF5Parser(isLong)
  const queue: (F5Frame & { block: Uint8Array })[] = []
  /** The long command whose block is to come. */
  let head: F5Frame | undefined
  let busy = false
  let lineSpeed: number | undefined
  let stopExpiry = (): void => undefined

  const heard = (): boolean => lineSpeed === undefined || lineSpeed === state.baudRate
  const send = (bytes: Uint8Array): void => {
    if (heard()) options.output(bytes)
  }

  const answer = (call: (typeof queue)[number], { run }: Instruction, finger: Picture | undefined): void => {
    const { word, last, data, changed } = run(state, { ...call, finger })
    send(encodeFrame({ code: call.code, word, last }))
    if (data !== undefined) send(encodeBlock(data))
    if (changed === true) options.onChange?.()
  }

  const work = (): void => {
    while (!busy) {
      const call = queue.shift()
      if (call === undefined) return
      const instruction = INSTRUCTIONS.get(call.code)
      // A command that is not in the manual is met with silence.
      if (instruction === undefined) continue
      if (instruction.captures !== true) {
        answer(call, instruction, undefined)
        continue
      }
      busy = true
      capture.begin((finger) => {
        busy = false
        answer(call, instruction, finger)
        work()
      })
    }
  }

  const take = (event: F5Event): void => {
    if (event.kind === 'block') {
      if (head !== undefined) queue.push({ ...head, block: event.data })
      head = undefined
    } else if (event.kind === 'frame') {
      const { code, word, last } = event
      if (isLong(event)) head = { code, word, last }
      else queue.push({ code, word, last, block: new Uint8Array(0) })
    }
  }

  const accept = (events: F5Event[]): void => {
    for (const event of events) take(event)
    work()
    stopExpiry()
    if (parser.pending() > 0) stopExpiry = clock.after(INTER_BYTE_MS, () => accept(parser.expire()))
  }

  return {
    receive: (bytes) => {
      if (heard()) accept(parser.push(bytes))
    },
    touch: (name) => capture.lay({ finger: name, quality: 'good' }),
    dirty: (quality = 'disordered') => capture.lay({ finger: 'nobody', quality }),
    lift: () => (state.finger = undefined),
    powerCycle: () => {
      capture.abandon()
      busy = false
      queue.length = 0
      head = undefined
      parser.reset()
      loseF5Memory(state)
    },
    setLineSpeed: (baudRate) => (lineSpeed = baudRate),
    state,
  }
}
