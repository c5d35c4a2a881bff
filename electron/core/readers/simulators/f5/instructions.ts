import { makeImage, sameFinger, type Picture } from '../blobs.ts'
import { LAST_PERMISSION, OUTCOME } from '../../f5/commands.ts'
import { LAST_USER } from '../../f5/users.ts'
import { featureOf, type F5State, type User } from './state.ts'

/** A command as it was sent, with its block and, for those that capture, what lay on the glass. */
export type Call = {
  word: number
  last: number
  /** The block of a long command. */
  block: Uint8Array
  /** Undefined: nobody came up to the capture timeout. */
  finger: Picture | undefined
}

/** Q1 Q2, Q3, and a block whose length then stands in Q1 Q2. */
export type Answer = { word: number; last: number; data?: Uint8Array; changed?: boolean }

export type Instruction = {
  run: (state: F5State, call: Call) => Answer
  /** Waits for a finger up to the capture timeout. */
  captures?: boolean
  /** P1 P2 are the length of a block that follows. */
  long?: boolean
}

const IMAGE_BYTES = 9800
const VERSION = 'QTSIM F5 V1.0'

const say = (last: number, word = 0): Answer => ({ last, word })
const block = (data: Uint8Array): Answer => ({ last: OUTCOME.ok, word: data.length, data })
const changed: Answer = { last: OUTCOME.ok, word: 0, changed: true }

const packed = (user: number, permission: number, feature: Uint8Array): Uint8Array =>
  Uint8Array.from([user >> 8, user & 0xff, permission, ...feature])

function lookUp(state: F5State, feature: Uint8Array): readonly [number, User] | undefined {
  return [...state.library].find(([, user]) => sameFinger(feature, user.feature))
}

/** The outcome for a capture without a good picture; undefined for a good one. */
function spoiled(finger: Picture | undefined, poor: number): number | undefined {
  if (finger === undefined) return OUTCOME.timeout
  if (finger.quality === 'fewPoints') return OUTCOME.notCentred
  return finger.quality === 'good' ? undefined : poor
}

/** A captured feature, or the answer that there is none. */
function captured({ finger }: Call, poor: number = OUTCOME.failed): Uint8Array | Answer {
  const outcome = spoiled(finger, poor)
  return outcome === undefined ? featureOf([finger?.finger ?? '']) : say(outcome)
}

function store(state: F5State, user: number, permission: number, feature: Uint8Array): Answer {
  if (user < 1 || user > LAST_USER || permission < 1 || permission > LAST_PERMISSION)
    return say(OUTCOME.failed)
  if (state.library.has(user)) return say(OUTCOME.userTaken)
  if (state.library.size >= state.capacity) return say(OUTCOME.full)
  if (!state.duplicatesAllowed && lookUp(state, feature) !== undefined) return say(OUTCOME.fingerTaken)
  state.library.set(user, { feature, permission })
  return changed
}

/** Enrolment presses 1 to 3, and 6: a third one whose feature is handed out instead of stored. */
const enrol =
  (press: number, finish: (state: F5State, call: Call, feature: Uint8Array) => Answer): Instruction['run'] =>
  (state, call) => {
    const { word: user, last: permission, finger } = call
    if (press === 1) {
      if (state.library.has(user)) return say(OUTCOME.userTaken)
      if (state.library.size >= state.capacity) return say(OUTCOME.full)
      state.enrolling = { user, permission, fingers: [] }
    }
    const { enrolling } = state
    if (enrolling?.user !== user || enrolling.fingers.length !== press - 1) return say(OUTCOME.failed)
    const feature = captured(call)
    if (!(feature instanceof Uint8Array)) return feature
    enrolling.fingers.push(finger?.finger ?? '')
    if (press < 3) return say(OUTCOME.ok)
    state.enrolling = undefined
    if (new Set(enrolling.fingers).size > 1) return say(OUTCOME.failed)
    return finish(state, call, feature)
  }

const stored: Parameters<typeof enrol>[1] = (state, { word, last }, feature) =>
  store(state, word, last, feature)

/** Something that can be set (0) and asked for (1), told in Q2. */
const setting = (
  limit: number,
  get: (state: F5State) => number,
  set: (state: F5State, value: number) => void,
): Instruction => ({
  run: (state, { word, last }) => {
    if (last !== 0) return say(OUTCOME.ok, get(state))
    if (word > limit) return say(OUTCOME.failed)
    set(state, word)
    return say(OUTCOME.ok, get(state))
  },
})

const identified = (state: F5State, feature: Uint8Array): Answer => {
  const [user, { permission }] = lookUp(state, feature) ?? [0, { permission: OUTCOME.noUser }]
  return say(permission, user)
}

/** A captured feature put to use. */
const withCapture = (use: (state: F5State, feature: Uint8Array, call: Call) => Answer, poor?: number) => ({
  captures: true,
  run: (state: F5State, call: Call): Answer => {
    const feature = captured(call, poor)
    return feature instanceof Uint8Array ? use(state, feature, call) : feature
  },
})

/** A user that is there put to use. */
const withUser =
  (use: (user: User, state: F5State, call: Call) => Answer): Instruction['run'] =>
  (state, call) => {
    const user = state.library.get(call.word)
    return user === undefined ? say(OUTCOME.noUser) : use(user, state, call)
  }

const same = (left: Uint8Array, right: Uint8Array): Answer =>
  say(sameFinger(left, right) ? OUTCOME.ok : OUTCOME.failed)

/** User, permission and feature of a block sent by the host. */
const unpacked = (data: Uint8Array) => ({
  user: ((data[0] ?? 0) << 8) | (data[1] ?? 0),
  permission: data[2] ?? 0,
  feature: data.slice(3),
})

const NOBODY = [0, 0] as const

/** Every command of the manual whose answer it tells (wire reference 4). */
export const INSTRUCTIONS: ReadonlyMap<number, Instruction> = new Map<number, Instruction>([
  [0x01, { captures: true, run: enrol(1, stored) }],
  [0x02, { captures: true, run: enrol(2, stored) }],
  [0x03, { captures: true, run: enrol(3, stored) }],
  [
    0x04,
    {
      run: withUser((_, { library }, { word }) => {
        library.delete(word)
        return changed
      }),
    },
  ],
  [
    0x05,
    {
      run: ({ library }) => {
        library.clear()
        return changed
      },
    },
  ],
  [
    0x06,
    {
      captures: true,
      run: enrol(3, (_, { word, last }, feature) => block(packed(word, last, feature))),
    },
  ],
  [
    0x08,
    {
      run: (state, { word, last }) => {
        state.serial = word * 0x100 + last
        return say(last, word)
      },
    },
  ],
  [
    0x09,
    {
      run: ({ library, capacity }, { last }) =>
        // The capacity comes back with the FF of the question.
        last === 0xff ? say(0xff, capacity) : say(OUTCOME.ok, library.size),
    },
  ],
  [0x0a, { run: withUser(({ permission }) => say(permission)) }],
  [
    0x0b,
    withCapture((state, feature, { word }) => {
      const user = state.library.get(word)
      return user === undefined ? say(OUTCOME.noUser) : same(feature, user.feature)
    }),
  ],
  [0x0c, withCapture(identified, OUTCOME.noUser)],
  [0x23, withCapture((_, feature) => block(packed(...NOBODY, feature)))],
  [
    0x24,
    {
      captures: true,
      run: (_, { finger }) =>
        finger === undefined ? say(OUTCOME.timeout) : block(makeImage(finger, IMAGE_BYTES)),
    },
  ],
  [0x26, { run: () => block(new TextEncoder().encode(VERSION)) }],
  [
    0x28,
    setting(
      9,
      ({ level }) => level,
      (state, value) => (state.level = value),
    ),
  ],
  [0x2a, { run: ({ serial }) => say(serial & 0xff, serial >> 8) }],
  [
    0x2b,
    {
      run: ({ library }) => {
        const users = [...library].flatMap(([user, { permission }]) => [user >> 8, user & 0xff, permission])
        return block(Uint8Array.from([library.size >> 8, library.size & 0xff, ...users]))
      },
    },
  ],
  [0x2c, { run: () => say(OUTCOME.ok) }],
  [
    0x2d,
    setting(
      1,
      ({ duplicatesAllowed }) => (duplicatesAllowed ? 0 : 1),
      (state, value) => (state.duplicatesAllowed = value === 0),
    ),
  ],
  [
    0x2e,
    setting(
      0xff,
      ({ captureSteps }) => captureSteps,
      (state, value) => (state.captureSteps = value),
    ),
  ],
  [
    0x31,
    { run: withUser(({ feature, permission }, _, { word }) => block(packed(word, permission, feature))) },
  ],
  [
    0x41,
    {
      long: true,
      run: (state, { block: data }) => {
        const { user, permission, feature } = unpacked(data)
        return store(state, user, permission, feature)
      },
    },
  ],
  [
    0x42,
    {
      long: true,
      run: (state, { block: data }) => {
        const { user, feature } = unpacked(data)
        const known = state.library.get(user)
        return known === undefined ? say(OUTCOME.noUser) : same(feature, known.feature)
      },
    },
  ],
  [0x43, { long: true, run: (state, { block: data }) => identified(state, unpacked(data).feature) }],
  [0x44, { long: true, ...withCapture((_, feature, call) => same(feature, unpacked(call.block).feature)) }],
])
