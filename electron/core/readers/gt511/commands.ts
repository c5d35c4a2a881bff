/** Bytes of a template, by every paper of the family. */
export const TEMPLATE_BYTES = 498
/** Bytes of the answer to Open(1): firmware (4), ISO area (4), serial number (16). */
export const INFO_BYTES = 24

/** One command of the family as the host must know it. */
export type Command = {
  code: number
  /** Name in the data sheet. */
  name: string
  /** Milliseconds until the response has to be there. */
  timeoutMs: number
  /** Bytes of the data packet that follows an ACK. */
  dataBytes?: number
}

const SHORT_MS = 1000
/** Taking a picture, making a template of it, comparing it with 3000 others. */
const LONG_MS = 3000
/** Longest wait for a data packet, in ms: 498 bytes take half a second at 9600 bits a second. */
export const DATA_MS = 5000

/** Commands of the GT-511C3 data sheet that the driver sends (wire reference 3, waits from the public libraries). */
export const COMMANDS = {
  open: { code: 0x01, name: 'Open', timeoutMs: SHORT_MS },
  /** Open with parameter 1. No other command is answered with a data packet of this length. */
  openInfo: { code: 0x01, name: 'Open', timeoutMs: SHORT_MS, dataBytes: INFO_BYTES },
  /** 1 on, 0 off. In the dark no finger is ever seen. */
  cmosLed: { code: 0x12, name: 'CmosLed', timeoutMs: SHORT_MS },
  getEnrollCount: { code: 0x20, name: 'GetEnrollCount', timeoutMs: SHORT_MS },
  checkEnrolled: { code: 0x21, name: 'CheckEnrolled', timeoutMs: SHORT_MS },
  enrollStart: { code: 0x22, name: 'EnrollStart', timeoutMs: SHORT_MS },
  enroll1: { code: 0x23, name: 'Enroll1', timeoutMs: LONG_MS },
  enroll2: { code: 0x24, name: 'Enroll2', timeoutMs: LONG_MS },
  enroll3: { code: 0x25, name: 'Enroll3', timeoutMs: LONG_MS },
  /** Always ACK: parameter 0 is pressed, anything else not. */
  isPressFinger: { code: 0x26, name: 'IsPressFinger', timeoutMs: SHORT_MS },
  deleteId: { code: 0x40, name: 'DeleteID', timeoutMs: SHORT_MS },
  identify: { code: 0x51, name: 'Identify', timeoutMs: LONG_MS },
  /** 0 fast, anything else the best picture. */
  captureFinger: { code: 0x60, name: 'CaptureFinger', timeoutMs: LONG_MS },
  getTemplate: { code: 0x70, name: 'GetTemplate', timeoutMs: SHORT_MS, dataBytes: TEMPLATE_BYTES },
  /** Two responses: to the command, and to the data that follow. */
  setTemplate: { code: 0x71, name: 'SetTemplate', timeoutMs: LONG_MS },
} as const satisfies Record<string, Command>

/** Where the codes begin, the obsolete ones too. */
const NACK_CODES = 0x1001

/** What a NACK's parameter says. */
export const NACK_CODE = {
  badPosition: 0x1003,
  notUsed: 0x1004,
  alreadyUsed: 0x1005,
  communication: 0x1006,
  verifyFailed: 0x1007,
  identifyFailed: 0x1008,
  databaseFull: 0x1009,
  databaseEmpty: 0x100a,
  badFinger: 0x100c,
  enrollFailed: 0x100d,
  notSupported: 0x100e,
  deviceError: 0x100f,
  badParameter: 0x1011,
  notPressed: 0x1012,
} as const

/**
 * A NACK of Enroll3 or SetTemplate below the codes (and the capacity) is none: it is the id that has the finger
 * already.
 */
export function isTwin(parameter: number, capacity: number): boolean {
  return parameter < Math.min(capacity, NACK_CODES)
}
