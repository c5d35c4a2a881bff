import { blob } from 'drizzle-orm/sqlite-core'

/** A column of raw bytes. */
export const bytes = (name: string) => blob(name, { mode: 'buffer' })
