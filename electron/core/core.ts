import { join } from 'node:path'
import { EventPublisher } from '@orpc/server'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { yearIn } from '#shared/domain/zoned-time.ts'
import { createActs, type Acts, type Change } from './acts/act.ts'
import { createNumbers, type Register } from './acts/numbers.ts'
import { createAudit, type Audit } from './audit/append.ts'
import { headFileName, openHeadFile, type HeadFile } from './audit/head-file.ts'
import { createDeskClock, type DeskClock } from './clock.ts'
import type { Sqlite } from './database/open.ts'
import { createHealth, type Health } from './health/health.ts'
import type { DeskPorts } from './ports.ts'
import { createEmitter } from './readers/emitter.ts'
import { createVisitSearch, type VisitSearch } from './search/visit-search.ts'
import { createFieldCipher, type FieldCipher } from './security/fields.ts'
import { createSiteStore, type SiteStore } from './site-store.ts'

/** What every feature's service is made of. One writing connection, one chain, one clock. */
export interface Core {
  readonly ports: DeskPorts
  readonly sqlite: Sqlite
  readonly db: BetterSQLite3Database
  readonly acts: Acts
  readonly audit: Audit
  readonly fields: FieldCipher
  readonly clock: DeskClock
  readonly site: SiteStore
  readonly health: Health
  readonly visitSearch: VisitSearch
  /** Clients follow these. */
  readonly changes: EventPublisher<{ changes: readonly Change[] }>
  /** Tells a part of the desk itself of every commit, until the returned function is called. */
  readonly onCommit: (listener: (changes: readonly Change[]) => void) => () => void
  /** The next number of a register for a time in the site's zone; only inside an act. */
  nextNumber(register: Register, at: number): string
  /** 16 random bytes: the secret of a row's commitments. */
  salt(): Buffer
  readonly headFile: HeadFile
  /** Aborted when the desk closes: jobs in other threads stop with it. */
  readonly closing: AbortSignal
}

/** How far the clock was off when the desk was closed, ms. */
function openJumpMs(sqlite: Sqlite): number {
  const sum = sqlite.prepare('SELECT coalesce(sum(jump_ms), 0) FROM clock_jumps WHERE ended_at IS NULL')
  return sum.pluck().get() as number
}

export function createCore(
  ports: DeskPorts,
  sqlite: Sqlite,
  dataKey: Buffer,
  closing: AbortSignal,
  onCommit: (changes: readonly Change[]) => void = () => undefined,
): Core {
  const audit = createAudit(sqlite)
  const clock = createDeskClock(ports.clock, {
    newestRecordAt: audit.head().at,
    openJumpMs: openJumpMs(sqlite),
  })
  const headFile = openHeadFile(join(ports.dataDir, headFileName))
  const health = createHealth(clock, ports.log)
  const changes = new EventPublisher<{ changes: readonly Change[] }>()
  const commits = createEmitter<readonly Change[]>()
  commits.on(onCommit)
  const publish = (committed: readonly Change[]) => {
    commits.emit(committed)
    changes.publish('changes', committed)
  }
  health.onChange((kind) => {
    changes.publish('changes', [{ seq: 0, kind: `health.${kind}`, topic: 'health', subjectId: null }])
  })
  const site = createSiteStore(sqlite)
  const numbers = createNumbers(sqlite)
  return {
    ports,
    sqlite,
    db: drizzle({ client: sqlite }),
    acts: createActs({ db: sqlite, audit, headFile, clock, health, publish, rolledBack: site.reload }),
    audit,
    fields: createFieldCipher(dataKey, ports.random),
    clock,
    site,
    health,
    visitSearch: createVisitSearch(sqlite),
    changes,
    onCommit: commits.on,
    nextNumber: (register, at) => numbers(register, yearIn(site.get().timeZone, at)),
    salt: () => ports.random(16),
    headFile,
    closing,
  }
}
