import { setTimeout as delay } from 'node:timers/promises'
import type { UnwrittenReason } from '#shared/contract/health.ts'
import type { Change } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { PrintTickets } from '../desk/print-tickets.ts'
import { reasonOf, writeList } from './safe-file.ts'

/** How often it is looked whether the list is due, ms. */
const lookEvery = 10_000
/** After a change, and after a failure, the list is written no sooner than this after the last try, ms. */
const soonest = 60_000
/** A sheet or a stick that takes longer is told of, ms. */
const patience = 45_000
/** A stick that does not answer must not keep the desk from closing, ms. */
const closingLimit = 2_000

/** Changes after which the written list is no longer who is inside. */
const changing: readonly string[] = ['visit', 'punch', 'punchFile', 'expected', 'evacuation', 'evacuee']

export interface ListFile {
  /** Writes the list if it is due; resolves when that is done. */
  writeIfDue(): Promise<void>
  follow(changes: readonly Pick<Change, 'topic'>[]): void
  /** Resolves when nothing is being written any more. */
  stop(): Promise<void>
}

/**
 * Keeps the evacuation list as a PDF in a folder of the site's choice (a stick to grab on the way out): so often as the site
 * says, and within a minute after somebody came or left. Whatever hinders it is a finding of the desk's health, never a crash,
 * and the next try mends it.
 */
export function startListFile(core: Core, tickets: PrintTickets): ListFile {
  const { ports, clock, health, site, closing } = core
  let triedAt: number | null = null
  let triedIn = ''
  let writtenAt: number | null = null
  let changed = false
  let failed = false
  let running: Promise<void> | null = null

  const closed = new Promise<null>((resolve) => {
    closing.addEventListener('abort', () => {
      resolve(null)
    })
  })

  const unwritten = (reason: UnwrittenReason) => {
    failed = true
    health.note({ kind: 'evacuationListUnwritten', reason, writtenAt })
  }

  const target = () => (site.exists() ? site.settings().reception.evacuationFolder : '')

  function isDue(folder: string): boolean {
    if (triedAt === null || folder !== triedIn) return true
    const since = clock.monotonic() - triedAt
    const every = site.settings().reception.evacuationEveryMinutes * 60_000
    return since >= every || ((changed || failed) && since >= soonest)
  }

  /** A fresh ticket each time: the host draws it in a window that nobody has signed in to. */
  const draw = (): Promise<Uint8Array | null> => {
    const ticket = tickets.issue({ form: 'evacuationList', id: 1, printedBy: '' })
    const drawn = ports.renderPdf?.(`#/print?ticket=${ticket}`) ?? Promise.resolve(null)
    return Promise.race([drawn, closed])
  }

  async function write(folder: string): Promise<void> {
    triedAt = clock.monotonic()
    triedIn = folder
    changed = false
    const slow = setTimeout(() => {
      unwritten('slow')
    }, patience)
    slow.unref()
    try {
      const at = clock.now()
      const pdf = await draw()
      if (closing.aborted) return
      if (pdf === null) unwritten('noBrowser')
      else {
        await writeList(folder, pdf)
        writtenAt = at
        failed = false
        health.clear('evacuationListUnwritten')
      }
    } catch (error) {
      if (closing.aborted) return
      ports.log.error('evacuation.list', error)
      unwritten(reasonOf(error))
    } finally {
      clearTimeout(slow)
    }
  }

  function writeIfDue(): Promise<void> {
    if (running) return running
    const folder = target()
    if (folder === '') {
      triedAt = null
      health.clear('evacuationListUnwritten')
      return Promise.resolve()
    }
    if (!isDue(folder)) return Promise.resolve()
    running = write(folder).finally(() => {
      running = null
    })
    return running
  }

  const timer = setInterval(() => {
    try {
      void writeIfDue()
    } catch (error) {
      ports.log.error('evacuation.list', error) // the settings cannot be read: tried again
    }
  }, lookEvery)
  timer.unref()
  return {
    writeIfDue,
    follow(changes) {
      if (changes.some(({ topic }) => changing.includes(topic))) changed = true
    },
    async stop() {
      clearInterval(timer)
      await Promise.race([running, delay(closingLimit, undefined, { ref: false })])
    },
  }
}
