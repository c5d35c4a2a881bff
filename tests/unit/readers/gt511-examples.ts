/** Every frame of wire reference 3: `side` says who sends it. */
export const GT511_EXAMPLES: readonly {
  what: string
  side: 'host' | 'module'
  code: number
  parameter: number
  frame: string
}[] = [
  { what: 'Open', side: 'host', code: 0x01, parameter: 0, frame: '55 AA 01 00 00 00 00 00 01 00 01 01' },
  { what: 'ACK', side: 'module', code: 0x30, parameter: 0, frame: '55 AA 01 00 00 00 00 00 30 00 30 01' },
  {
    what: 'Open with info',
    side: 'host',
    code: 0x01,
    parameter: 1,
    frame: '55 AA 01 00 01 00 00 00 01 00 02 01',
  },
  { what: 'light on', side: 'host', code: 0x12, parameter: 1, frame: '55 AA 01 00 01 00 00 00 12 00 13 01' },
  { what: 'light off', side: 'host', code: 0x12, parameter: 0, frame: '55 AA 01 00 00 00 00 00 12 00 12 01' },
  {
    what: 'EnrollStart id 23',
    side: 'host',
    code: 0x22,
    parameter: 23,
    frame: '55 AA 01 00 17 00 00 00 22 00 39 01',
  },
  {
    what: 'IsPressFinger',
    side: 'host',
    code: 0x26,
    parameter: 0,
    frame: '55 AA 01 00 00 00 00 00 26 00 26 01',
  },
  {
    what: 'not pressed',
    side: 'module',
    code: 0x30,
    parameter: 0x1012,
    frame: '55 AA 01 00 12 10 00 00 30 00 52 01',
  },
  { what: 'Identify', side: 'host', code: 0x51, parameter: 0, frame: '55 AA 01 00 00 00 00 00 51 00 51 01' },
  {
    what: 'Identify hit, id 5',
    side: 'module',
    code: 0x30,
    parameter: 5,
    frame: '55 AA 01 00 05 00 00 00 30 00 35 01',
  },
  {
    what: 'Identify failed',
    side: 'module',
    code: 0x31,
    parameter: 0x1008,
    frame: '55 AA 01 00 08 10 00 00 31 00 49 01',
  },
  {
    what: 'ChangeBaudrate 115200',
    side: 'host',
    code: 0x04,
    parameter: 115_200,
    frame: '55 AA 01 00 00 C2 01 00 04 00 C7 01',
  },
  {
    what: 'GetTemplate id 5',
    side: 'host',
    code: 0x70,
    parameter: 5,
    frame: '55 AA 01 00 05 00 00 00 70 00 75 01',
  },
]

/** A data packet, shortened to 4 bytes. */
export const GT511_DATA = { data: [0xde, 0xad, 0xbe, 0xef], frame: '5A A5 01 00 DE AD BE EF 38 04' }
