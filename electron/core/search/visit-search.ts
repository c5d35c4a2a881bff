import { insideSql } from '../database/inside.ts'
import { sqliteCode } from '../database/errors.ts'
import type { Sqlite } from '../database/open.ts'
import { askRemembered } from './grams.ts'
import type { Match } from './match.ts'
import { createVisitIndex, type VisitIndex } from './visit-index.ts'

/** Which of the matching visits, and how many. */
export interface Page {
  /** Bounds what is read: one row for each answer. */
  readonly limit: number
  /** Only visits with a lower id. */
  readonly before?: number | undefined
  /** Arrival, UTC ms, both ends included. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only visits of people who agreed to be remembered. */
  readonly remembered?: boolean
  /** Only visits that are over. */
  readonly over?: boolean
}

export interface VisitSearch {
  readonly index: VisitIndex
  /**
   * Ids of the matching visits, newest first: always those that reading every visit would find. Visits above the index's
   * mark are read one by one, the others are named by the index and then read.
   */
  find(match: Match, page: Page): number[]
  /** Ids of the matching visits that are not over; all of these are read, they are few. */
  findOpen(match: Match): number[]
}

type Values = Record<string, string | number>

/** So many remembered visits are read one by one as soon as the index answers. */
const few = 1_000
/** Where at least every fifth visit is remembered, leaving the others out while reading beats looking the mark up. */
const sparse = 5

type Ids = (sql: string, values: Values) => number[]

/** How the visits of people who agreed to be remembered lie among the newest ones. */
function howRemembered(ids: Ids): 'few' | 'sparse' | 'dense' {
  const [fewth] = ids(
    'SELECT id FROM visits INDEXED BY visits_remembered WHERE remember = 1 ORDER BY arrived_at DESC LIMIT 1 OFFSET @few',
    { few },
  )
  if (fewth === undefined) return 'few'
  const [newest = 0] = ids('SELECT max(id) FROM visits', {})
  return newest - fewth > few * sparse ? 'sparse' : 'dense'
}

export function createVisitSearch(sqlite: Sqlite): VisitSearch {
  const index = createVisitIndex(sqlite)
  const prepared = new Map<string, ReturnType<Sqlite['prepare']>>()
  const extent = sqlite.prepare(
    'SELECT min(id) AS first, max(id) AS last FROM visits WHERE arrived_at BETWEEN ? AND ?',
  )

  function ids(sql: string, values: Values): number[] {
    let statement = prepared.get(sql)
    if (!statement) {
      statement = sqlite.prepare(sql).pluck()
      prepared.set(sql, statement)
    }
    return statement.all(values) as number[]
  }

  /** Remembered visits between two ids, both excluded, by the index of their own. */
  function readRemembered(where: string, values: Values): number[] {
    return ids(
      `SELECT v.id FROM visits v INDEXED BY visits_remembered WHERE v.id > @above AND v.id < @below AND ${where}
       ORDER BY v.id DESC LIMIT @limit`,
      values,
    )
  }

  /** Visits between two ids, both excluded. */
  function read(where: string, values: Values): number[] {
    return ids(
      `SELECT v.id FROM visits v WHERE v.id > @above AND v.id < @below AND ${where}
       ORDER BY v.id DESC LIMIT @limit`,
      values,
    )
  }

  function lookUp(where: string, values: Values): number[] {
    return ids(
      `SELECT v.id FROM visit_search CROSS JOIN visits v ON v.id = visit_search.rowid
       WHERE visit_search MATCH @ask AND visit_search.rowid > @above AND visit_search.rowid < @below AND ${where}
       ORDER BY visit_search.rowid DESC LIMIT @limit`,
      values,
    )
  }

  /** A damaged index is found out by its errors: the answer then comes from reading. */
  function lookUpOrRead(where: string, values: Values): number[] {
    try {
      return lookUp(where, values)
    } catch (error) {
      const code = sqliteCode(error)
      if (!code.startsWith('SQLITE_CORRUPT') && code !== 'SQLITE_ERROR') throw error
      index.distrust()
      return read(where, values)
    }
  }

  /** Ids that a time of arrival leaves, both excluded. */
  function bounds({ before = Number.MAX_SAFE_INTEGER, from, to }: Page): { above: number; below: number } {
    if (from === undefined && to === undefined) return { above: 0, below: before }
    const { first, last } = extent.get(from ?? 0, to ?? Number.MAX_SAFE_INTEGER) as {
      first: number | null
      last: number | null
    }
    return { above: (first ?? 1) - 1, below: Math.min(before, (last ?? 0) + 1) }
  }

  function conditions(match: Match, { from, to, remembered, over }: Page): string {
    return [
      `(${match.where})`,
      ...(from === undefined ? [] : ['v.arrived_at >= @from']),
      ...(to === undefined ? [] : ['v.arrived_at <= @to']),
      ...(remembered === true ? ['v.remember = 1'] : []),
      ...(over === true ? [`NOT (${insideSql})`] : []),
    ].join(' AND ')
  }

  return {
    index,
    findOpen: (match) =>
      ids(`SELECT v.id FROM visits v WHERE ${insideSql} AND (${match.where})`, { ...match.values }),
    find(match, page) {
      const { above, below } = bounds(page)
      const where = conditions(match, page)
      const values: Values = { ...match.values, limit: page.limit, above, below }
      if (page.from !== undefined) values['from'] = page.from
      if (page.to !== undefined) values['to'] = page.to
      const kind = page.remembered === true ? howRemembered(ids) : 'dense'
      if (kind === 'few') return readRemembered(where, values)
      const indexedTo = match.ask === null ? 0 : index.indexedTo()
      const found = read(where, { ...values, above: Math.max(above, indexedTo) })
      if (match.ask === null || found.length >= page.limit || indexedTo <= above) return found
      const rest = lookUpOrRead(where, {
        ...values,
        limit: page.limit - found.length,
        below: Math.min(below, indexedTo + 1),
        ask: kind === 'sparse' ? askRemembered(match.ask) : match.ask,
      })
      return [...found, ...rest]
    },
  }
}
