import type { DirtyReason } from '../reader.ts'

/**
 * Confirmation codes of the classic dialect with the R503 words added. Sources: ZFM-20 and ZFM-70 manuals,
 * R503 manual 1.2.2, M5 fingerprint protocol 1.0. Libraries use FE and FF for their own time-outs: a module does not.
 */
export const CONFIRM = {
  /** Done. */
  ok: 0x00,
  /** Packet received wrongly: repeat it. */
  packetError: 0x01,
  noFinger: 0x02,
  captureFailed: 0x03,
  tooDry: 0x04,
  tooWet: 0x05,
  /** Image too disordered to find features. */
  disordered: 0x06,
  /** Too few feature points; R503 also says it of a poor image. */
  fewPoints: 0x07,
  /** Buffers 1 and 2 do not match. */
  noMatch: 0x08,
  /** Nothing found; slot and score beside it mean nothing. */
  notFound: 0x09,
  mergeFailed: 0x0a,
  slotOutOfRange: 0x0b,
  /** Stored template unreadable, invalid or not there. */
  templateUnreadable: 0x0c,
  uploadFailed: 0x0d,
  cannotReceive: 0x0e,
  imageUploadFailed: 0x0f,
  deleteFailed: 0x10,
  clearFailed: 0x11,
  wrongPassword: 0x13,
  /** No valid image in the buffer. */
  noImage: 0x15,
  /** Residual print, or the finger has not moved. */
  residualPrint: 0x17,
  flashError: 0x18,
  undefinedError: 0x19,
  badRegister: 0x1a,
  badRegisterValue: 0x1b,
  badNotepadPage: 0x1c,
  portFailed: 0x1d,
  enrolFailed: 0x1e,
  libraryFull: 0x1f,
  addressWrong: 0x20,
  /** The password must be verified first; after a power cycle too. */
  passwordNeeded: 0x21,
  /** R503: no template in the slot. On PS-dialect modules 22 says the opposite. */
  templateEmpty: 0x22,
  timeout: 0x26,
  alreadyStored: 0x27,
  sensorFault: 0x29,
  /** Answer of GetEcho, which means yes. */
  echo: 0x55,
  /** R503: command not known. */
  unsupported: 0xfc,
  hardwareError: 0xfd,
  commandFailed: 0xfe,
  /** M5: a finger has woken it; nobody has asked. */
  wake: 0xff,
} as const

/** Codes with which a module says that it saw a finger but not well enough. */
export const POOR_IMAGE: readonly number[] = [
  CONFIRM.captureFailed,
  CONFIRM.tooDry,
  CONFIRM.tooWet,
  CONFIRM.disordered,
  CONFIRM.fewPoints,
  CONFIRM.noImage,
  CONFIRM.residualPrint,
]

/** The word for a code of POOR_IMAGE. */
export function dirtyReason(code: number): DirtyReason {
  switch (code) {
    case CONFIRM.captureFailed:
      return 'captureFailed'
    case CONFIRM.tooDry:
      return 'tooDry'
    case CONFIRM.tooWet:
      return 'tooWet'
    case CONFIRM.disordered:
      return 'disordered'
    case CONFIRM.fewPoints:
      return 'fewPoints'
    case CONFIRM.noImage:
      return 'noImage'
    case CONFIRM.residualPrint:
      return 'residualPrint'
    default:
      return 'other'
  }
}
