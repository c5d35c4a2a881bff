import type { z } from 'zod'
import { lineRules, readerCauses, type reader } from '#shared/contract/readers.ts'
import type { Core } from '../../core.ts'
import type { readers } from '../../database/tables.ts'
import type { ReaderState, ReaderSupervisor } from '../../readers/supervisor.ts'
import type { ReaderAlarms } from './alarms.ts'
import type { LibraryCheck } from './library-check.ts'

export type ReaderRow = typeof readers.$inferSelect
type ShownReader = z.infer<typeof reader>

/** Away for longer is an alarm, seconds, where nothing else is set. */
const usualAlarm = 60

export const alarmSecondsOf = ({ alarmSeconds }: ReaderRow): number => alarmSeconds ?? usualAlarm

/** The rules as they were saved; null where none were. */
export function lineRulesOf({ lineRules: saved }: ReaderRow): ShownReader['lineRules'] {
  return saved === null ? null : lineRules.parse(JSON.parse(saved))
}

function causeOf(state: ReaderState | undefined): ShownReader['cause'] {
  const cause = state?.cause
  if (cause === undefined) return null
  return readerCauses.find((known) => known === cause) ?? 'other'
}

/** A configured reader as the desk shows it: what is set, and how it is now. */
export function shownReader(
  core: Core,
  row: ReaderRow,
  supervisor: ReaderSupervisor | undefined,
  alarms: ReaderAlarms,
  library: LibraryCheck,
): ShownReader {
  const { id, name, family, dialect, direction, path, baudRate, usbId, usbSerial } = row
  const state = supervisor?.state()
  const info = supervisor?.info()
  return {
    ...{ id, name, family, dialect, direction, path, baudRate, usbId, usbSerial },
    lineRules: lineRulesOf(row),
    state: state?.name ?? 'stopped',
    since: state?.sinceMs ?? core.clock.now(),
    detail: state?.detail ?? '',
    cause: causeOf(state),
    model: info?.model ?? null,
    canEnrol: info?.canEnrol ?? family !== 'line',
    capacity: info?.canEnrol ? info.capacity : null,
    used: info?.canEnrol ? info.used : null,
    alarmSeconds: alarmSecondsOf(row),
    ...alarms.of(id),
    pendingDeletions: library.pendingDeletions(id),
    missingFingers: info?.canEnrol === true ? library.missingFingers(id, info) : 0,
  }
}
