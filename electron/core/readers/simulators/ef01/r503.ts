import { COMMANDS, word } from '../../ef01/commands.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import { genImg, type Answer, type Handler } from './instructions.ts'
import { loseMemory } from './state.ts'

const ok: Answer = { code: CONFIRM.ok }

/** ASCII, filled up with zeros. */
function text(value: string, length: number): number[] {
  const bytes = [...new TextEncoder().encode(value)].slice(0, length)
  return [...bytes, ...new Array<number>(length - bytes.length).fill(0)]
}

const productInfo: Handler = ({ options }) => ({
  ...ok,
  result: [
    ...text('QT-SIM R503', 16),
    ...text('0001', 4),
    ...text('00000001', 8),
    ...[1, 2],
    ...text('SIM', 8),
    ...word(192),
    ...word(192),
    ...word(options.templateBytes),
    ...word(options.capacity),
  ],
})

/** R503 instructions that answer once (wire reference 2.4b); 31 and 32 are in streams.ts. */
export const R503: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [
    COMMANDS.getImageEx.code,
    (state, params) => {
      const poor = state.finger !== undefined && state.finger.quality !== 'good'
      const answer = genImg(state, params)
      if (!poor) return answer
      state.image = undefined
      return { code: CONFIRM.fewPoints }
    },
  ],
  [COMMANDS.cancel.code, () => ok],
  [
    COMMANDS.auraLedConfig.code,
    (state, [control = 0, , colour = 0]) => {
      state.ring = control === 4 ? 0 : colour
      return ok
    },
  ],
  [COMMANDS.checkSensor.code, () => ok],
  [COMMANDS.getAlgVer.code, () => ({ ...ok, result: text('QT SIM ALG 1.0', 32) })],
  [COMMANDS.getFwVer.code, () => ({ ...ok, result: text('QT SIM FW 1.2.2', 32) })],
  [COMMANDS.readProdInfo.code, productInfo],
  [COMMANDS.softRst.code, (state) => ({ ...ok, then: () => loseMemory(state), trailing: [0x55] })],
  [COMMANDS.handShake.code, () => ok],
  [COMMANDS.getEcho.code, () => ({ code: CONFIRM.echo })],
])
