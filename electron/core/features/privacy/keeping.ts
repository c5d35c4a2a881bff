import { periodsOf, type RetentionPeriods } from '#shared/contract/reception-rules.ts'
import type { Core } from '../../core.ts'

const day = 86_400_000

/** Internet cafés keep the register for 60 days and may not change it meanwhile (条例 23), days. */
const internetCafeDays = 60
/** Goods passes are kept for a year (forms 10.2), days. */
const goodsPassDays = 365

/** How long a site keeps what, as it is set now. Times are UTC ms. */
export interface Keeping {
  /** Day of death of a visit. `typeDays`: the period of its type, where that has one of its own. */
  visitUntil(visit: { arrivedAt: number; remember: boolean; typeDays: number | null }): number
  photoUntil(takenAt: number): number
  /** Of an expected visit that became none, a vehicle of its own, a name in an evacuation or beside the watch list. */
  otherUntil(at: number): number
  goodsPassUntil(recordedAt: number): number
  /** Of a parcel that was collected. */
  parcelUntil(releasedAt: number): number
  /** Of a deposit that was given back. */
  depositUntil(releasedAt: number): number
  /** Of an entry of the watch list that does not count any more. */
  watchUntil(endedAt: number): number
  /** The law keeps it until then, whatever anybody asks; 0 where no law does. */
  lawUntil(arrivedAt: number): number
  /** Visits that arrived later than this are not due, whatever their type. */
  readonly newestDueVisit: number
}

/** All that the days of death are made of: plain, so that it can cross to another thread. */
export interface KeepingFacts {
  readonly periods: RetentionPeriods
  readonly siteKind: ReturnType<Core['site']['get']>['kind']
  /** UTC ms. */
  readonly now: number
}

/** What is in force; other periods for a preview. */
export function keepingFacts(core: Core, given?: RetentionPeriods): KeepingFacts {
  return {
    periods: periodsOf(given ?? core.site.settings().reception),
    siteKind: core.site.get().kind,
    now: core.clock.now(),
  }
}

export const keepingOf = (core: Core): Keeping => keepingFrom(keepingFacts(core))

export function keepingFrom({ periods, siteKind, now }: KeepingFacts): Keeping {
  const floor = siteKind === 'internetCafe' ? internetCafeDays : 0
  const visitDays = (typeDays: number | null) => Math.max(typeDays ?? periods.keepVisitDays, floor)
  return {
    visitUntil({ arrivedAt, remember, typeDays }) {
      const days = visitDays(typeDays)
      return arrivedAt + day * (remember ? Math.max(days, periods.keepRememberedDays) : days)
    },
    photoUntil: (takenAt) => takenAt + day * periods.keepPhotoDays,
    otherUntil: (at) => at + day * visitDays(null),
    parcelUntil: (releasedAt) => releasedAt + day * periods.keepParcelDays,
    depositUntil: (releasedAt) => releasedAt + day * periods.keepDepositDays,
    watchUntil: (endedAt) => endedAt + day * periods.keepWatchDays,
    goodsPassUntil: (recordedAt) => recordedAt + day * Math.max(goodsPassDays, floor),
    lawUntil: (arrivedAt) => (floor === 0 ? 0 : arrivedAt + day * floor),
    newestDueVisit: now - day * Math.max(1, floor),
  }
}
