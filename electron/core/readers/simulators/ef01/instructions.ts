import { COMMANDS, doubleWord, word } from '../../ef01/commands.ts'
import { CONFIRM } from '../../ef01/confirmations.ts'
import { fingersOf, makeImage, makeTemplate, sameFinger } from '../blobs.ts'
import { statusRegister, type Feature, type ModuleState } from './state.ts'

/** What a module answers to one command. */
export type Answer = {
  code: number
  result?: ArrayLike<number>
  /** Sent as data packets behind the acknowledge. */
  data?: Uint8Array
  /** A second acknowledge for the same command, by mistake. */
  second?: { code: number; result?: ArrayLike<number> }
  /** Takes effect once the acknowledge is out: speed. */
  then?: () => void
  /** Single bytes behind the acknowledge, outside any frame. */
  trailing?: ArrayLike<number>
  /** Something that lasts was changed. */
  changed?: boolean
}

export type Handler = (state: ModuleState, params: Uint8Array) => Answer

const ok: Answer = { code: CONFIRM.ok }
const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0
const wordAt = (bytes: Uint8Array, index: number): number => (at(bytes, index) << 8) | at(bytes, index + 1)
const longAt = (bytes: Uint8Array, index: number): number =>
  wordAt(bytes, index) * 0x10000 + wordAt(bytes, index + 2)

/** ZFM takes every number but 1 for 2; R503 has six buffers. */
export function bufferNumber(state: ModuleState, asked: number): number {
  const most = state.options.model === 'zfm' ? 2 : 6
  return asked >= 1 && asked <= most ? asked : 2
}

export const genImg: Handler = (state) => {
  state.image = undefined
  if (state.finger === undefined) return { code: CONFIRM.noFinger }
  state.pictures += 1
  state.image = { finger: state.finger.name, quality: state.finger.quality }
  return ok
}

export const img2Tz: Handler = (state, params) => {
  const { image, options } = state
  if (image === undefined) return { code: CONFIRM.noImage }
  if (image.quality === 'disordered') return { code: CONFIRM.disordered }
  if (image.quality === 'fewPoints') return { code: CONFIRM.fewPoints }
  const buffer = bufferNumber(state, at(params, 0))
  if (buffer === 1) state.searched = false
  const bytes = makeTemplate([image.finger], options.templateBytes)
  state.buffers.set(buffer, { bytes, picture: state.pictures })
  return ok
}

const match: Handler = (state) => {
  const left = state.buffers.get(1)
  const right = state.buffers.get(2)
  state.matched = left !== undefined && right !== undefined && sameFinger(left.bytes, right.bytes)
  const answer: Answer =
    state.matched && left !== undefined && right !== undefined
      ? { code: CONFIRM.ok, result: word(state.options.score(left.bytes, right.bytes)) }
      : { code: CONFIRM.noMatch, result: word(0) }
  if (state.options.defects.doubleMatch !== true) return answer
  return { code: CONFIRM.packetError, second: answer }
}

/** Lowest matching slot of a range, or undefined. */
export function lookUp(
  state: ModuleState,
  probe: Uint8Array,
  start: number,
  count: number,
): { slot: number; score: number } | undefined {
  const slots = [...state.library.keys()].sort((a, b) => a - b)
  for (const slot of slots) {
    const stored = state.library.get(slot)
    if (slot < start || slot >= start + count || stored === undefined) continue
    if (sameFinger(probe, stored)) return { slot, score: state.options.score(probe, stored) }
  }
  return undefined
}

const search: Handler = (state, params) => {
  const { defects } = state.options
  const feature = state.buffers.get(bufferNumber(state, at(params, 0)))
  state.searched = true
  const spoilt =
    defects.sharedMemory === true && feature?.picture !== undefined && feature.picture !== state.pictures
  const hit =
    feature === undefined || spoilt
      ? undefined
      : lookUp(state, feature.bytes, wordAt(params, 1), wordAt(params, 3))
  state.matched = hit !== undefined
  if (hit !== undefined) return { code: CONFIRM.ok, result: [...word(hit.slot), ...word(hit.score)] }
  return {
    code: CONFIRM.notFound,
    result: defects.garbageOnMiss === true ? [0x01, 0xee, 0, 0] : [0, 0, 0, 0],
  }
}

/**
 * The buffers of one enrolment: 1, 2, and those beyond whose pictures are as new as that of buffer 1. What an
 * earlier enrolment of more presses, or one broken off, left beyond 2 is no part of it.
 */
function enrolled(state: ModuleState): Map<number, Feature> {
  const since = state.buffers.get(1)?.picture ?? Infinity
  return new Map(
    [...state.buffers].filter(([buffer, { picture }]) => buffer <= 2 || (picture ?? -1) >= since),
  )
}

/** Merges the buffers of an enrolment; false when they are not of one finger. */
export function mergeBuffers(state: ModuleState): boolean {
  const { defects, templateBytes } = state.options
  const first = state.buffers.get(1)
  if (first === undefined || !state.buffers.has(2)) return false
  if (defects.sharedMemory === true && state.searched) return false
  const buffers = enrolled(state)
  const features = [...buffers.values()]
  const same = features.every((feature) => sameFinger(first.bytes, feature.bytes))
  if (!same && defects.clone !== true) return false
  const names = features.flatMap((feature) => fingersOf(feature.bytes))
  const known = names.every((name) => !name.startsWith('blob:'))
  const bytes = known ? makeTemplate(names, templateBytes) : first.bytes
  for (const buffer of buffers.keys()) state.buffers.set(buffer, { bytes, picture: undefined })
  return true
}

const store: Handler = (state, params) => {
  const slot = wordAt(params, 1)
  if (slot >= state.options.capacity) return { code: CONFIRM.slotOutOfRange }
  const feature = state.buffers.get(bufferNumber(state, at(params, 0)))
  if (feature === undefined || state.options.defects.wornFlash === true) return { code: CONFIRM.flashError }
  state.library.set(slot, feature.bytes)
  return { ...ok, changed: true }
}

const loadChar: Handler = (state, params) => {
  const slot = wordAt(params, 1)
  if (slot >= state.options.capacity) return { code: CONFIRM.slotOutOfRange }
  const bytes = state.library.get(slot)
  if (bytes === undefined) return { code: CONFIRM.templateUnreadable }
  state.buffers.set(bufferNumber(state, at(params, 0)), { bytes, picture: undefined })
  return ok
}

const upChar: Handler = (state, params) => {
  const feature = state.buffers.get(bufferNumber(state, at(params, 0)))
  return feature === undefined ? { code: CONFIRM.uploadFailed } : { ...ok, data: feature.bytes }
}

/** How a model says that something could not be deleted: R503 says 18 of everything its flash does not take. */
function inFlashWord(state: ModuleState, classic: number): Answer {
  return { code: state.options.model === 'r503' ? CONFIRM.flashError : classic }
}

const empty: Handler = (state) => {
  if (state.options.defects.wornFlash === true) return inFlashWord(state, CONFIRM.clearFailed)
  state.library.clear()
  return { ...ok, changed: true }
}

const deletChar: Handler = (state, params) => {
  const slot = wordAt(params, 0)
  const count = wordAt(params, 2)
  const { capacity, defects } = state.options
  if (slot + count > capacity || defects.wornFlash === true) return inFlashWord(state, CONFIRM.deleteFailed)
  for (let index = slot; index < slot + count; index += 1) state.library.delete(index)
  return { ...ok, changed: true }
}

/** Speeds R503 takes; the others of the family take 1 to 12. */
const R503_SPEEDS = [1, 2, 4, 6, 12]

export const setSysPara: Handler = (state, params) => {
  if (state.options.defects.wornFlash === true) return { code: CONFIRM.flashError }
  const value = at(params, 1)
  const bad: Answer = { code: CONFIRM.badRegisterValue }
  switch (at(params, 0)) {
    case 4: {
      const allowed = state.options.model === 'r503' ? R503_SPEEDS.includes(value) : value >= 1 && value <= 12
      return allowed ? { ...ok, then: () => (state.baudN = value), changed: true } : bad
    }
    case 5:
      if (value < 1 || value > 5) return bad
      state.security = value
      return { ...ok, changed: true }
    case 6:
      if (value > 3) return bad
      state.packetSizeCode = value
      return { ...ok, changed: true }
    default:
      return { code: CONFIRM.badRegister }
  }
}

const systemParameters = (state: ModuleState): number[] => [
  ...word(statusRegister(state)),
  ...word(state.options.systemId),
  ...word(state.options.defects.zeroCapacity === true ? 0 : state.options.capacity),
  ...word(state.security),
  ...doubleWord(state.address),
  ...word(state.packetSizeCode),
  ...word(state.baudN),
]

const readIndexTable: Handler = (state, params) => {
  const page = at(params, 0)
  if (page > (state.options.model === 'ps' ? 1 : 3)) return { code: CONFIRM.slotOutOfRange }
  const table = new Uint8Array(32)
  for (const slot of state.library.keys()) {
    if (slot >> 8 !== page) continue
    const inside = slot & 0xff
    table[inside >> 3] = at(table, inside >> 3) | (1 << (inside & 7))
  }
  return { ...ok, result: table }
}

/** AS608 one-shot enrolment: one picture, the lowest empty slot. */
const enroll: Handler = (state) => {
  const failed: Answer = { code: CONFIRM.enrolFailed, result: word(0) }
  if (genImg(state, new Uint8Array()).code !== CONFIRM.ok) return failed
  if (img2Tz(state, Uint8Array.of(1)).code !== CONFIRM.ok) return failed
  let slot = 0
  while (state.library.has(slot)) slot += 1
  const bytes = state.buffers.get(1)?.bytes
  if (slot >= state.options.capacity || bytes === undefined) return failed
  state.library.set(slot, bytes)
  return { ...ok, result: word(slot), changed: true }
}

const identify: Handler = (state) => {
  const missed: Answer = { code: CONFIRM.notFound, result: [0, 0, 0, 0] }
  if (genImg(state, new Uint8Array()).code !== CONFIRM.ok) return missed
  if (img2Tz(state, Uint8Array.of(1)).code !== CONFIRM.ok) return missed
  return search(state, Uint8Array.of(1, 0, 0, ...word(state.options.capacity)))
}

const vfyPwd: Handler = (state, params) => {
  if (longAt(params, 0) !== state.password) return { code: CONFIRM.wrongPassword }
  state.verified = true
  return ok
}

const notepadPage = (state: ModuleState, params: Uint8Array): Uint8Array | undefined =>
  state.notepad[at(params, 0)]

function receive(into: number | 'image'): (state: ModuleState) => Answer {
  return (state) => {
    state.receiving = { into, parts: [] }
    return ok
  }
}

/** 512 bytes: the system parameters, the rest erased flash. */
function informationPage(state: ModuleState): Uint8Array {
  const page = new Uint8Array(512).fill(0xff)
  page.set(systemParameters(state))
  return page
}

/** The classic instructions by code (wire reference 2.4). */
export const CLASSIC: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [COMMANDS.genImg.code, genImg],
  [COMMANDS.img2Tz.code, img2Tz],
  [COMMANDS.match.code, match],
  [COMMANDS.search.code, search],
  [COMMANDS.regModel.code, (state) => (mergeBuffers(state) ? ok : { code: CONFIRM.mergeFailed })],
  [COMMANDS.store.code, store],
  [COMMANDS.loadChar.code, loadChar],
  [COMMANDS.upChar.code, upChar],
  [COMMANDS.downChar.code, (state, params) => receive(bufferNumber(state, at(params, 0)))(state)],
  [
    COMMANDS.upImage.code,
    ({ image, options }) =>
      image === undefined
        ? { code: CONFIRM.imageUploadFailed }
        : { ...ok, data: makeImage(image, options.imageBytes) },
  ],
  [COMMANDS.downImage.code, receive('image')],
  [COMMANDS.deletChar.code, deletChar],
  [COMMANDS.empty.code, empty],
  [COMMANDS.setSysPara.code, setSysPara],
  [COMMANDS.readSysPara.code, (state) => ({ ...ok, result: systemParameters(state) })],
  [COMMANDS.enroll.code, enroll],
  [COMMANDS.identify.code, identify],
  [
    COMMANDS.setPwd.code,
    (state, params) => {
      if (state.options.defects.wornFlash === true) return { code: CONFIRM.flashError }
      state.password = longAt(params, 0)
      return { ...ok, changed: true }
    },
  ],
  [COMMANDS.vfyPwd.code, vfyPwd],
  [
    COMMANDS.getRandomCode.code,
    ({ options }) => ({ ...ok, result: [0, 1, 2, 3].map(() => Math.floor(options.random() * 256)) }),
  ],
  [
    COMMANDS.setAdder.code,
    (state, params) => {
      state.address = longAt(params, 0)
      return { ...ok, changed: true }
    },
  ],
  [COMMANDS.readInfPage.code, (state) => ({ ...ok, data: informationPage(state) })],
  [COMMANDS.portControl.code, (_, params) => (at(params, 0) > 1 ? { code: CONFIRM.portFailed } : ok)],
  [
    COMMANDS.writeNotepad.code,
    (state, params) => {
      const page = notepadPage(state, params)
      if (page === undefined) return { code: CONFIRM.badNotepadPage }
      page.set(params.subarray(1, 33))
      return { ...ok, changed: true }
    },
  ],
  [
    COMMANDS.readNotepad.code,
    (state, params) => {
      const page = notepadPage(state, params)
      return page === undefined ? { code: CONFIRM.badNotepadPage } : { ...ok, result: page }
    },
  ],
  [COMMANDS.highSpeedSearch.code, search],
  [COMMANDS.templeteNum.code, (state) => ({ ...ok, result: word(state.library.size) })],
  [COMMANDS.gpioLevel.code, (_, params) => (at(params, 1) > 1 ? { code: CONFIRM.portFailed } : ok)],
  [COMMANDS.readIndexTable.code, readIndexTable],
  [COMMANDS.ledOn.code, () => ok],
  [COMMANDS.ledOff.code, () => ok],
])
