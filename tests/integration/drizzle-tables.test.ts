import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { is } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordTables } from '#core/database/structure.ts'
import * as exported from '#core/database/tables.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
})
afterAll(() => desk.close())

interface ColumnRow {
  name: string
  type: string
  notnull: number
  pk: number
}

/** Columns as SQLite has them after every migration; a part of the primary key is never null in a STRICT table. */
const migrated = (table: string) =>
  (desk.desk.core.sqlite.pragma(`table_info(${table})`) as ColumnRow[]).map(
    ({ name, type, notnull, pk }) => ({
      name,
      type: type.toLowerCase(),
      required: notnull === 1 || pk > 0,
    }),
  )

const typed = Object.values(exported)
  .filter((value) => is(value, SQLiteTable))
  .map((table) => getTableConfig(table))

describe('the typed tables', () => {
  it('are the tables of the migrated database, all of them', () => {
    const names = recordTables(desk.desk.core.sqlite)
    expect(typed.map(({ name }) => name).sort()).toEqual(names)
  })

  it.each(typed.map((table) => [table.name, table] as const))(
    '%s has the same columns, types and nullability',
    (name, { columns }) => {
      const described = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull || column.primary,
      }))
      expect(described).toEqual(migrated(name))
    },
  )
})
