import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { reader } from '#shared/contract/readers.ts'
import type { Core } from '../../core.ts'
import { readers } from '../../database/tables.ts'
import { systemClock } from '../../readers/clock.ts'
import { createEmitter } from '../../readers/emitter.ts'
import type { Touch } from '../../readers/reader.ts'
import { connectF5 } from '../../readers/f5/connect.ts'
import { connectGt511 } from '../../readers/gt511/connect.ts'
import { connectLine } from '../../readers/line/connect.ts'
import { createReaderSupervisor, type ReaderSupervisor } from '../../readers/supervisor.ts'

import { createLibraryCheck } from './library-check.ts'

/** EF01 is what the supervisor connects by itself. */
const connects = { ef01: undefined, gt511: connectGt511, f5: connectF5, line: connectLine }

type ShownReader = z.infer<typeof reader>

/** One supervisor for each configured reader. */
export interface ReaderSet {
  start(): void
  stop(): Promise<void>
  /** Every configured reader with its state as it is now. */
  list(): ShownReader[]
  counts(): { present: number; configured: number }
  /** After its row was written or removed. */
  reload(readerId: number): Promise<void>
  isReady(readerId: number): boolean
  /** @throws READER_ABSENT unless it is ready */
  ready(readerId: number): ReaderSupervisor
  onState: (listener: (event: { readerId: number; ready: boolean }) => void) => () => void
  onTouch: (listener: (event: { readerId: number; touch: Touch }) => void) => () => void
}

export function createReaderSet(core: Core): ReaderSet {
  const supervisors = new Map<number, ReaderSupervisor>()
  const states = createEmitter<{ readerId: number; ready: boolean }>()
  const touches = createEmitter<{ readerId: number; touch: Touch }>()
  const library = createLibraryCheck(core)
  const rows = () =>
    core.db.select().from(readers).where(isNull(readers.removedAt)).orderBy(readers.name).all()
  type Row = ReturnType<typeof rows>[number]

  function begin(row: Row): void {
    const readerId = row.id
    const supervisor = createReaderSupervisor({
      open: (path, baudRate) => core.ports.openTransport({ path, baudRate }),
      path: row.path,
      connect: connects[row.family],
      ...(row.dialect && { tuning: { dialect: row.dialect } }),
      baudRate: row.baudRate,
      // the one place where a module password is in the clear
      ...(row.passwordCipher && { password: Number(core.fields.decrypt(row.passwordCipher)) }),
      log: (event, facts) => {
        core.ports.log.info(event, { readerId, ...facts })
      },
      clock: { ...systemClock, nowMs: () => core.clock.now() },
    })
    supervisors.set(readerId, supervisor)
    supervisor.onState(({ name }) => {
      core.changes.publish('changes', [
        { seq: 0, kind: 'reader.state', topic: 'reader', subjectId: readerId },
      ])
      states.emit({ readerId, ready: name === 'ready' })
    })
    supervisor.onTouch((touch) => touches.emit({ readerId, touch }))
    supervisor.start()
  }

  async function end(readerId: number): Promise<void> {
    const supervisor = supervisors.get(readerId)
    supervisors.delete(readerId)
    await supervisor?.stop()
  }

  return {
    start() {
      for (const row of rows()) begin(row)
    },
    async stop() {
      await Promise.all([...supervisors.keys()].map(end))
    },
    list: () =>
      rows().map(({ id, name, path, baudRate }) => {
        const supervisor = supervisors.get(id)
        const state = supervisor?.state()
        const info = supervisor?.info()
        return {
          ...{ id, name, path, baudRate },
          state: state?.name ?? 'stopped',
          since: state?.sinceMs ?? core.clock.now(),
          detail: state?.detail ?? '',
          capacity: info?.capacity ?? null,
          used: info?.used ?? null,
          canEnrol: info?.canEnrol ?? null,
          pendingDeletions: library.pendingDeletions(id),
          missingFingers: info?.canEnrol === true ? library.missingFingers(id, info) : 0,
        }
      }),
    counts() {
      const present = [...supervisors.values()].filter((one) => one.state().name === 'ready').length
      return { present, configured: supervisors.size }
    },
    async reload(readerId) {
      await end(readerId)
      const row = core.db
        .select()
        .from(readers)
        .where(and(eq(readers.id, readerId), isNull(readers.removedAt)))
        .get()
      if (row) begin(row)
      else states.emit({ readerId, ready: false })
    },
    isReady: (readerId) => supervisors.get(readerId)?.state().name === 'ready',
    ready(readerId) {
      const supervisor = supervisors.get(readerId)
      if (supervisor?.state().name !== 'ready') throw new DeskError('READER_ABSENT', {})
      return supervisor
    },
    onState: states.on,
    onTouch: touches.on,
  }
}
