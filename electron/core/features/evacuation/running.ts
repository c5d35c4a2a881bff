import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { Evacuee } from '#shared/contract/evacuation.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall, ActScope, Change } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createInside } from './inside.ts'

type InputOf<K extends 'start' | 'find' | 'end'> = z.output<
  (typeof contract.evacuation)[K]['~orpc']['inputSchema'] & object
>
type Call<K extends 'start' | 'find' | 'end'> = ActCall & { readonly input: InputOf<K> }

interface Run {
  readonly id: number
  readonly number: string
}

/** Changes after which somebody may be inside who is not on the list yet. */
const comings: readonly string[] = ['visit', 'punch']

/** An evacuation from the alarm to its end: everybody inside is put on a list and ticked off when found. */
export function createEvacuations(core: Core) {
  const { sqlite, acts } = core
  const inside = createInside(core)
  const current = sqlite.prepare('SELECT id, number FROM evacuations WHERE ended_at IS NULL')
  const begin = sqlite.prepare(
    'INSERT INTO evacuations (number, drill, started_at, started_by, salt) VALUES (?, ?, ?, ?, ?)',
  )
  const listed = sqlite.prepare(
    'SELECT visit_id AS visitId, staff_id AS staffId FROM evacuation_people WHERE evacuation_id = ?',
  )
  const add = sqlite.prepare(
    `INSERT INTO evacuation_people (evacuation_id, kind, visit_id, staff_id, name, company, phone, area, people, salt)
     VALUES (@evacuationId, @kind, @visitId, @staffId, @name, @company, @phone, @area, @people, @salt)`,
  )
  const person = sqlite.prepare(
    'SELECT evacuation_id AS evacuationId, found_at AS foundAt FROM evacuation_people WHERE id = ?',
  )
  const tick = sqlite.prepare('UPDATE evacuation_people SET found_at = ?, found_by = ? WHERE id = ?')
  const finish = sqlite.prepare(
    'UPDATE evacuations SET ended_at = ?, ended_by = ?, note = ? WHERE ended_at IS NULL',
  )
  const missing = sqlite
    .prepare(
      `SELECT coalesce(sum(people), 0) FROM evacuation_people p LEFT JOIN visits v ON v.id = p.visit_id
       WHERE evacuation_id = ? AND found_at IS NULL AND voided_at IS NULL`,
    )
    .pluck()

  const running = () => current.get() as Run | undefined

  const keyOf = ({ visitId, staffId }: Pick<Evacuee, 'visitId' | 'staffId'>) =>
    visitId === null ? `staff ${String(staffId)}` : `visit ${visitId}`

  /** Puts on the list who is inside and not on it; answers how many people came with these lines. */
  function list(run: Run, { record }: ActScope): number {
    const known = new Set((listed.all(run.id) as Evacuee[]).map(keyOf))
    const fresh = inside().people.filter((one) => !known.has(keyOf(one)))
    for (const { kind, visitId, staffId, name, company, phone, area, people } of fresh) {
      const row = { evacuationId: run.id, kind, visitId, staffId, name, company, phone, area, people }
      const { lastInsertRowid } = add.run({ ...row, salt: core.salt() })
      record({
        kind: 'evacuee.listed',
        subject: { table: 'evacuation_people', id: Number(lastInsertRowid) },
        facts: { number: run.number },
      })
    }
    return fresh.reduce((total, { people }) => total + people, 0)
  }

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
        const people = list({ id, number }, scope)
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
        finish.run(at, actorId, call.input.note)
        record({
          kind: 'evacuation.ended',
          subject: { table: 'evacuations', id },
          facts: { number, missing: missing.get(id) as number },
        })
        return { id }
      })
    },

    /** Whoever comes while an evacuation runs goes on its list. Told of every commit; never fails the act behind it. */
    follow(changes: readonly Pick<Change, 'topic'>[]): void {
      if (!changes.some(({ topic }) => comings.includes(topic))) return
      try {
        const run = running()
        if (run) acts.system(0, (scope) => list(run, scope))
      } catch (error) {
        core.ports.log.error('evacuation.follow', error) // the next coming, or the next start, tries again
      }
    },
  }
}
