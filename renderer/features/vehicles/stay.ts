import { useEffect, useState } from 'react'

import type { Vehicle } from '#shared/contract/vehicles.ts'
import type { Translate } from '../../i18n/index.ts'

const minute = 60_000

/** The time, UTC ms, fresh enough to count minutes by. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute / 2)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** How long something has stood here, in words: minutes, hours and minutes, days and hours. Both UTC ms. */
export function stayText(t: Translate, since: number, until: number): string {
  const minutes = Math.max(0, Math.floor((until - since) / minute))
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return t('vehicles.minutes', { minutes })
  if (hours < 48) return t('vehicles.hours', { hours, minutes: minutes % 60 })
  return t('vehicles.days', { days: Math.floor(hours / 24), hours: hours % 24 })
}

export const isHere = ({ leaveKind, voidedAt }: Vehicle): boolean => leaveKind === null && voidedAt === null

/** Whether a vehicle that is here has been here too long; `now` UTC ms. */
export const isOverdue = (vehicle: Vehicle, now: number): boolean =>
  isHere(vehicle) && now > vehicle.overdueAt
