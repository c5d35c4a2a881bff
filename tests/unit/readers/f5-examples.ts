/** Every frame of wire reference 4: what was asked, and the frames in order. */
export const F5_EXAMPLES: readonly {
  what: string
  code: number
  word: number
  last: number
  frame: string
}[] = [
  { what: 'delete all', code: 0x05, word: 0, last: 0, frame: 'F5 05 00 00 00 00 05 F5' },
  { what: 'enrol 1', code: 0x01, word: 1, last: 1, frame: 'F5 01 00 01 01 00 01 F5' },
  { what: 'enrol 2', code: 0x02, word: 1, last: 1, frame: 'F5 02 00 01 01 00 02 F5' },
  { what: 'enrol 3', code: 0x03, word: 1, last: 1, frame: 'F5 03 00 01 01 00 03 F5' },
  { what: 'enrol ok', code: 0x01, word: 0, last: 0, frame: 'F5 01 00 00 00 00 01 F5' },
  { what: 'delete user 1', code: 0x04, word: 1, last: 0, frame: 'F5 04 00 01 00 00 05 F5' },
  { what: 'deleted', code: 0x04, word: 0, last: 0, frame: 'F5 04 00 00 00 00 04 F5' },
  { what: 'no such user', code: 0x04, word: 0, last: 5, frame: 'F5 04 00 00 05 00 01 F5' },
  { what: 'count', code: 0x09, word: 0, last: 0, frame: 'F5 09 00 00 00 00 09 F5' },
  { what: 'capacity', code: 0x09, word: 0, last: 0xff, frame: 'F5 09 00 00 FF 00 F6 F5' },
  { what: 'capacity 4000', code: 0x09, word: 4000, last: 0xff, frame: 'F5 09 0F A0 FF 00 59 F5' },
  { what: '1:N', code: 0x0c, word: 0, last: 0, frame: 'F5 0C 00 00 00 00 0C F5' },
  { what: 'hit user 2', code: 0x0c, word: 2, last: 1, frame: 'F5 0C 00 02 01 00 0F F5' },
  { what: 'miss', code: 0x0c, word: 0, last: 5, frame: 'F5 0C 00 00 05 00 09 F5' },
  { what: 'timeout', code: 0x0c, word: 0, last: 8, frame: 'F5 0C 00 00 08 00 04 F5' },
  { what: '1:1 user 1', code: 0x0b, word: 1, last: 0, frame: 'F5 0B 00 01 00 00 0A F5' },
  { what: 'refuse duplicates', code: 0x2d, word: 1, last: 0, frame: 'F5 2D 00 01 00 00 2C F5' },
  { what: 'level 5 set', code: 0x28, word: 5, last: 0, frame: 'F5 28 00 05 00 00 2D F5' },
  { what: 'sleep', code: 0x2c, word: 0, last: 0, frame: 'F5 2C 00 00 00 00 2C F5' },
  { what: 'feature head', code: 0x23, word: 196, last: 0, frame: 'F5 23 00 C4 00 00 E7 F5' },
]
