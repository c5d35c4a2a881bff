import { expect, it } from 'vitest'
import { F5_LINE } from '#core/readers/simulators/f5/line.ts'
import { createFaultyLine, type FaultKind } from '#core/readers/simulators/faults.ts'
import { GT511_LINE } from '#core/readers/simulators/gt511/line.ts'
import { hex, toHex } from './ef01-examples.ts'
import { manualClock } from './module-bench.ts'

it('a locked module refuses from its own address', () => {
  const said: string[] = []
  const line = createFaultyLine(manualClock(), (bytes) => said.push(toHex(bytes)))
  line.set('locked')
  line.send(hex('EF 01 01 02 03 04 07 00 05 00 00 03 00 0F'))
  expect(said).toEqual(['EF 01 01 02 03 04 07 00 03 21 00 2B'])
  // It does not send the data either that would have followed.
  line.send(hex('EF 01 01 02 03 04 08 00 06 DE AD BE EF 03 46'))
  expect(said).toHaveLength(1)
})

it.each<[string, typeof F5_LINE, FaultKind, string, string]>([
  [
    'GT-511',
    GT511_LINE,
    'foreign',
    '55 AA 01 00 05 00 00 00 30 00 35 01',
    '55 AA 02 00 05 00 00 00 30 00 36 01',
  ],
  [
    'GT-511',
    GT511_LINE,
    'locked',
    '55 AA 01 00 05 00 00 00 30 00 35 01',
    '55 AA 01 00 0F 10 00 00 31 00 50 01',
  ],
  ['GT-511', GT511_LINE, 'dataStop', '5A A5 01 00 DE AD BE EF 38 04', '5A A5 01 00 DE'],
  ['F5', F5_LINE, 'checksum', 'F5 0C 00 02 01 00 0F F5', 'F5 0C 00 02 01 00 0E F5'],
  ['F5', F5_LINE, 'foreign', 'F5 0C 00 02 01 00 0F F5', 'F5 4C 00 02 01 00 4F F5'],
  ['F5', F5_LINE, 'locked', 'F5 09 00 02 00 00 0B F5', 'F5 09 00 00 01 00 08 F5'],
])('%s frames are spoiled in their own way: %s %s', (_, traits, fault, sent, heard) => {
  const said: string[] = []
  const line = createFaultyLine(manualClock(), (bytes) => said.push(toHex(bytes)), traits)
  line.set(fault)
  line.send(hex(sent))
  expect(said).toEqual([heard])
})
