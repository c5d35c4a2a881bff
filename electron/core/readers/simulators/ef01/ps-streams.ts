import { word } from '../../ef01/commands.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import { PS_CONFIRM } from '../../ef01/ps/commands.ts'
import { genImg, img2Tz, lookUp, mergeBuffers } from './instructions.ts'
import { waitForFinger, type StreamDeps } from './streams.ts'

const NONE = new Uint8Array(0)
const MOST_PRESSES = 6

/** Bits of the flag word (M5 fingerprint protocol 1.0, 3.2.2). */
const QUIET = 4
const OVERWRITE = 8
const NO_DUPLICATES = 16
const NO_LIFTING = 32

type Told = (code: number, step: number, detail: number) => void

/** Why an AutoEnroll is not even begun, or undefined. */
function objection({ state }: StreamDeps, slot: number, presses: number, flags: number): number | undefined {
  if (slot >= state.options.capacity) return CONFIRM.slotOutOfRange
  if (presses < 2 || presses > MOST_PRESSES) return PS_CONFIRM.badNumberOfPresses
  if (state.library.has(slot)) return (flags & OVERWRITE) === 0 ? PS_CONFIRM.slotTaken : undefined
  return state.library.size >= state.options.capacity ? CONFIRM.libraryFull : undefined
}

/** One press into its buffer; the same one is asked for again as long as it gives no features. False: time is up. */
async function onePress(deps: StreamDeps, press: number, told: Told): Promise<boolean> {
  const { state } = deps
  for (;;) {
    if (!(await waitForFinger(deps, true))) {
      told(CONFIRM.timeout, 1, press)
      return false
    }
    genImg(state, NONE)
    told(CONFIRM.ok, 1, press)
    const made = img2Tz(state, Uint8Array.of(press))
    told(made.code === CONFIRM.ok ? CONFIRM.ok : CONFIRM.fewPoints, 2, press)
    if (made.code === CONFIRM.ok) return true
    if (!(await waitForFinger(deps, false))) {
      told(CONFIRM.timeout, 1, press)
      return false
    }
  }
}

/** AutoEnroll of the PS dialect: presses, merge, duplicate check, store. */
export async function autoEnrolPs(deps: StreamDeps, params: Uint8Array): Promise<void> {
  const { state } = deps
  const [high = 0, low = 0, presses = 0, flagsHigh = 0, flagsLow = 0] = params
  const slot = (high << 8) | low
  const flags = (flagsHigh << 8) | flagsLow
  const told: Told = (code, step, detail) => {
    if ((flags & QUIET) === 0 || code !== CONFIRM.ok || step === 6) deps.send(code, [step, detail])
  }
  const against = objection(deps, slot, presses, flags)
  told(against ?? CONFIRM.ok, 0, 0)
  if (against !== undefined) return
  state.buffers.clear()
  for (let press = 1; press <= presses; press += 1) {
    if (!(await onePress(deps, press, told))) return
    if ((flags & NO_LIFTING) !== 0) continue
    if (!(await waitForFinger(deps, false))) {
      told(CONFIRM.timeout, 3, press)
      return
    }
    told(CONFIRM.ok, 3, press)
  }
  if (!mergeBuffers(state)) {
    told(CONFIRM.mergeFailed, 4, 0xf0)
    return
  }
  told(CONFIRM.ok, 4, 0xf0)
  const merged = state.buffers.get(1)?.bytes ?? NONE
  if ((flags & NO_DUPLICATES) !== 0 && lookUp(state, merged, 0, state.options.capacity) !== undefined) {
    told(CONFIRM.alreadyStored, 5, 0xf1)
    return
  }
  told(CONFIRM.ok, 5, 0xf1)
  state.library.set(slot, merged)
  deps.changed()
  told(CONFIRM.ok, 6, 0xf2)
}

/** AutoIdentify of the PS dialect: level(1) slot(2) flags(2); FFFF looks through all. */
export async function autoIdentifyPs(deps: StreamDeps, params: Uint8Array): Promise<void> {
  const { state } = deps
  const [, high = 0, low = 0, , flags = 0] = params
  const asked = (high << 8) | low
  const told = (code: number, step: number, slot = 0, score = 0): void => {
    if ((flags & QUIET) === 0 || code !== CONFIRM.ok || step === 5)
      deps.send(code, [step, ...word(slot), ...word(score)])
  }
  const { capacity } = state.options
  if (state.library.size === 0) told(PS_CONFIRM.libraryEmpty, 0)
  else if (asked !== 0xffff && asked >= capacity) told(CONFIRM.slotOutOfRange, 0)
  else if (asked !== 0xffff && !state.library.has(asked)) told(PS_CONFIRM.slotEmpty, 0)
  else {
    told(CONFIRM.ok, 0)
    if (!(await waitForFinger(deps, true))) {
      told(CONFIRM.timeout, 1)
      return
    }
    genImg(state, NONE)
    told(CONFIRM.ok, 1)
    // A picture without features counts as a miss (wire reference 2.5).
    const made = img2Tz(state, Uint8Array.of(1))
    const probe = made.code === CONFIRM.ok ? state.buffers.get(1)?.bytes : undefined
    const range: [number, number] = asked === 0xffff ? [0, capacity] : [asked, 1]
    const hit = probe === undefined ? undefined : lookUp(state, probe, ...range)
    if (hit === undefined) told(CONFIRM.notFound, 5)
    else told(CONFIRM.ok, 5, hit.slot, hit.score)
  }
}
