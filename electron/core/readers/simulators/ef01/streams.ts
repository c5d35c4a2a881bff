import { word } from '../../ef01/commands.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import { onAbort, type ReaderClock } from '../../clock.ts'
import type { Emitter } from '../../emitter.ts'
import { genImg, img2Tz, lookUp, mergeBuffers } from './instructions.ts'
import type { ModuleState } from './state.ts'

/** R503 gives up after 10 s without a finger; PS modules are taken to do the same. */
const FINGER_MS = 10_000
const CAPTURES = 6
const NONE = new Uint8Array(0)

export type StreamDeps = {
  state: ModuleState
  clock: ReaderClock
  /** Fires when a finger comes or goes. */
  fingers: Emitter<undefined>
  send: (code: number, result: ArrayLike<number>) => void
  changed: () => void
  signal: AbortSignal
}

/** An instruction that answers in pieces. */
export type Stream = (deps: StreamDeps, params: Uint8Array) => Promise<void>

/** Waits until a finger is there (or gone). False: time is up; a cancelled wait never ends and is forgotten. */
export function waitForFinger(deps: StreamDeps, there: boolean): Promise<boolean> {
  const is = (): boolean => (deps.state.finger !== undefined) === there
  if (is()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (value: boolean): void => {
      stopTimer()
      off()
      forget()
      if (!deps.signal.aborted) resolve(value)
    }
    const stopTimer = deps.clock.after(FINGER_MS, () => end(false))
    const off = deps.fingers.on(() => {
      if (is()) end(true)
    })
    const forget = onAbort(deps.signal, () => end(false))
  })
}

/** AutoEnroll of R503: six captures, then duplicate check, merge, store (R503 manual 1.2.2). */
export async function autoEnrol(deps: StreamDeps, params: Uint8Array): Promise<void> {
  const { state, send } = deps
  const [slot = 0, cover = 0, allowDuplicate = 0, report = 0, askLeave = 0] = params
  const step = (number: number): void => {
    if (report !== 0) send(CONFIRM.ok, [number, 0])
  }
  if (slot >= state.options.capacity) {
    send(CONFIRM.slotOutOfRange, [0, slot])
    return
  }
  if (cover === 0 && state.library.has(slot)) {
    send(CONFIRM.templateEmpty, [0, slot])
    return
  }
  state.buffers.clear()
  for (let press = 1; press <= CAPTURES; press += 1) {
    if (!(await waitForFinger(deps, true))) {
      send(CONFIRM.timeout, [2 * press - 1, 0])
      return
    }
    genImg(state, NONE)
    step(2 * press - 1)
    const made = img2Tz(state, Uint8Array.of(press))
    if (made.code !== CONFIRM.ok) {
      send(CONFIRM.fewPoints, [2 * press, 0])
      return
    }
    step(2 * press)
    if (askLeave !== 0 && press < CAPTURES && !(await waitForFinger(deps, false))) {
      send(CONFIRM.timeout, [2 * press, 0])
      return
    }
  }
  const probe = state.buffers.get(1)?.bytes ?? NONE
  if (allowDuplicate === 0 && lookUp(state, probe, 0, state.options.capacity) !== undefined) {
    send(CONFIRM.alreadyStored, [0x0d, 0])
    return
  }
  step(0x0d)
  state.searched = false
  if (!mergeBuffers(state)) {
    send(CONFIRM.mergeFailed, [0x0e, 0])
    return
  }
  step(0x0e)
  state.library.set(slot, state.buffers.get(1)?.bytes ?? probe)
  deps.changed()
  send(CONFIRM.ok, [0x0f, slot])
}

/** AutoIdentify of R503, replies with id(2) score(2) as R503Pro sends them; unconfirmed on hardware. */
export async function autoIdentify(deps: StreamDeps, params: Uint8Array): Promise<void> {
  const { state, send } = deps
  const [, start = 0, count = 0, report = 0, tries = 1] = params
  const answer = (code: number, step: number, slot = 0, score = 0): void =>
    send(code, [step, ...word(slot), ...word(score)])
  for (let attempt = 1; ; attempt += 1) {
    if (!(await waitForFinger(deps, true))) {
      answer(CONFIRM.timeout, 1)
      return
    }
    genImg(state, NONE)
    if (report !== 0) answer(CONFIRM.ok, 1)
    const made = img2Tz(state, Uint8Array.of(1))
    if (made.code === CONFIRM.ok && report !== 0) answer(CONFIRM.ok, 2)
    const probe = state.buffers.get(1)?.bytes ?? NONE
    const hit = made.code === CONFIRM.ok ? lookUp(state, probe, start, count) : undefined
    if (hit !== undefined) {
      answer(CONFIRM.ok, 3, hit.slot, hit.score)
      return
    }
    if (attempt >= Math.max(1, tries)) {
      answer(CONFIRM.notFound, 3)
      return
    }
    if (!(await waitForFinger(deps, false))) {
      answer(CONFIRM.timeout, 1)
      return
    }
  }
}
