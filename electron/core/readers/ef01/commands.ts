import { CONFIRM, POOR_IMAGE } from './confirmations.ts'

/** One instruction of the family as the host must know it. */
export type Command = {
  /** Instruction code, first payload byte. */
  code: number
  /** Name in the manuals. */
  name: string
  /** Parameter bytes after the code. */
  params: number
  /** Result bytes after the confirmation code on success: LEN is this + 3. */
  result: number
  /** Documented codes besides 00 and 01; others are believed only when nothing better comes. */
  codes: readonly number[]
  /** Milliseconds until the reply has to be there. */
  timeoutMs: number
}

const SHORT_MS = 500
const IMAGE_MS = 1500
const SEARCH_MS = 2000

/** One row of a table of instructions. */
export const command = (
  code: number,
  name: string,
  params: number,
  result: number,
  codes: readonly number[] = [],
  timeoutMs = SHORT_MS,
): Command => ({ code, name, params, result, codes, timeoutMs })

const FLASH = CONFIRM.flashError

/**
 * Classic instructions (ZFM-20 manual chapter 6, AS608) and the R503 additions that answer once.
 * Lengths and codes: wire reference sections 2.4 and 2.4b; times: 2.12.
 * Codes 31 to 36 and 3C, 3D mean other things on PS-dialect modules: never send them before the model is known.
 */
export const COMMANDS = {
  /** Takes a picture; answers at once with 02 when there is no finger. */
  genImg: command(0x01, 'GenImg', 0, 0, [CONFIRM.noFinger, ...POOR_IMAGE], IMAGE_MS),
  /** Makes features of the picture into a buffer: buffer(1). */
  img2Tz: command(0x02, 'Img2Tz', 1, 0, POOR_IMAGE, IMAGE_MS),
  /** Compares buffers 1 and 2: score(2). */
  match: command(0x03, 'Match', 0, 2, [CONFIRM.noMatch]),
  /** Looks a buffer up: buffer(1) start(2) count(2), gives slot(2) score(2). */
  search: command(0x04, 'Search', 5, 4, [CONFIRM.notFound], SEARCH_MS),
  /** Merges the buffers into one template. */
  regModel: command(0x05, 'RegModel', 0, 0, [CONFIRM.mergeFailed], IMAGE_MS),
  /** Keeps a buffer in the library, overwriting silently: buffer(1) slot(2). */
  store: command(0x06, 'Store', 3, 0, [CONFIRM.slotOutOfRange, CONFIRM.libraryFull, FLASH]),
  /** Loads a stored template into a buffer: buffer(1) slot(2). */
  loadChar: command(0x07, 'LoadChar', 3, 0, [CONFIRM.slotOutOfRange, CONFIRM.templateUnreadable]),
  /** Sends a buffer to the host as data packets: buffer(1). */
  upChar: command(0x08, 'UpChar', 1, 0, [CONFIRM.uploadFailed]),
  /** Receives a buffer from the host as data packets, without a final answer: buffer(1). */
  downChar: command(0x09, 'DownChar', 1, 0, [CONFIRM.cannotReceive]),
  upImage: command(0x0a, 'UpImage', 0, 0, [CONFIRM.imageUploadFailed]),
  downImage: command(0x0b, 'DownImage', 0, 0, [CONFIRM.cannotReceive]),
  /** Deletes slots: slot(2) count(2). */
  deletChar: command(0x0c, 'DeletChar', 4, 0, [CONFIRM.deleteFailed, CONFIRM.slotOutOfRange, FLASH]),
  /** Deletes all. */
  empty: command(0x0d, 'Empty', 0, 0, [CONFIRM.clearFailed, FLASH], SEARCH_MS),
  /** register(1) value(1); the answer still comes with the old setting. */
  setSysPara: command(0x0e, 'SetSysPara', 2, 0, [CONFIRM.badRegister, CONFIRM.badRegisterValue, FLASH]),
  /** Gives the 16 bytes of `parseSystemParameters`. */
  readSysPara: command(0x0f, 'ReadSysPara', 0, 16),
  /** One-shot enrolment of AS608: slot(2). */
  enroll: command(0x10, 'Enroll', 0, 2, [CONFIRM.enrolFailed], SEARCH_MS),
  /** One-shot search of AS608: slot(2) score(2). */
  identify: command(0x11, 'Identify', 0, 4, [CONFIRM.notFound], SEARCH_MS),
  setPwd: command(0x12, 'SetPwd', 4, 0, [FLASH]),
  vfyPwd: command(0x13, 'VfyPwd', 4, 0, [CONFIRM.wrongPassword]),
  getRandomCode: command(0x14, 'GetRandomCode', 0, 4, [CONFIRM.undefinedError]),
  /** The answer comes from the new address. */
  setAdder: command(0x15, 'SetAdder', 4, 0, [FLASH]),
  readInfPage: command(0x16, 'ReadInfPage', 0, 0, [CONFIRM.imageUploadFailed]),
  portControl: command(0x17, 'Port control', 1, 0, [CONFIRM.portFailed]),
  /** page(1) and 32 bytes. */
  writeNotepad: command(0x18, 'WriteNotepad', 33, 0, [CONFIRM.badNotepadPage, FLASH]),
  readNotepad: command(0x19, 'ReadNotepad', 1, 32, [CONFIRM.badNotepadPage]),
  /** As Search; missing on ZFM-20 2.0 and R551. */
  highSpeedSearch: command(0x1b, 'HighSpeedSearch', 5, 4, [CONFIRM.notFound], SEARCH_MS),
  /** Number of stored templates: count(2). */
  templeteNum: command(0x1d, 'TempleteNum', 0, 2),
  gpioLevel: command(0x1e, 'GPIO level', 2, 0, [CONFIRM.portFailed]),
  /** One bit for each of 256 slots: page(1), gives 32 bytes. */
  readIndexTable: command(0x1f, 'ReadIndexTable', 1, 32, [CONFIRM.slotOutOfRange]),
  /** R503: like GenImg, but 07 for a poor picture. */
  getImageEx: command(0x28, 'GetImageEx', 0, 0, [CONFIRM.noFinger, ...POOR_IMAGE], IMAGE_MS),
  /** Ends a running AutoEnroll or AutoIdentify. */
  cancel: command(0x30, 'Cancel', 0, 0),
  /** R503, many answers: slot(1) cover(1) allowDuplicate(1) report(1) leave(1). */
  autoEnroll: command(0x31, 'AutoEnroll', 5, 2, [], 12_000),
  /** R503, many answers: security(1) start(1) count(1) report(1) tries(1). */
  autoIdentify: command(0x32, 'AutoIdentify', 5, 5, [], 12_000),
  /** R503 light ring: control(1) speed(1) colour(1) count(1). */
  auraLedConfig: command(0x35, 'AuraLedConfig', 4, 0),
  checkSensor: command(0x36, 'CheckSensor', 0, 0, [CONFIRM.sensorFault]),
  getAlgVer: command(0x39, 'GetAlgVer', 0, 32),
  getFwVer: command(0x3a, 'GetFwVer', 0, 32),
  readProdInfo: command(0x3c, 'ReadProdInfo', 0, 46),
  /** Answers, then sends the single byte 55. */
  softRst: command(0x3d, 'SoftRst', 0, 0),
  handShake: command(0x40, 'HandShake', 0, 0),
  ledOn: command(0x50, 'LED on', 0, 0),
  ledOff: command(0x51, 'LED off', 0, 0),
  getEcho: command(0x53, 'GetEcho', 0, 0, [CONFIRM.echo]),
} as const satisfies Record<string, Command>

/** What ReadSysPara tells. */
export type SystemParameters = {
  /** Bit 0 busy, 1 last match passed, 2 password verified, 3 image valid. */
  status: number
  /** Sensor type; 0000 and 0009 are common. */
  systemId: number
  /** Slots of the library, 0 .. capacity - 1. */
  capacity: number
  /** 1 (lax) to 5 (strict). */
  security: number
  address: number
  /** 0 = 32, 1 = 64, 2 = 128, 3 = 256 bytes. */
  packetSizeCode: number
  /** Line speed is 9600 times this. */
  baudN: number
}

/** Reads the 16 result bytes of ReadSysPara (big-endian words). */
export function parseSystemParameters(data: Uint8Array): SystemParameters {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  return {
    status: view.getUint16(0),
    systemId: view.getUint16(2),
    capacity: view.getUint16(4),
    security: view.getUint16(6),
    address: view.getUint32(8),
    packetSizeCode: view.getUint16(12),
    baudN: view.getUint16(14),
  }
}

/** Bytes of a data packet for a packet-size code. */
export function packetBytes(code: number): number {
  return 32 << Math.min(Math.max(code, 0), 3)
}

/** Big-endian bytes of a 16-bit number. */
export function word(value: number): [number, number] {
  return [(value >> 8) & 0xff, value & 0xff]
}

/** Big-endian bytes of a 32-bit number. */
export function doubleWord(value: number): [number, number, number, number] {
  return [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
}

/** Used slots of one index-table page: slot = 256 x page + 8 x byte + bit, bit 0 the lowest. */
export function usedSlots(page: number, table: Uint8Array): number[] {
  const slots: number[] = []
  table.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) slots.push(256 * page + 8 * index + bit)
  })
  return slots
}
