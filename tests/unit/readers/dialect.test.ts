import { expect, it } from 'vitest'
import { slotWord } from '#core/readers/ef01/dialect.ts'
import { PS_COMMANDS } from '#core/readers/ef01/ps/commands.ts'

it.each([
  ['r503', 0x22, 'empty'],
  ['ps', 0x22, 'taken'],
  ['classic', 0x22, undefined],
  ['r503', 0x23, undefined],
  ['ps', 0x23, 'empty'],
  ['ps', 0x00, undefined],
] as const)('%s means by %i that a slot is %s', (dialect, confirmation, word) => {
  expect(slotWord(dialect, confirmation)).toBe(word)
})

it('knows no instruction that puts a module to sleep, resets it or switches its light', () => {
  const codes: number[] = Object.values(PS_COMMANDS).map(({ code }) => code)
  for (const code of [0x33, 0x35, 0x3c, 0x3d]) expect(codes).not.toContain(code)
})
