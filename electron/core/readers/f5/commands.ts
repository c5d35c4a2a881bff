/** One command of the family as the host must know it. */
export type Command = {
  code: number
  /** What it does, in the manual's words. */
  name: string
  /** The module waits for a finger first, up to its capture timeout. */
  captures?: boolean
  /** A block follows the reply when its last byte is 00. */
  block?: boolean
}

/** Commands of the Waveshare manual that the driver sends (wire reference 4). */
export const COMMANDS = {
  enrol1: { code: 0x01, name: 'enrol 1', captures: true },
  enrol2: { code: 0x02, name: 'enrol 2', captures: true },
  /** The module judges at this one whether the finger is enrolled already. */
  enrol3: { code: 0x03, name: 'enrol 3', captures: true },
  deleteUser: { code: 0x04, name: 'delete user' },
  /** Last byte 0: number of users; FF: how many there may be. */
  count: { code: 0x09, name: 'count' },
  permission: { code: 0x0a, name: 'permission' },
  /** A hit has the user and its permission, 1 to 3, where others have an outcome. */
  identify: { code: 0x0c, name: '1:N', captures: true },
  /** Last byte 0: set, 1: get. The driver only gets it, to put the line in step. */
  level: { code: 0x28, name: 'comparison level' },
  users: { code: 0x2b, name: 'list users', block: true },
  /** Low byte 1: refuse a finger that is enrolled already. */
  addMode: { code: 0x2d, name: 'add mode' },
  /** Low byte: steps of 0.2 to 0.3 s; 0 is for ever. */
  captureTimeout: { code: 0x2e, name: 'capture timeout' },
  readFeature: { code: 0x31, name: 'read feature', block: true },
  storeFeature: { code: 0x41, name: 'store feature' },
} as const satisfies Record<string, Command>

/** Outcomes, the last byte of most replies. */
export const OUTCOME = {
  ok: 0x00,
  failed: 0x01,
  full: 0x04,
  noUser: 0x05,
  userTaken: 0x06,
  fingerTaken: 0x07,
  timeout: 0x08,
  notCentred: 0x0f,
} as const

/** Permissions a user may have; ours all get the first. */
export const PERMISSION = 1
export const LAST_PERMISSION = 3

/** User (2) and permission (1) in front of a feature. */
export const FEATURE_HEAD = 3
