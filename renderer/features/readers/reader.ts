import type { z } from 'zod'

import type { reader } from '#shared/contract/readers.ts'

/** One configured reader as the core tells of it. */
export type Reader = z.infer<typeof reader>
