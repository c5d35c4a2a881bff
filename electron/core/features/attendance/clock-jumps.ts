import { DeskError } from '#shared/contract/errors.ts'
import { spanOf } from '#shared/domain/span.ts'
import { alarm } from '#shared/i18n/alarm.ts'
import { say } from '#shared/i18n/fill.ts'
import { health } from '#shared/i18n/health.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { ClockDoubt } from '../../clock.ts'
import type { Core } from '../../core.ts'
import { clockJumps } from '../../database/tables.ts'
import { createMatters } from '../handover/matters.ts'

interface Open {
  readonly id: number
  readonly jumpMs: number
}

/**
 * What is written down about a clock that jumped. Each jump is a row and an act of its own; what the clock is off by is the
 * sum of the open ones, so all of them end together: when the clock has come back by itself, or when somebody says that it
 * is right as it stands.
 */
export function createClockJumps(core: Core) {
  const { sqlite, db } = core
  const matters = createMatters(core)
  const openRows = sqlite.prepare(
    'SELECT id, jump_ms AS jumpMs FROM clock_jumps WHERE ended_at IS NULL ORDER BY id',
  )
  const newest = sqlite.prepare('SELECT max(id) FROM clock_jumps WHERE ended_at IS NULL').pluck()
  const punchesIn = sqlite.prepare('SELECT count(*) FROM punches WHERE clock_jump_id = ?').pluck()
  const endRow = sqlite.prepare(
    'UPDATE clock_jumps SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?',
  )
  const open = () => openRows.all() as Open[]

  /** Tells the duty manager: an urgent matter, which the first screen and the shift report show. No names in it. */
  function begin(scope: ActScope, { running }: ClockDoubt, jumpMs: number): void {
    const { id } = db
      .insert(clockJumps)
      .values({ noticedAt: scope.at, jumpMs, running })
      .returning({ id: clockJumps.id })
      .get()
    const { printLocale } = core.site.get()
    const { unit, count } = spanOf(jumpMs)
    const way = !running ? alarm.clockBehind : jumpMs > 0 ? alarm.clockForward : alarm.clockBack
    const text = say(way, printLocale, { span: say(health.spans[unit], printLocale, { count }) })
    const { number } = matters.add(scope, { text, priority: 'urgent', dueAt: null })
    scope.record({
      kind: 'clock.jumped',
      subject: { table: 'clock_jumps', id },
      facts: { jumpMs, number },
    })
  }

  /** Answers how many punches were taken meanwhile. */
  function end({ at, actorId, record }: ActScope, rows: readonly Open[], reason: string | null): number {
    let all = 0
    for (const { id } of rows) {
      const punches = punchesIn.get(id) as number
      all += punches
      endRow.run(at, actorId, reason, id)
      record({ kind: 'clock.settled', subject: { table: 'clock_jumps', id }, facts: { punches, reason } })
    }
    return all
  }

  /** The clock has come back: what was clocked meanwhile waits for somebody who puts it right. */
  function comeBack(scope: ActScope, rows: readonly Open[]): void {
    const punches = end(scope, rows, null)
    if (punches === 0) return
    const text = say(alarm.clockPunches, core.site.get().printLocale, { punches })
    matters.add(scope, { text, priority: 'ordinary', dueAt: null })
  }

  return {
    /**
     * Writes down what the clock has done since somebody last asked, if anything: before each punch, and from time to time.
     * A desk that cannot write asks again later and finds the same.
     */
    look(): void {
      const doubt = core.clock.doubt()
      const rows = open()
      const jumpMs = (doubt?.jumpMs ?? 0) - rows.reduce((sum, row) => sum + row.jumpMs, 0)
      if (doubt === null ? rows.length === 0 : jumpMs === 0) return
      if (!core.site.exists() || !core.health.writable()) return
      core.acts.system(0, (scope) => {
        if (doubt === null) comeBack(scope, rows)
        else begin(scope, doubt, jumpMs)
      })
    },

    /** The newest open jump: what a punch is marked with; null while the clock is trusted. */
    current: () => newest.get() as number | null,

    /** Somebody has compared the clock: it is right as it stands. @throws ALREADY_DONE when no jump is open */
    settle(call: ActCall & { readonly input: { readonly requestId: string; readonly reason: string } }): {
      ended: number
    } {
      const before = open().length
      const answer = core.acts.run(call, (scope) => {
        const rows = open()
        if (rows.length === 0) throw new DeskError('ALREADY_DONE', { what: 'clockJump' })
        end(scope, rows, call.input.reason)
        return { ended: rows.length }
      })
      // not when an earlier answer was only given again: another jump may be open by now
      if (before > 0 && open().length === 0) {
        core.clock.accept()
        core.health.clear('clockDoubtful')
      }
      return answer
    },
  }
}
