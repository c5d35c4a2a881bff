import { isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { reader } from '#shared/contract/readers.ts'
import type { Core } from '../../core.ts'
import { readers } from '../../database/tables.ts'
import { systemClock } from '../../readers/clock.ts'
import { connectingOf } from '../../readers/connecting.ts'
import { createEmitter } from '../../readers/emitter.ts'
import type { Touch } from '../../readers/reader.ts'
import { createReaderSupervisor, type ReaderSupervisor } from '../../readers/supervisor.ts'
import { createReaderAlarms } from './alarms.ts'
import { createDeviceLog, type DeviceLog } from './device-log.ts'
import { createLibraryCheck } from './library-check.ts'
import { createReaderPlaces, type ReaderPlaces } from './reader-places.ts'
import { alarmSecondsOf, lineRulesOf, shownReader, type ReaderRow } from './reader-row.ts'

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
  /** Somebody at the desk knows that it is away. `by` is a staff id. @throws NOT_FOUND (reader) */
  see(readerId: number, by: number): void
  readonly log: Pick<DeviceLog, 'list'>
  readonly places: Pick<ReaderPlaces, 'free' | 'reserve'>
  onState: (listener: (event: { readerId: number; ready: boolean }) => void) => () => void
  onTouch: (listener: (event: { readerId: number; touch: Touch }) => void) => () => void
}

export function createReaderSet(core: Core): ReaderSet {
  const supervisors = new Map<number, ReaderSupervisor>()
  const states = createEmitter<{ readerId: number; ready: boolean }>()
  const touches = createEmitter<{ readerId: number; touch: Touch }>()
  const log = createDeviceLog(core)
  const isReady = (readerId: number) => supervisors.get(readerId)?.state().name === 'ready'
  const places = createReaderPlaces(core, isReady)
  const tell = (kind: string, readerId: number) =>
    core.changes.publish('changes', [{ seq: 0, kind, topic: 'reader', subjectId: readerId }])
  const after = (ms: number, act: () => void) =>
    core.ports.clock.after?.(ms, act) ?? systemClock.after(ms, act)
  const alarms = createReaderAlarms({ after }, (readerId) => {
    log.add(readerId, 'alarm', supervisors.get(readerId)?.state().cause)
    tell('reader.alarm', readerId)
  })
  const library = createLibraryCheck(core)
  const rows = (): ReaderRow[] =>
    core.db.select().from(readers).where(isNull(readers.removedAt)).orderBy(readers.name).all()
  const inUse = (readerId: number): ReaderRow | undefined => rows().find(({ id }) => id === readerId)

  function begin(row: ReaderRow): void {
    const readerId = row.id
    const supervisor = createReaderSupervisor({
      ...connectingOf({ ...row, lineRules: lineRulesOf(row) }),
      open: (path, baudRate) => core.ports.openTransport({ path, baudRate }),
      path: row.path,
      locate: (path) => places.locate(readerId, path),
      onMoved: (path) => {
        places.moved(readerId, path)
        log.add(readerId, 'moved', path)
      },
      // the one place where a module password is in the clear
      ...(row.passwordCipher && { password: Number(core.fields.decrypt(row.passwordCipher)) }),
      log: log.of(readerId),
      clock: { ...systemClock, nowMs: () => core.clock.now() },
    })
    supervisors.set(readerId, supervisor)
    supervisor.onState(({ name }) => {
      alarms.follow(readerId, name === 'ready', alarmSecondsOf(row))
      tell('reader.state', readerId)
      states.emit({ readerId, ready: name === 'ready' })
    })
    supervisor.onTouch((touch) => touches.emit({ readerId, touch }))
    supervisor.start()
  }

  async function end(readerId: number): Promise<void> {
    const supervisor = supervisors.get(readerId)
    supervisors.delete(readerId)
    await supervisor?.stop()
    alarms.forget(readerId)
  }

  return {
    start() {
      for (const row of rows()) begin(row)
    },
    async stop() {
      await Promise.all([...supervisors.keys()].map(end))
    },
    list: () => rows().map((row) => shownReader(core, row, supervisors.get(row.id), alarms, library)),
    counts() {
      const present = [...supervisors.values()].filter((one) => one.state().name === 'ready').length
      return { present, configured: supervisors.size }
    },
    async reload(readerId) {
      await end(readerId)
      const row = inUse(readerId)
      if (row) begin(row)
      else states.emit({ readerId, ready: false })
    },
    isReady,
    ready(readerId) {
      const supervisor = supervisors.get(readerId)
      if (!supervisor || !isReady(readerId)) throw new DeskError('READER_ABSENT', {})
      return supervisor
    },
    see(readerId, by) {
      if (!inUse(readerId)) throw new DeskError('NOT_FOUND', { what: 'reader' })
      if (!alarms.see(readerId)) return
      log.add(readerId, 'seen', String(by))
      tell('reader.alarm', readerId)
    },
    log,
    places,
    onState: states.on,
    onTouch: touches.on,
  }
}
