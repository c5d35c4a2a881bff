import type { z } from 'zod'

import type { reader, readers } from '#shared/contract/readers.ts'

/** One configured reader as the core tells of it. */
export type Reader = z.infer<typeof reader>

/** One line of its log. */
export type LoggedEvent = z.infer<(typeof readers.log)['~orpc']['outputSchema'] & object>[number]

/** Nobody can store another finger. */
export const isFull = ({ used, capacity }: Reader): boolean =>
  used !== null && capacity !== null && used >= capacity
