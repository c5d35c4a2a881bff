import type { ReaderClock } from '../../readers/clock.ts'

/** A reader that stays away too long, until it is back. */
export interface ReaderAlarms {
  /** The reader is ready or not; it is an alarm when it is not for `seconds` (0: never). */
  follow(readerId: number, ready: boolean, seconds: number): void
  /** It is no longer configured, or about to be connected anew. */
  forget(readerId: number): void
  /** Quiets the alarm of this outage; false when there is none to quiet. */
  see(readerId: number): boolean
  of(readerId: number): { alarm: boolean; alarmSeen: boolean }
}

interface Outage {
  alarm: boolean
  alarmSeen: boolean
  readonly stopTimer: () => void
}

/** `told` is called when an alarm begins. Outages are kept in memory: after a restart they begin anew. */
export function createReaderAlarms(
  clock: Pick<ReaderClock, 'after'>,
  told: (readerId: number) => void,
): ReaderAlarms {
  const outages = new Map<number, Outage>()

  function begin(readerId: number, seconds: number): Outage {
    if (seconds === 0) return { alarm: false, alarmSeen: false, stopTimer: () => undefined }
    const stopTimer = clock.after(seconds * 1000, () => {
      outage.alarm = true
      told(readerId)
    })
    const outage: Outage = { alarm: false, alarmSeen: false, stopTimer }
    return outage
  }
  function forget(readerId: number): void {
    outages.get(readerId)?.stopTimer()
    outages.delete(readerId)
  }

  return {
    follow(readerId, ready, seconds) {
      if (ready) forget(readerId)
      else if (!outages.has(readerId)) outages.set(readerId, begin(readerId, seconds))
    },
    forget,
    see(readerId) {
      const outage = outages.get(readerId)
      if (!outage?.alarm || outage.alarmSeen) return false
      outage.alarmSeen = true
      return true
    },
    of(readerId) {
      const { alarm = false, alarmSeen = false } = outages.get(readerId) ?? {}
      return { alarm, alarmSeen }
    },
  }
}
