import { setTimeout as pause } from 'node:timers/promises'
import type { Core } from '../../core.ts'
import { createCertificates, type Erased } from './certificates.ts'
import { createDue, type Due } from './due.ts'
import { createEraser } from './erase.ts'
import { keepingOf } from './keeping.ts'
import { createErasureList } from './erasure-list.ts'

/** After the first screens are up, and then every hour, ms. */
const startAfter = 30_000
const interval = 3_600_000
/** Records erased in one act: taking one out of the search index costs about 2 ms. */
const together = 4
/** Between two acts, so that whoever stands at the desk goes first, ms. */
const breath = 20

export interface Retention {
  /** Erases what is past its time; answers how many records. */
  run(): Promise<number>
  stop(): void
}

/** Nothing is kept longer than the site said (PIPL 19, 47): looks every hour and erases in small steps. */
export function startRetention(core: Core): Retention {
  const due = createDue(core)
  const erase = createEraser(core)
  const certificates = createCertificates(core)
  const list = createErasureList(core)

  function eraseSome(some: readonly Due[]): void {
    core.acts.system(0, (scope) => {
      const erased: Erased = {}
      for (const one of some) {
        erase(one, scope, 'period')
        erased[one.register] = (erased[one.register] ?? 0) + 1
      }
      certificates.forPeriod(scope, erased)
    })
  }

  /** Empties the log, where the old pages still stand. */
  const forgetLog = () => core.sqlite.pragma('wal_checkpoint(TRUNCATE)')

  async function eraseAll(records: readonly Due[]): Promise<number> {
    for (let from = 0; from < records.length; from += together) {
      if (core.closing.aborted || !core.health.writable()) return from
      eraseSome(records.slice(from, from + together))
      await pause(breath, undefined, { ref: false })
    }
    return records.length
  }

  let lookedBack = false
  async function once(): Promise<number> {
    if (!core.site.exists() || !core.health.writable()) return 0
    // a backup is put back while the desk is closed, so one look is enough, unless something waits for its end
    const again = lookedBack ? { erased: 0, waiting: 0 } : list.eraseAgain(erase)
    lookedBack = again.waiting === 0
    let count = again.erased
    const keeping = keepingOf(core)
    for (const records of due.visits(keeping)) {
      count += await eraseAll(records)
      await pause(1, undefined, { ref: false })
      if (core.closing.aborted) return count
    }
    count += await eraseAll(due.others(keeping))
    if (count > 0 && !core.closing.aborted) forgetLog()
    return count
  }

  let running: Promise<number> = Promise.resolve(0)
  const run = () => (running = running.catch(() => 0).then(once))
  const guarded = () => {
    run().catch((error: unknown) => {
      if (!core.closing.aborted) core.ports.log.error('retention', error)
    })
  }
  const first = setTimeout(guarded, startAfter)
  const timer = setInterval(guarded, interval)
  first.unref()
  timer.unref()
  return {
    run,
    stop() {
      clearTimeout(first)
      clearInterval(timer)
    },
  }
}
