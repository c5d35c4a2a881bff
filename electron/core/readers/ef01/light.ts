import { ReaderError } from '../reader-error.ts'
import { COMMANDS } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import type { Link } from './link.ts'

/** What the reader shows to the person at it. */
export type LightSign = 'match' | 'unknown' | 'enrolling' | 'off'

/** A light that says how it went. */
export type Light = {
  /** Never fails the act it is about, except `unplugged` and `cancelled`. */
  show: (sign: LightSign, signal?: AbortSignal) => Promise<void>
}

/** Steady light: while an animation runs the next reply can collide with it (wire reference 2.9). */
const STEADY = 3
const OFF = 4

const PARAMS: Readonly<Record<LightSign, readonly number[]>> = {
  match: [STEADY, 0, 4, 0],
  unknown: [STEADY, 0, 1, 0],
  enrolling: [STEADY, 0, 3, 0],
  off: [OFF, 0, 0, 0],
}

/** The ring of an R503: green for a match, red for a finger nobody knows, purple while one is enrolled. */
export function createLightRing(link: Link): Light {
  let broken = false
  let shown: LightSign | undefined
  return {
    show: async (sign, signal) => {
      if (broken || sign === shown) return
      // Whoever takes the request back leaves it open what the ring shows.
      shown = undefined
      try {
        const reply = await link.request(COMMANDS.auraLedConfig, PARAMS[sign], { signal, attempts: 1 })
        // A ring that does not obey is left alone from then on: people wait at the door. A module that has lost
        // power and trust (21) will obey again.
        broken = reply.confirmation !== CONFIRM.ok && reply.confirmation !== CONFIRM.passwordNeeded
        shown = reply.confirmation === CONFIRM.ok ? sign : undefined
      } catch (error) {
        if (!(error instanceof ReaderError) || (error.code !== 'noReply' && error.code !== 'badReply'))
          throw error
        broken = true
      }
    },
  }
}
