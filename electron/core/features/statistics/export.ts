import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { exportPartBytes, type ExportEvent } from '#shared/contract/statistics.ts'
import { exportTitles, exportWords } from '#shared/i18n/export-words.ts'
import type { Core } from '../../core.ts'
import { databaseFile } from '../../data-dir.ts'
import { runJob } from '../../jobs/run.ts'
import { matchRegister } from '../../search/match.ts'
import { createEventQueue } from '../../event-queue.ts'
import { checkedRange } from './counting.ts'

type Input = z.output<(typeof contract.statistics.export)['~orpc']['inputSchema'] & object>

/** Rows of one file: more is no list that anybody reads, and a spreadsheet ends at a million. */
const mostRows = 100_000

/** The register of some days as a file, in parts. The file's language is that of the site's forms. */
export function createExport(core: Core) {
  const count = core.sqlite
    .prepare('SELECT count(*) FROM visits WHERE arrived_at >= ? AND arrived_at < ?')
    .pluck()

  function orderOf({ text, format, ...range }: Input) {
    const bounds = checkedRange(core, range)
    const ids =
      text === ''
        ? null
        : core.visitSearch.find(matchRegister(text), {
            limit: mostRows + 1,
            from: bounds.from,
            to: bounds.to - 1,
          })
    const total = ids?.length ?? (count.get(bounds.from, bounds.to) as number)
    if (total > mostRows) throw new DeskError('EXPORT_TOO_LARGE', { rows: total })
    const { timeZone, printLocale } = core.site.get()
    return {
      file: databaseFile(core.ports.dataDir),
      ...bounds,
      ids,
      total,
      zone: timeZone,
      format,
      titles: exportTitles(printLocale),
      words: exportWords(printLocale),
    }
  }

  /** Before a byte leaves: personal data goes out of the register's reach. */
  function putOnRecord(staffId: number, { from, to, format }: Input, rows: number): void {
    core.acts.system(staffId, ({ record }) => {
      record({ kind: 'visit.exported', facts: { firstDay: from, lastDay: to, format, rows } })
    })
  }

  /** Ends, and stops its work, when the listener leaves. @throws FIELD_INVALID, EXPORT_TOO_LARGE */
  return async function* (staffId: number, input: Input): AsyncGenerator<ExportEvent> {
    const order = orderOf(input)
    putOnRecord(staffId, input, order.total)
    const stop = new AbortController()
    const events = createEventQueue<ExportEvent>()
    const working = runJob(core.ports, 'exportVisits', order, {
      signal: AbortSignal.any([stop.signal, core.closing]),
      onProgress: (done, total) => {
        events.push({ kind: 'progress', done, total })
      },
    }).finally(() => {
      events.end()
    })
    try {
      yield* events.events()
      const { rows, bytes } = await working
      for (let from = 0; from < bytes.length; from += exportPartBytes)
        yield {
          kind: 'part',
          base64: Buffer.from(bytes.subarray(from, from + exportPartBytes)).toString('base64'),
        }
      yield { kind: 'done', rows }
    } finally {
      stop.abort()
      await working.catch(() => undefined) // its failure has been thrown above, or nobody listens
    }
  }
}
