import { useEffect, useState } from 'react'
import type { z } from 'zod'

import type { Alarm } from '#shared/contract/evacuation.ts'
import type { clockEvent } from '#shared/contract/attendance.ts'
import { staffClockDefaults, type StaffClockSettings } from '#shared/contract/staff-clock.ts'

import { useDesk } from '../../client/desk.tsx'

type ClockEvent = z.infer<typeof clockEvent>
/** What one person at the screen is told. */
export type Told =
  | Exclude<ClockEvent, { kind: 'readers' | 'desk' | 'alarm' | 'settings' }>
  | { kind: 'explained'; again: boolean }
export type Readers = { present: number; configured: number }
/** What the screen knows of the other end; null while nothing can be heard. */
export type Heard = { readers: Readers; writable: boolean } | null

/** Wait before the events are asked for again on the same connection, ms. */
const askAgain = 2_000

/** Follows what the core tells this screen; while the core is away, the last word about an alarm stands. */
export function useClockEvents(onTold: (told: Told) => void): {
  heard: Heard
  alarm: Alarm | null
  settings: StaffClockSettings
} {
  const desk = useDesk()
  const [alarm, setAlarm] = useState<Alarm | null>(null)
  const [readers, setReaders] = useState<Readers | null>(null)
  const [writable, setWritable] = useState(true)
  const [settings, setSettings] = useState(staffClockDefaults)
  useEffect(() => {
    const stop = new AbortController()
    const follow = async () => {
      setWritable(true) // told otherwise if it is
      const events = await desk.attendance.clock(undefined, { signal: stop.signal })
      setAlarm(null) // told otherwise at once if one runs
      setSettings(staffClockDefaults)
      for await (const event of events) {
        if (stop.signal.aborted) return
        if (event.kind === 'readers') setReaders({ present: event.present, configured: event.configured })
        else if (event.kind === 'desk') setWritable(event.writable)
        else if (event.kind === 'alarm') setAlarm(event.alarm)
        else if (event.kind === 'settings') setSettings(event.settings)
        else onTold(event)
      }
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      follow()
        .catch(() => undefined)
        .finally(() => {
          if (stop.signal.aborted) return
          setReaders(null)
          timer = setTimeout(keep, askAgain)
        })
    }
    keep()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [desk, onTold])
  return { heard: readers && { readers, writable }, alarm, settings }
}

/** UTC ms, new at every full second. */
export function useSeconds(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(Date.now())
      timer = setTimeout(tick, 1000 - (Date.now() % 1000))
    }
    tick()
    return () => clearTimeout(timer)
  }, [])
  return now
}
