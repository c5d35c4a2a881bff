import { and, desc, eq, gt, isNotNull, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { WatchEntry, WatchHit } from '#shared/contract/watch-list.ts'
import { strengthOf, type WatchWay } from '#shared/domain/watch-match.ts'
import type { Core } from '../../core.ts'
import { staff, watchEntries, watchHits } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'

type ListInput = z.output<(typeof contract.watchList.list)['~orpc']['inputSchema'] & object>
type HitsInput = z.output<(typeof contract.watchList.hits)['~orpc']['inputSchema'] & object>

const recorder = alias(staff, 'recorder')
const ender = alias(staff, 'ender')
const noticer = alias(staff, 'noticer')
const decider = alias(staff, 'decider')

const nameOr = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

/** LIKE folds ASCII case by itself. */
const matches = (columns: readonly (SQLiteColumn | SQL)[], fragment: string): SQL | undefined =>
  fragment === ''
    ? undefined
    : or(...columns.map((column) => sql`${column} LIKE ${likeFragment(fragment)} ESCAPE '\\'`))

const entryTexts = [
  watchEntries.name,
  watchEntries.aliases,
  watchEntries.pinyin,
  watchEntries.initials,
  watchEntries.phone,
  watchEntries.plate,
  watchEntries.company,
  watchEntries.idEnd,
  watchEntries.reason,
  watchEntries.number,
]
const hitTexts = [watchHits.name, watchHits.number, watchEntries.name, watchEntries.number]

const shownEntry = {
  id: watchEntries.id,
  number: watchEntries.number,
  name: watchEntries.name,
  aliases: watchEntries.aliases,
  phone: watchEntries.phone,
  plate: watchEntries.plate,
  company: watchEntries.company,
  idNumberMasked: watchEntries.idNumberMasked,
  idEnd: watchEntries.idEnd,
  grade: watchEntries.grade,
  reason: watchEntries.reason,
  validUntil: watchEntries.validUntil,
  recordedAt: watchEntries.recordedAt,
  recordedBy: nameOr(recorder.name),
  changedAt: watchEntries.changedAt,
  endedAt: watchEntries.endedAt,
  endedBy: nameOr(ender.name),
  endReason: watchEntries.endReason,
  hasPhoto: sql<number>`${watchEntries.photoCipher} IS NOT NULL`,
  erasedAt: watchEntries.erasedAt,
  // written out: a column in a subquery would lose its table
  hits: sql<number>`(SELECT count(*) FROM watch_hits h WHERE h.entry_id = watch_entries.id)`,
}

const shownHit = {
  id: watchHits.id,
  number: watchHits.number,
  entryId: watchHits.entryId,
  entryNumber: watchEntries.number,
  entryName: watchEntries.name,
  entryErasedAt: watchEntries.erasedAt,
  grade: watchEntries.grade,
  entryReason: watchEntries.reason,
  place: watchHits.place,
  name: watchHits.name,
  ways: watchHits.ways,
  outcome: watchHits.outcome,
  happenedAt: watchHits.happenedAt,
  noticedBy: nameOr(noticer.name),
  decidedAt: watchHits.decidedAt,
  decidedBy: nameOr(decider.name),
  reason: watchHits.reason,
  visitId: watchHits.visitId,
}

/** The list and its hits, for those who keep it. */
export function createWatchQueries(core: Core) {
  const { db } = core
  const entries = () =>
    db
      .select(shownEntry)
      .from(watchEntries)
      .leftJoin(recorder, eq(recorder.id, watchEntries.recordedBy))
      .leftJoin(ender, eq(ender.id, watchEntries.endedBy))
  const hits = () =>
    db
      .select(shownHit)
      .from(watchHits)
      .innerJoin(watchEntries, eq(watchEntries.id, watchHits.entryId))
      .leftJoin(noticer, eq(noticer.id, watchHits.noticedBy))
      .leftJoin(decider, eq(decider.id, watchHits.decidedBy))

  const entryOf = ({
    aliases,
    hasPhoto,
    ...row
  }: NonNullable<ReturnType<ReturnType<typeof entries>['get']>>): WatchEntry => {
    const isOver = row.validUntil !== null && row.validUntil <= core.clock.now()
    return {
      ...row,
      aliases: JSON.parse(aliases) as string[],
      hasPhoto: hasPhoto === 1,
      state: row.endedAt !== null ? 'ended' : isOver ? 'over' : 'active',
    }
  }
  const hitOf = ({ ways, ...row }: NonNullable<ReturnType<ReturnType<typeof hits>['get']>>): WatchHit => {
    const read = JSON.parse(ways) as WatchWay[]
    return { ...row, ways: read, strength: strengthOf(read) ?? 'weak' }
  }

  return {
    /** Entries that count, or those that do not any more, newest first; `before` continues a page. */
    list({ limit, before, text, past }: ListInput): { rows: WatchEntry[]; more: boolean } {
      const now = core.clock.now()
      const counts = past
        ? or(isNotNull(watchEntries.endedAt), lte(watchEntries.validUntil, now))
        : and(
            isNull(watchEntries.endedAt),
            or(isNull(watchEntries.validUntil), gt(watchEntries.validUntil, now)),
          )
      const rows = entries()
        .where(
          and(
            counts,
            before === undefined ? undefined : lt(watchEntries.id, before),
            matches(entryTexts, text),
          ),
        )
        .orderBy(desc(watchEntries.id))
        .limit(limit + 1)
        .all()
      return { rows: rows.slice(0, limit).map(entryOf), more: rows.length > limit }
    },

    /** @throws NOT_FOUND */
    get(id: number): WatchEntry {
      const row = entries().where(eq(watchEntries.id, id)).get()
      if (!row) throw new DeskError('NOT_FOUND', { what: 'watchEntry' })
      return entryOf(row)
    },

    /** Everybody who fitted, newest first; `before` continues a page. */
    hits({ limit, before, text, entryId, waiting }: HitsInput): { rows: WatchHit[]; more: boolean } {
      const rows = hits()
        .where(
          and(
            before === undefined ? undefined : lt(watchHits.id, before),
            entryId === undefined ? undefined : eq(watchHits.entryId, entryId),
            waiting ? isNull(watchHits.decidedAt) : undefined,
            matches(hitTexts, text),
          ),
        )
        .orderBy(desc(watchHits.id))
        .limit(limit + 1)
        .all()
      return { rows: rows.slice(0, limit).map(hitOf), more: rows.length > limit }
    },

    /** @throws NOT_FOUND */
    hit(number: string): WatchHit {
      const row = hits().where(eq(watchHits.number, number)).get()
      if (!row) throw new DeskError('NOT_FOUND', { what: 'watchHit' })
      return hitOf(row)
    },

    /** How many wait for a duty manager: held, and let through for him to know. */
    waiting(): { held: number; noticed: number } {
      const unseen = db
        .select({ outcome: watchHits.outcome })
        .from(watchHits)
        .where(isNull(watchHits.decidedAt))
        .all()
      const held = unseen.filter(({ outcome }) => outcome === 'open').length
      return { held, noticed: unseen.length - held }
    },
  }
}
