/**
 * Worked examples of the EF01 family: captured from hardware, printed in manuals, or computed from their tables.
 * The numbers are those of the wire reference, section 2.13.
 */
export type Example = { row: number; what: string; frames: readonly string[] }

export const EXAMPLES: readonly Example[] = [
  { row: 1, what: 'VfyPwd 00000000', frames: ['EF 01 FF FF FF FF 01 00 07 13 00 00 00 00 00 1B'] },
  { row: 2, what: 'reply accepted', frames: ['EF 01 FF FF FF FF 07 00 03 00 00 0A'] },
  { row: 3, what: 'ReadSysPara', frames: ['EF 01 FF FF FF FF 01 00 03 0F 00 13'] },
  {
    row: 4,
    what: 'reply: status 0004, id 0000, 200 slots, level 3, address FFFFFFFF, packet code 2, N 6',
    frames: ['EF 01 FF FF FF FF 07 00 13 00 00 04 00 00 00 C8 00 03 FF FF FF FF 00 02 00 06 04 ED'],
  },
  { row: 5, what: 'GenImg', frames: ['EF 01 FF FF FF FF 01 00 03 01 00 05'] },
  { row: 6, what: 'reply no finger', frames: ['EF 01 FF FF FF FF 07 00 03 02 00 0C'] },
  {
    row: 7,
    what: 'Search hit: slot 1, score 96',
    frames: ['EF 01 FF FF FF FF 07 00 07 00 00 01 00 60 00 6F'],
  },
  {
    row: 8,
    what: 'Search miss carrying a meaningless slot 01EE',
    frames: ['EF 01 FF FF FF FF 07 00 07 09 01 EE 00 00 01 06'],
  },
  { row: 9, what: 'VfyPwd FFFFFFFF', frames: ['EF 01 FF FF FF FF 01 00 07 13 FF FF FF FF 04 17'] },
  { row: 10, what: 'reply wrong password', frames: ['EF 01 FF FF FF FF 07 00 03 13 00 1D'] },
  { row: 11, what: 'Match', frames: ['EF 01 FF FF FF FF 01 00 03 03 00 07'] },
  { row: 12, what: 'first reply: packet error', frames: ['EF 01 FF FF FF FF 07 00 03 01 00 0B'] },
  {
    row: 13,
    what: 'second reply to the same command: match, score 255',
    frames: ['EF 01 FF FF FF FF 07 00 05 00 00 FF 01 0B'],
  },
  { row: 14, what: 'Img2Tz into buffer 1', frames: ['EF 01 FF FF FF FF 01 00 04 02 01 00 08'] },
  { row: 15, what: 'RegModel', frames: ['EF 01 FF FF FF FF 01 00 03 05 00 09'] },
  { row: 16, what: 'Empty', frames: ['EF 01 FF FF FF FF 01 00 03 0D 00 11'] },
  { row: 17, what: 'TempleteNum', frames: ['EF 01 FF FF FF FF 01 00 03 1D 00 21'] },
  { row: 18, what: 'GetRandomCode', frames: ['EF 01 FF FF FF FF 01 00 03 14 00 18'] },
  { row: 19, what: 'UpImage', frames: ['EF 01 FF FF FF FF 01 00 03 0A 00 0E'] },
  { row: 20, what: 'ReadInfPage', frames: ['EF 01 FF FF FF FF 01 00 03 16 00 1A'] },
  { row: 21, what: 'PS GetChipSN', frames: ['EF 01 FF FF FF FF 01 00 04 34 00 00 39'] },
  { row: 22, what: 'PS HandShake', frames: ['EF 01 FF FF FF FF 01 00 03 35 00 39'] },
  { row: 23, what: 'CheckSensor', frames: ['EF 01 FF FF FF FF 01 00 03 36 00 3A'] },
  { row: 24, what: 'PS Sleep', frames: ['EF 01 FF FF FF FF 01 00 03 33 00 37'] },
  { row: 25, what: 'PS LED blue on', frames: ['EF 01 FF FF FF FF 01 00 07 3C 03 01 01 00 00 49'] },
  { row: 26, what: 'PS LED red flash 2 times', frames: ['EF 01 FF FF FF FF 01 00 07 3C 02 04 04 02 00 50'] },
  {
    row: 27,
    what: 'PS AutoIdentify level 1, 1:N, flags 0003',
    frames: ['EF 01 FF FF FF FF 01 00 08 32 01 FF FF 00 03 02 3D'],
  },
  {
    row: 28,
    what: 'PS AutoIdentify flags 0004 (no step reports)',
    frames: ['EF 01 FF FF FF FF 01 00 08 32 01 FF FF 00 04 02 3E'],
  },
  {
    row: 29,
    what: 'PS AutoEnroll id 5, 5 presses, flags 001B',
    frames: ['EF 01 FF FF FF FF 01 00 08 31 00 05 05 00 1B 00 5F'],
  },
  {
    row: 30,
    what: 'PS WriteReg 3 = 1 (different areas)',
    frames: ['EF 01 FF FF FF FF 01 00 05 0E 03 01 00 18'],
  },
  {
    row: 31,
    what: 'PS WriteReg 3 = 2 (similar areas)',
    frames: ['EF 01 FF FF FF FF 01 00 05 0E 03 02 00 19'],
  },
  { row: 32, what: 'M5 passive wake (unsolicited)', frames: ['EF 01 FF FF FF FF 07 00 03 FF 01 09'] },
  {
    row: 33,
    what: 'M5 get sleep time / get mode / activate / status / version',
    frames: [
      'EF 01 FF FF FF FF 01 00 03 D1 00 D5',
      'EF 01 FF FF FF FF 01 00 03 D3 00 D7',
      'EF 01 FF FF FF FF 01 00 03 D4 00 D8',
      'EF 01 FF FF FF FF 01 00 03 D5 00 D9',
      'EF 01 FF FF FF FF 01 00 03 D7 00 DB',
    ],
  },
  { row: 34, what: 'reply to GenImg with finger', frames: ['EF 01 FF FF FF FF 07 00 03 00 00 0A'] },
  {
    row: 35,
    what: 'Search buffer 1, slots 0..199',
    frames: ['EF 01 FF FF FF FF 01 00 08 04 01 00 00 00 C8 00 D6'],
  },
  {
    row: 36,
    what: 'HighSpeedSearch buffer 1, slots 0..162 (00A3 entries, the constant used by ADA)',
    frames: ['EF 01 FF FF FF FF 01 00 08 1B 01 00 00 00 A3 00 C8'],
  },
  { row: 37, what: 'Search clean miss', frames: ['EF 01 FF FF FF FF 07 00 07 09 00 00 00 00 00 17'] },
  { row: 38, what: 'RegModel failed', frames: ['EF 01 FF FF FF FF 07 00 03 0A 00 14'] },
  { row: 39, what: 'Store buffer 1 to slot 5', frames: ['EF 01 FF FF FF FF 01 00 06 06 01 00 05 00 13'] },
  { row: 40, what: 'slot out of range', frames: ['EF 01 FF FF FF FF 07 00 03 0B 00 15'] },
  {
    row: 41,
    what: 'LoadChar buffer 2 from slot 5',
    frames: ['EF 01 FF FF FF FF 01 00 06 07 02 00 05 00 15'],
  },
  { row: 42, what: 'UpChar buffer 1', frames: ['EF 01 FF FF FF FF 01 00 04 08 01 00 0E'] },
  {
    row: 43,
    what: 'data packet (shortened to 8 bytes for reading)',
    frames: ['EF 01 FF FF FF FF 02 00 0A 03 03 5C 1A EF 01 00 80 01 F8'],
  },
  { row: 44, what: 'last data packet, 4 bytes', frames: ['EF 01 FF FF FF FF 08 00 06 DE AD BE EF 03 46'] },
  { row: 45, what: 'DownChar buffer 2', frames: ['EF 01 FF FF FF FF 01 00 04 09 02 00 10'] },
  { row: 46, what: 'DeletChar slot 5, one', frames: ['EF 01 FF FF FF FF 01 00 07 0C 00 05 00 01 00 1A'] },
  { row: 47, what: 'SetSysPara speed 115200 (N 12)', frames: ['EF 01 FF FF FF FF 01 00 05 0E 04 0C 00 24'] },
  { row: 48, what: 'SetSysPara packet size 256', frames: ['EF 01 FF FF FF FF 01 00 05 0E 06 03 00 1D'] },
  { row: 49, what: 'SetPwd 12345678', frames: ['EF 01 FF FF FF FF 01 00 07 12 12 34 56 78 01 2E'] },
  { row: 50, what: 'refused before password', frames: ['EF 01 FF FF FF FF 07 00 03 21 00 2B'] },
  { row: 51, what: 'TempleteNum reply, 3 templates', frames: ['EF 01 FF FF FF FF 07 00 05 00 00 03 00 0F'] },
  { row: 52, what: 'ReadIndexTable page 0', frames: ['EF 01 FF FF FF FF 01 00 04 1F 00 00 24'] },
  {
    row: 53,
    what: 'reply: slots 0, 1 and 5 used',
    frames: [
      'EF 01 FF FF FF FF 07 00 23 00 23 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 4D',
    ],
  },
  {
    row: 54,
    what: 'WriteNotepad page 1, 32 bytes of 11',
    frames: [
      'EF 01 FF FF FF FF 01 00 24 18 01 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 02 5E',
    ],
  },
  {
    row: 55,
    what: 'R503 LED breathing purple, speed 80, endless',
    frames: ['EF 01 FF FF FF FF 01 00 07 35 01 80 03 00 00 C1'],
  },
  { row: 56, what: 'R503 LED off', frames: ['EF 01 FF FF FF FF 01 00 07 35 04 00 00 00 00 41'] },
  { row: 57, what: 'R503 HandShake', frames: ['EF 01 FF FF FF FF 01 00 03 40 00 44'] },
  {
    row: 58,
    what: 'R503 SoftRst, then the module sends the single byte 55',
    frames: ['EF 01 FF FF FF FF 01 00 03 3D 00 41'],
  },
  {
    row: 59,
    what: 'GetEcho and its odd reply',
    frames: ['EF 01 FF FF FF FF 01 00 03 53 00 57', 'EF 01 FF FF FF FF 07 00 03 55 00 5F'],
  },
  { row: 60, what: 'Cancel (R503 and PS)', frames: ['EF 01 FF FF FF FF 01 00 03 30 00 34'] },
  {
    row: 61,
    what: 'PS enrol progress: accepted, image 1, feature 1, lifted 1',
    frames: [
      'EF 01 FF FF FF FF 07 00 05 00 00 00 00 0C',
      'EF 01 FF FF FF FF 07 00 05 00 01 01 00 0E',
      'EF 01 FF FF FF FF 07 00 05 00 02 01 00 0F',
      'EF 01 FF FF FF FF 07 00 05 00 03 01 00 10',
    ],
  },
  {
    row: 62,
    what: 'PS enrol end: merged, unique, stored',
    frames: [
      'EF 01 FF FF FF FF 07 00 05 00 04 F0 01 00',
      'EF 01 FF FF FF FF 07 00 05 00 05 F1 01 02',
      'EF 01 FF FF FF FF 07 00 05 00 06 F2 01 04',
    ],
  },
  {
    row: 63,
    what: 'PS identify hit id 7 score 120',
    frames: ['EF 01 FF FF FF FF 07 00 08 00 05 00 07 00 78 00 93'],
  },
  { row: 64, what: 'PS identify miss', frames: ['EF 01 FF FF FF FF 07 00 08 09 05 00 00 00 00 00 1D'] },
  {
    row: 65,
    what: 'R503 AutoEnroll slot 5, no overwrite, no duplicates, report, lift',
    frames: ['EF 01 FF FF FF FF 01 00 08 31 05 00 00 01 01 00 41'],
  },
  {
    row: 66,
    what: 'R503 AutoIdentify level 3, slots 0..199, report, one try',
    frames: ['EF 01 FF FF FF FF 01 00 08 32 03 00 C8 01 01 01 08'],
  },
  {
    row: 67,
    what: 'HighSpeedSearch miss, then an honest Search hit slot 199 score 51',
    frames: [
      'EF 01 FF FF FF FF 07 00 07 09 00 00 00 00 00 17',
      'EF 01 FF FF FF FF 07 00 07 00 00 C7 00 33 01 08',
    ],
  },
  {
    row: 68,
    what: 'Img2Tz disordered / few points / no image',
    frames: [
      'EF 01 FF FF FF FF 07 00 03 06 00 10',
      'EF 01 FF FF FF FF 07 00 03 07 00 11',
      'EF 01 FF FF FF FF 07 00 03 15 00 1F',
    ],
  },
  { row: 69, what: 'LoadChar of an empty slot', frames: ['EF 01 FF FF FF FF 07 00 03 0C 00 16'] },
  // Where the address changes between command and reply.
  {
    row: 70,
    what: 'SetAdder 01020304 and its reply',
    frames: ['EF 01 FF FF FF FF 01 00 07 15 01 02 03 04 00 27', 'EF 01 01 02 03 04 07 00 03 00 00 0A'],
  },
]

/** Bytes of a hex string with any spacing. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Hex of bytes, upper case with spaces. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')
}

/** The frame of a row: `frame(53)`, `frame(61, 2)`. */
export function frame(row: number, index = 0): string {
  const text = EXAMPLES.find((example) => example.row === row)?.frames[index]
  if (text === undefined) throw new Error(`no frame ${index} in row ${row}`)
  return text
}
