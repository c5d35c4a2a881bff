import { expect } from 'vitest'

/** The call is refused with this code of the contract. */
export const refusedWith = (code: string, call: Promise<unknown>): Promise<void> =>
  expect(call).rejects.toMatchObject({ code })
