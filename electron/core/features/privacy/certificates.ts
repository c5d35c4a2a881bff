import type { Erasure, HeldRegister, KeepRule } from '#shared/contract/privacy.ts'
import { dateIn } from '#shared/domain/zoned-time.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'

export type Erased = Partial<Record<HeldRegister, number>>

export interface Kept {
  readonly register: HeldRegister
  readonly number: string
  readonly rule: KeepRule
}

/** The certificates. Inside an act. */
export function createCertificates(core: Core) {
  const { sqlite } = core
  const insert = sqlite.prepare(
    `INSERT INTO erasures (number, basis, day, reason, periods, erased, kept, erased_at, erased_by)
     VALUES (@number, @basis, @day, @reason, @periods, @erased, @kept, @at, @by)`,
  )
  const ofDay = sqlite.prepare(`SELECT id, number, erased FROM erasures WHERE basis = 'period' AND day = ?`)
  const grow = sqlite.prepare('UPDATE erasures SET erased = @erased, erased_at = @at WHERE id = @id')

  function add(
    scope: ActScope,
    basis: 'period' | 'request',
    { reason, erased, kept }: { reason: string; erased: Erased; kept: readonly Kept[] },
  ): { id: number; number: string } {
    const { reception } = core.site.settings()
    const number = core.nextNumber('erasures', scope.at)
    const { lastInsertRowid } = insert.run({
      number,
      basis,
      day: dateIn(core.site.get().timeZone, scope.at),
      reason,
      periods: JSON.stringify({
        visits: reception.keepVisitDays,
        photos: reception.keepPhotoDays,
        remembered: reception.keepRememberedDays,
        things: {
          parcels: reception.keepParcelDays,
          deposits: reception.keepDepositDays,
          watchEntries: reception.keepWatchDays,
        },
      } satisfies Erasure['periods']),
      erased: JSON.stringify(erased),
      kept: JSON.stringify(kept),
      at: scope.at,
      by: scope.actorId,
    })
    return { id: Number(lastInsertRowid), number }
  }

  function tell(scope: ActScope, id: number, number: string, erased: Erased, kept: number): void {
    scope.record({
      kind: 'erasure.made',
      subject: { table: 'erasures', id },
      facts: { number, erased: Object.values(erased).reduce((sum, count) => sum + count, 0), kept },
    })
  }

  return {
    /** One for each request. */
    forRequest(scope: ActScope, reason: string, erased: Erased, kept: readonly Kept[]) {
      const made = add(scope, 'request', { reason, erased, kept })
      tell(scope, made.id, made.number, erased, kept.length)
      return made
    },

    /** One for each day: what the day's periods took so far, and this. */
    forPeriod(scope: ActScope, erased: Erased): void {
      const earlier = ofDay.get(dateIn(core.site.get().timeZone, scope.at)) as
        { id: number; number: string; erased: string } | undefined
      const { id, number } = earlier ?? add(scope, 'period', { reason: '', erased, kept: [] })
      if (earlier) {
        const sum: Erased = { ...(JSON.parse(earlier.erased) as Erased) }
        for (const [register, count] of Object.entries(erased) as [HeldRegister, number][])
          sum[register] = (sum[register] ?? 0) + count
        grow.run({ id, erased: JSON.stringify(sum), at: scope.at })
      }
      tell(scope, id, number, erased, 0)
    },
  }
}
