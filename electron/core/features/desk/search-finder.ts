import { sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import type { Permission } from '#shared/contract/permissions.ts'
import { likeFragment } from '../../names/pinyin.ts'

export type Found = z.output<(typeof contract.search.all)['~orpc']['outputSchema'] & object>[number]

/** One kind of thing to find: who may, and how. LIKE folds ASCII case by itself. */
export interface Finder {
  readonly permission: readonly Permission[]
  find(text: string): Found[]
}

/** Answers of each kind; more would not be read. */
export const shownPerKind = 8

export const { placeholder } = sql
export const contains = (columns: readonly SQLiteColumn[]): SQL[] =>
  columns.map((column) => sql`${column} LIKE ${placeholder('fragment')} ESCAPE '\\'`)
/** The end of a number people remember: a phone, a barcode. */
export const endsWith = (column: SQLiteColumn): SQL => sql`${column} LIKE ${placeholder('end')}`
/** What the finders' statements are asked with; a text that is no end of a number ends nothing. */
export const valuesOf = (text: string) => ({
  text,
  fragment: likeFragment(text),
  end: /^\d{3,}$/.test(text) ? `%${text}` : null,
})

/** The line beside a title: what is known of a thing, and nothing of what is not. */
export const line = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')
