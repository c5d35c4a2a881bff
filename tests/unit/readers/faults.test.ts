import { expect, it } from 'vitest'
import { createFaultyLine } from '#core/readers/simulators/faults.ts'
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
