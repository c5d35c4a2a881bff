import { COMMANDS, word } from '../../ef01/commands.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import { PS_COMMANDS, PS_CONFIRM } from '../../ef01/ps/commands.ts'
import { CLASSIC, genImg, lookUp, setSysPara, type Answer, type Handler } from './instructions.ts'
import type { ModuleState } from './state.ts'

const ok: Answer = { code: CONFIRM.ok }

/** An instruction of the PS dialect: parameter bytes it may have, and what it does. */
type Instruction = { params: readonly number[]; handler: Handler }

/** Classic codes that a PS-dialect module shares (wire reference 2.5). */
const SHARED = [
  ...[0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f],
  ...[0x12, 0x13, 0x14, 0x15, 0x16, 0x18, 0x19, 0x1d, 0x1f],
]

const searchNow: Handler = (state, [a = 0, b = 0, c = 0, d = 0]) => {
  const feature = state.buffers.get(1)
  const hit = feature === undefined ? undefined : lookUp(state, feature.bytes, (a << 8) | b, (c << 8) | d)
  if (hit === undefined) return { code: CONFIRM.notFound, result: [0, 0, 0, 0] }
  return { ...ok, result: [...word(hit.slot), ...word(hit.score)] }
}

/** Registers 0 to 13: speed, threshold and packet size as everywhere, enrolment logic and the rest are only kept. */
const writeRegister: Handler = (state, params) => {
  const [register = 0, value = 0] = params
  if (register >= 4 && register <= 6) return setSysPara(state, params)
  if (register > 13) return { code: CONFIRM.badRegister }
  return register === 3 && value > 2 ? { code: CONFIRM.badRegisterValue } : ok
}

const OWN: readonly (readonly [number, Instruction])[] = [
  [PS_COMMANDS.getEnrollImage.code, { params: [0], handler: genImg }],
  [COMMANDS.setSysPara.code, { params: [2], handler: writeRegister }],
  [COMMANDS.cancel.code, { params: [0], handler: () => ok }],
  // Sleep: the acknowledge is the last one hears of it.
  [0x33, { params: [0], handler: (state) => ({ ...ok, then: () => (state.asleep = true) }) }],
  // GetChipSN
  [0x34, { params: [1], handler: () => ({ ...ok, result: new Uint8Array(32).fill(0x51) }) }],
  // HandShake, CheckSensor
  [0x35, { params: [0], handler: () => ok }],
  [0x36, { params: [0], handler: () => ok }],
  // ControlBLN: colours are a bit mask here; mode 7 brings a programme of its own.
  [
    0x3c,
    {
      params: [4, 8],
      handler: (state, [mode = 0, start = 0]) => {
        state.ring = mode === 7 ? 0 : start
        return ok
      },
    },
  ],
  // GetImageInfo: area and quality in percent
  [
    0x3d,
    {
      params: [0],
      handler: ({ image }) =>
        image === undefined
          ? { code: CONFIRM.noImage, result: [0, 0] }
          : { ...ok, result: image.quality === 'good' ? [90, 80] : [40, 10] },
    },
  ],
  [0x3e, { params: [4], handler: searchNow }],
]

const classic = (code: number): Instruction | undefined => {
  const handler = CLASSIC.get(code)
  const known = Object.values(COMMANDS).find((entry) => entry.code === code)
  return handler === undefined || known === undefined ? undefined : { params: [known.params], handler }
}

/** The instructions of a PS-dialect module that answer once, by code; 31 and 32 are in ps-streams.ts. */
const PS: ReadonlyMap<number, Instruction> = new Map([
  ...SHARED.flatMap((code) => {
    const instruction = classic(code)
    return instruction === undefined ? [] : [[code, instruction] as const]
  }),
  ...OWN,
])

/** What a PS-dialect module answers to an instruction that answers once. */
export function answerPs(state: ModuleState, code: number, params: Uint8Array): Answer {
  const instruction = PS.get(code)
  if (instruction === undefined) return { code: PS_CONFIRM.blocked }
  if (!instruction.params.includes(params.length)) return { code: CONFIRM.packetError }
  return instruction.handler(state, params)
}
