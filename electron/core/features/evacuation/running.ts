import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createListing, type Run } from './listing.ts'

type Call<K extends 'start' | 'find' | 'end'> = ActCall & {
  readonly input: z.output<(typeof contract.evacuation)[K]['~orpc']['inputSchema'] & object>
}

/** An evacuation from the alarm to its end: everybody on its list is ticked off when found. */
export function createEvacuations(core: Core) {
  const { sqlite, acts } = core
  const { running, listMissing } = createListing(core)
  const begin = sqlite.prepare(
    'INSERT INTO evacuations (number, drill, started_at, started_by, salt) VALUES (?, ?, ?, ?, ?)',
  )
  const person = sqlite.prepare(
    'SELECT evacuation_id AS evacuationId, found_at AS foundAt FROM evacuation_people WHERE id = ?',
  )
  const tick = sqlite.prepare('UPDATE evacuation_people SET found_at = ?, found_by = ? WHERE id = ?')
  const finish = sqlite.prepare('UPDATE evacuations SET ended_at = ?, ended_by = ?, note = ? WHERE id = ?')
  const missing = sqlite
    .prepare(
      `SELECT coalesce(sum(people), 0) FROM evacuation_people p LEFT JOIN visits v ON v.id = p.visit_id
       WHERE evacuation_id = ? AND found_at IS NULL AND voided_at IS NULL`,
    )
    .pluck()

  function demandRunning(): Run {
    const run = running()
    if (!run) throw new DeskError('EVACUATION_NOT_RUNNING', {})
    return run
  }

  return {
    /** Everybody inside at this moment goes on the list. @throws EVACUATION_RUNNING */
    start(call: Call<'start'>) {
      const { drill } = call.input
      return acts.run(call, (scope) => {
        const { at, actorId, record } = scope
        if (running()) throw new DeskError('EVACUATION_RUNNING', {})
        const number = core.nextNumber('evacuations', at)
        const { lastInsertRowid } = begin.run(number, drill ? 1 : 0, at, actorId, core.salt())
        const id = Number(lastInsertRowid)
        const people = listMissing({ id, number }, scope)
        record({
          kind: 'evacuation.started',
          subject: { table: 'evacuations', id },
          facts: { number, drill, people },
        })
        return { id, number, recordedAt: at }
      })
    },

    /** @throws EVACUATION_NOT_RUNNING when it has ended, NOT_FOUND */
    find(call: Call<'find'>): { id: number } {
      const { personId, found } = call.input
      return acts.run(call, ({ at, actorId, record }) => {
        const row = person.get(personId) as { evacuationId: number; foundAt: number | null } | undefined
        if (!row) throw new DeskError('NOT_FOUND', { what: 'evacuee' })
        const run = demandRunning()
        if (row.evacuationId !== run.id) throw new DeskError('EVACUATION_NOT_RUNNING', {})
        if ((row.foundAt !== null) === found) return { id: personId } // two people, one tick
        tick.run(found ? at : null, found ? actorId : null, personId)
        record({
          kind: found ? 'evacuation.found' : 'evacuation.notFound',
          subject: { table: 'evacuation_people', id: personId },
          facts: { number: run.number },
        })
        return { id: personId }
      })
    },

    /** @throws EVACUATION_NOT_RUNNING */
    end(call: Call<'end'>): { id: number } {
      return acts.run(call, ({ at, actorId, record }) => {
        const { id, number } = demandRunning()
        finish.run(at, actorId, call.input.note, id)
        record({
          kind: 'evacuation.ended',
          subject: { table: 'evacuations', id },
          facts: { number, missing: missing.get(id) as number },
        })
        return { id }
      })
    },
  }
}
