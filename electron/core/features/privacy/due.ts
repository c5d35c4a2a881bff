import type { HeldRegister } from '#shared/contract/privacy.ts'
import type { DeskClock } from '../../clock.ts'
import type { Sqlite } from '../../database/open.ts'
import type { AttachedTable } from './attachments.ts'
import type { Keeping } from './keeping.ts'
import { watchEndSql } from './watch-erasure.ts'

/** Visits looked at in one go: some ms, so that nobody at the desk waits. */
const slice = 2_000

interface VisitRow {
  readonly id: number
  readonly arrivedAt: number
  readonly remember: number
  readonly typeDays: number | null
  readonly erased: number
  readonly over: number
}

export interface Due {
  readonly register: HeldRegister
  readonly table: 'visits' | 'goods_passes' | 'parcels' | 'deposits' | 'watch_entries' | AttachedTable
  readonly id: number
}

/** What has a time of its own beside the visits', oldest first. */
const others: readonly { register: HeldRegister; table: Due['table']; until: keyof Keeping; read: string }[] =
  [
    {
      register: 'photos',
      table: 'visit_photos',
      until: 'photoUntil',
      read: `SELECT id, taken_at AS since FROM visit_photos WHERE erased_at IS NULL ORDER BY taken_at`,
    },
    {
      register: 'expected',
      table: 'expected_visits',
      until: 'otherUntil',
      read: `SELECT id, valid_until AS since FROM expected_visits
           WHERE erased_at IS NULL AND state IN ('noShow', 'cancelled') ORDER BY valid_until`,
    },
    {
      register: 'vehicles',
      table: 'vehicles',
      until: 'otherUntil',
      read: `SELECT id, arrived_at AS since FROM vehicles
           WHERE erased_at IS NULL AND visit_id IS NULL AND leave_kind IS NOT NULL ORDER BY arrived_at`,
    },
    {
      register: 'goodsPasses',
      table: 'goods_passes',
      until: 'goodsPassUntil',
      read: `SELECT id, recorded_at AS since FROM goods_passes
           WHERE erased_at IS NULL AND state IN ('passed', 'stopped', 'cancelled') ORDER BY recorded_at`,
    },
    {
      register: 'parcels',
      table: 'parcels',
      until: 'parcelUntil',
      read: `SELECT id, released_at AS since FROM parcels
           WHERE released_at IS NOT NULL AND erased_at IS NULL ORDER BY released_at`,
    },
    {
      register: 'deposits',
      table: 'deposits',
      until: 'depositUntil',
      read: `SELECT id, released_at AS since FROM deposits
           WHERE released_at IS NOT NULL AND erased_at IS NULL ORDER BY released_at`,
    },
    {
      register: 'watchEntries',
      table: 'watch_entries',
      until: 'watchUntil',
      read: `SELECT id, ${watchEndSql} AS since FROM watch_entries
           WHERE erased_at IS NULL AND (ended_at IS NOT NULL OR valid_until IS NOT NULL) ORDER BY since`,
    },
    {
      register: 'watchHits',
      table: 'watch_hits',
      until: 'otherUntil',
      read: `SELECT id, happened_at AS since FROM watch_hits
           WHERE name <> '' AND visit_id IS NULL AND outcome <> 'open' ORDER BY happened_at`,
    },
  ]

/** Reads which records are past their time, slice by slice from the oldest. */
export function createDue({ sqlite, clock }: { sqlite: Sqlite; clock: Pick<DeskClock, 'now'> }) {
  const visits = sqlite.prepare(
    `SELECT v.id, v.arrived_at AS arrivedAt, v.remember, t.keep_days AS typeDays, v.erased_at IS NOT NULL AS erased,
       v.leave_kind IS NOT NULL OR v.voided_at IS NOT NULL AS over
     FROM visits v LEFT JOIN visit_types t ON t.id = v.type_id
     WHERE (v.arrived_at, v.id) > (@at, @id) AND v.arrived_at <= @newest ORDER BY v.arrived_at, v.id LIMIT ${String(slice)}`,
  )
  const prepared = others.map((one) => ({
    ...one,
    read: sqlite.prepare(`${one.read} LIMIT ${String(slice)}`),
    all: sqlite.prepare(one.read),
  }))
  type Prepared = (typeof prepared)[number]
  const over = ({ until }: Prepared, rows: unknown[], keeping: Keeping) =>
    (rows as { id: number; since: number }[]).filter(
      ({ since }) => (keeping[until] as (at: number) => number)(since) <= clock.now(),
    )

  const isDue = (keeping: Keeping, row: VisitRow): boolean =>
    row.erased === 0 &&
    row.over === 1 &&
    keeping.visitUntil({ ...row, remember: row.remember === 1 }) <= clock.now()

  return {
    /** Due visits, a list for each slice of the register, oldest first. */
    *visits(keeping: Keeping): Generator<Due[]> {
      let from = { at: 0, id: 0 }
      for (;;) {
        const rows = visits.all({ ...from, newest: keeping.newestDueVisit }) as VisitRow[]
        const last = rows.at(-1)
        if (!last) return
        from = { at: last.arrivedAt, id: last.id }
        yield rows
          .filter((row) => isDue(keeping, row))
          .map(({ id }) => ({ register: 'visits', table: 'visits', id }))
      }
    },

    /** What has a time of its own beside the visits'; at most some thousands at once. */
    others(keeping: Keeping): Due[] {
      return prepared.flatMap((one) =>
        over(one, one.read.all(), keeping).map(({ id }) => ({
          register: one.register,
          table: one.table,
          id,
        })),
      )
    },

    /** How many of a register are past their time: reads all of it, so not at the desk. */
    count(register: HeldRegister, keeping: Keeping): number {
      return prepared
        .filter((one) => one.register === register)
        .reduce((sum, one) => sum + over(one, one.all.all(), keeping).length, 0)
    },
  }
}
