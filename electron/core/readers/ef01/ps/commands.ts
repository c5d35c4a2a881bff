import { command } from '../commands.ts'
import { CONFIRM, POOR_IMAGE } from '../confirmations.ts'

/** Where a PS-dialect module means something of its own by a code (M5 fingerprint protocol 1.0, chapter 5). */
export const PS_CONFIRM = {
  /** On R503 the very same code says that the slot is empty. */
  slotTaken: 0x22,
  /** The slot asked for has no template. */
  slotEmpty: 0x23,
  libraryEmpty: 0x24,
  badNumberOfPresses: 0x25,
  /** Too much like the press before: the finger should be laid down a little differently. */
  overlaps: 0x28,
  /** Not at this encryption level. */
  notAllowed: 0x31,
  smallArea: 0x33,
  staticDirt: 0x34,
  dirtInFeatures: 0x37,
  poorTemplate: 0x3b,
  blocked: 0xfc,
  badParameter: 0xfd,
} as const

/** Codes after which the same press is asked for again, the first two by the enrolment logic of the module. */
export const PS_POOR_PRESS: readonly number[] = [
  ...POOR_IMAGE,
  CONFIRM.noMatch,
  CONFIRM.mergeFailed,
  PS_CONFIRM.overlaps,
  PS_CONFIRM.smallArea,
  PS_CONFIRM.staticDirt,
  PS_CONFIRM.dirtInFeatures,
]

/** Codes that say the module does not do an instruction, or not like this. */
export const PS_NOT_HERE: readonly number[] = [
  CONFIRM.packetError,
  PS_CONFIRM.badNumberOfPresses,
  PS_CONFIRM.notAllowed,
  PS_CONFIRM.blocked,
  PS_CONFIRM.badParameter,
]

/** The first answer of an instruction that then waits for a finger comes at once; in ms. */
const FIRST_MS = 1500

/**
 * What the driver asks a PS-dialect module beyond the classic instructions (wire reference 2.5). Sleep (33) is not
 * among them: a module asleep looks like one pulled out. Nor are 35 and 3C, which nothing needs.
 */
export const PS_COMMANDS = {
  /** GenImg for enrolments. */
  getEnrollImage: command(0x29, 'GetEnrollImage', 0, 0, [CONFIRM.noFinger, ...POOR_IMAGE], 1500),
  /** Many answers of step(1) detail(1): slot(2) presses(1) flags(2). */
  autoEnroll: command(
    0x31,
    'AutoEnroll',
    5,
    2,
    [
      ...PS_POOR_PRESS,
      ...PS_NOT_HERE,
      CONFIRM.slotOutOfRange,
      CONFIRM.libraryFull,
      CONFIRM.timeout,
      CONFIRM.alreadyStored,
      CONFIRM.flashError,
      PS_CONFIRM.slotTaken,
      PS_CONFIRM.poorTemplate,
    ],
    FIRST_MS,
  ),
  /** Many answers of step(1) slot(2) score(2): level(1) slot(2), FFFF for all, flags(2). */
  autoIdentify: command(
    0x32,
    'AutoIdentify',
    5,
    5,
    [
      ...POOR_IMAGE,
      ...PS_NOT_HERE,
      CONFIRM.notFound,
      CONFIRM.slotOutOfRange,
      CONFIRM.timeout,
      PS_CONFIRM.slotEmpty,
      PS_CONFIRM.libraryEmpty,
    ],
    FIRST_MS,
  ),
} as const
