import { makeImage, makeTemplate, sameFinger } from '../blobs.ts'
import { INFO_BYTES, NACK_CODE, TEMPLATE_BYTES } from '../../gt511/commands.ts'
import type { Gt511State } from './state.ts'

/** One response, and what follows it. */
export type Answer = {
  ok: boolean
  parameter: number
  /** A data packet behind the response. */
  data?: Uint8Array
  /** The host's data packet of 498 bytes is awaited and answered by this. */
  receive?: (template: Uint8Array) => Answer
  /** Once it is out. */
  then?: () => void
  /** Something lasting was changed. */
  changed?: boolean
}

export type Handler = (state: Gt511State, parameter: number) => Answer

/** EnrollStart with this id hands the template out instead of storing it. */
const NOT_STORED = 0xffffffff
/** Bytes of GetImage (258 x 202) and GetRawImage (160 x 120). */
const IMAGE_BYTES = 52_116
const RAW_IMAGE_BYTES = 19_200
const SPEEDS = [9600, 19200, 38400, 57600, 115200]

const ok = (parameter = 0, more: Partial<Answer> = {}): Answer => ({ ok: true, parameter, ...more })
const no = (parameter: number): Answer => ({ ok: false, parameter })

/** Answers about the template of an id, or with the NACK that says why there is none. */
const withStored =
  (answer: (template: Uint8Array, state: Gt511State, id: number) => Answer): Handler =>
  (state, id) => {
    if (id >= state.capacity) return no(NACK_CODE.badPosition)
    const template = state.library.get(id)
    return template === undefined ? no(NACK_CODE.notUsed) : answer(template, state, id)
  }

const verified = (same: boolean): Answer => (same ? ok() : no(NACK_CODE.verifyFailed))

/** The id that has a finger of this template. */
function lookUp(state: Gt511State, probe: Uint8Array): number | undefined {
  for (const [id, template] of state.library) if (sameFinger(probe, template)) return id
  return undefined
}

function identify(state: Gt511State, probe: Uint8Array | undefined): Answer {
  if (state.library.size === 0) return no(NACK_CODE.databaseEmpty)
  const id = probe === undefined ? undefined : lookUp(state, probe)
  return id === undefined ? no(NACK_CODE.identifyFailed) : ok(id)
}

/** The template of the last picture; undefined when it is too poor for one. */
function probeOf({ picture }: Gt511State): Uint8Array | undefined {
  return picture?.quality === 'good' ? makeTemplate([picture.finger], TEMPLATE_BYTES) : undefined
}

/** May a template go under this id? The NACK if not. */
function refusedId({ library, capacity }: Gt511State, id: number): Answer | undefined {
  if (id >= capacity) return no(NACK_CODE.badPosition)
  return library.has(id) ? no(NACK_CODE.alreadyUsed) : undefined
}

/** Stores, unless the finger is there already: then the NACK's parameter is its id. */
function store(state: Gt511State, id: number, template: Uint8Array): Answer {
  const twin = lookUp(state, template)
  if (twin !== undefined) return no(twin)
  state.library.set(id, template)
  return ok(0, { changed: true })
}

function enrollStart(state: Gt511State, id: number): Answer {
  state.enrolling = undefined
  if (id !== NOT_STORED) {
    if (state.library.size >= state.capacity) return no(NACK_CODE.databaseFull)
    const refused = refusedId(state, id)
    if (refused !== undefined) return refused
  }
  state.enrolling = { slot: id === NOT_STORED ? undefined : id, fingers: [] }
  return ok()
}

/** Enroll1 to Enroll3: each takes the picture before it; the third judges. */
function enroll(state: Gt511State, press: number): Answer {
  const { enrolling, picture } = state
  state.picture = undefined
  if (enrolling?.fingers.length !== press - 1) return no(NACK_CODE.enrollFailed)
  if (picture === undefined || picture.quality !== 'good') return no(NACK_CODE.badFinger)
  enrolling.fingers.push(picture.finger)
  if (press < 3) return ok()
  state.enrolling = undefined
  if (new Set(enrolling.fingers).size > 1) return no(NACK_CODE.enrollFailed)
  const template = makeTemplate(enrolling.fingers, TEMPLATE_BYTES)
  return enrolling.slot === undefined ? ok(0, { data: template }) : store(state, enrolling.slot, template)
}

function captureFinger(state: Gt511State): Answer {
  const { finger, light } = state
  // Too small a part of a finger is no finger to the module.
  if (finger === undefined || !light || finger.quality === 'fewPoints') return no(NACK_CODE.notPressed)
  state.picture = finger
  return ok()
}

function open(): Uint8Array {
  const info = new Uint8Array(INFO_BYTES)
  new DataView(info.buffer).setUint32(0, 0x20140217, true)
  info.set(new TextEncoder().encode('QTSIM-0000000001'), 8)
  return info
}

const image =
  (bytes: number): Handler =>
  ({ picture }) =>
    picture === undefined ? no(NACK_CODE.notPressed) : ok(0, { data: makeImage(picture, bytes) })

/** Every command of the data sheet but the firmware upgrades (wire reference 3). */
export const HANDLERS: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [0x01, (_, parameter) => ok(0, parameter === 0 ? {} : { data: open() })],
  [0x02, () => ok()],
  [0x03, () => ok()],
  [
    0x04,
    (state, speed) =>
      SPEEDS.includes(speed)
        ? ok(0, { then: () => (state.baudRate = speed), changed: true })
        : no(NACK_CODE.badParameter),
  ],
  [0x06, () => ok(0, { data: open() })],
  [0x12, (state, on) => ((state.light = on !== 0), ok())],
  [0x20, ({ library }) => ok(library.size)],
  [0x21, withStored(() => ok())],
  [0x22, enrollStart],
  [0x23, (state) => enroll(state, 1)],
  [0x24, (state) => enroll(state, 2)],
  [0x25, (state) => enroll(state, 3)],
  [0x26, ({ finger, light }) => ok(finger !== undefined && light ? 0 : NACK_CODE.notPressed)],
  [
    0x40,
    withStored((_, { library }, id) => {
      library.delete(id)
      return ok(0, { changed: true })
    }),
  ],
  [
    0x41,
    ({ library }) => {
      if (library.size === 0) return no(NACK_CODE.databaseEmpty)
      library.clear()
      return ok(0, { changed: true })
    },
  ],
  [
    0x50,
    withStored((template, state) => {
      const probe = probeOf(state)
      return verified(probe !== undefined && sameFinger(probe, template))
    }),
  ],
  [0x51, (state) => identify(state, probeOf(state))],
  [0x52, withStored((template) => ok(0, { receive: (probe) => verified(sameFinger(probe, template)) }))],
  [0x53, (state) => ok(0, { receive: (probe) => identify(state, probe) })],
  [0xf4, (state) => ok(0, { receive: (probe) => identify(state, probe) })],
  [0x60, captureFinger],
  [
    0x61,
    (state) => {
      const template = probeOf(state)
      return template === undefined ? no(NACK_CODE.badFinger) : ok(0, { data: template })
    },
  ],
  [0x62, image(IMAGE_BYTES)],
  [0x63, image(RAW_IMAGE_BYTES)],
  [0x70, withStored((template) => ok(0, { data: template }))],
  [0x71, (state, id) => refusedId(state, id) ?? ok(0, { receive: (template) => store(state, id, template) })],
  [
    0xf0,
    (state, level) => {
      if (level < 1 || level > 5) return no(NACK_CODE.badParameter)
      state.security = level
      return ok()
    },
  ],
  [0xf1, ({ security }) => ok(security)],
  [0xf9, () => ok()],
])
