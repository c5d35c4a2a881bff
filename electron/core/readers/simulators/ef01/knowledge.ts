import { COMMANDS, type Command } from '../../ef01/commands.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import { CLASSIC, type Answer, type Handler } from './instructions.ts'
import { answerPs } from './ps.ts'
import { autoEnrolPs, autoIdentifyPs } from './ps-streams.ts'
import { R503 } from './r503.ts'
import type { ModuleState } from './state.ts'
import { autoEnrol, autoIdentify, type Stream } from './streams.ts'

/** Instructions by code, for their lengths. */
const BY_CODE: ReadonlyMap<number, Command> = new Map(
  Object.values(COMMANDS).map((entry) => [entry.code, entry]),
)

/** Instructions answered in pieces. */
const STREAMS: ReadonlyMap<number, Stream> = new Map([
  [COMMANDS.autoEnroll.code, autoEnrol],
  [COMMANDS.autoIdentify.code, autoIdentify],
])

const PS_STREAMS: ReadonlyMap<number, Stream> = new Map([
  [COMMANDS.autoEnroll.code, autoEnrolPs],
  [COMMANDS.autoIdentify.code, autoIdentifyPs],
])

/** The handler of an instruction, or undefined where this model does not know it. */
function handlerFor(state: ModuleState, code: number): Handler | undefined {
  const { model, defects } = state.options
  if (defects.noHighSpeedSearch === true && code === COMMANDS.highSpeedSearch.code) return undefined
  if (defects.noReadSysPara === true && code === COMMANDS.readSysPara.code) return undefined
  if (defects.noIndexTable === true && code === COMMANDS.readIndexTable.code) return undefined
  return CLASSIC.get(code) ?? (model === 'zfm' ? undefined : R503.get(code))
}

/** The PS dialect: streams of five parameter bytes, the rest by its own table. */
function decidePs(state: ModuleState, code: number, params: Uint8Array): Answer | Stream {
  const stream = state.options.defects.noStreams === true ? undefined : PS_STREAMS.get(code)
  if (stream === undefined) return answerPs(state, code, params)
  return params.length === 5 ? stream : { code: CONFIRM.packetError }
}

/** What to do with a command: answer, keep silent, or let an instruction run that answers in pieces. */
export type Decision = Answer | 'silent' | Stream

/** The gate, the lengths and the handlers, for the payload of a command frame. */
export function decide(state: ModuleState, payload: Uint8Array): Decision {
  const [code = 0] = payload
  const params = payload.subarray(1)
  if (state.asleep) return 'silent'
  if (!state.verified && code !== COMMANDS.vfyPwd.code) return { code: CONFIRM.passwordNeeded }
  if (state.options.model === 'ps') return decidePs(state, code, params)
  const handler = handlerFor(state, code)
  const stream = state.options.model === 'zfm' ? undefined : STREAMS.get(code)
  if (handler === undefined && stream === undefined) {
    if (state.options.defects.silentUnknown === true) return 'silent'
    return { code: state.options.model === 'r503' ? CONFIRM.unsupported : CONFIRM.packetError }
  }
  if (params.length !== BY_CODE.get(code)?.params) return { code: CONFIRM.packetError }
  return handler === undefined ? (stream ?? 'silent') : handler(state, params)
}

/** Milliseconds the module thinks about a command (measured figures of wire reference 2.12). */
export function thinkingMs(state: ModuleState, code: number): number {
  switch (code) {
    case COMMANDS.genImg.code:
    case COMMANDS.getImageEx.code:
      return state.finger === undefined ? 7 : 400
    case COMMANDS.img2Tz.code:
      return 390
    case COMMANDS.regModel.code:
    case COMMANDS.store.code:
      return 80
    case COMMANDS.search.code:
    case COMMANDS.highSpeedSearch.code:
      return 10 + state.library.size / 4
    default:
      return 5
  }
}
