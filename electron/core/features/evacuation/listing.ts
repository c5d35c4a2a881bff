import type { Evacuee } from '#shared/contract/evacuation.ts'
import type { ActScope, Change } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createInside } from './inside.ts'

/** The evacuation that runs. */
export interface Run {
  readonly id: number
  readonly number: string
}

/** Changes after which somebody may be inside who is not on the list yet. */
const comings: readonly string[] = ['visit', 'punch', 'punchFile']

const keyOf = ({ visitId, staffId }: Pick<Evacuee, 'visitId' | 'staffId'>) =>
  visitId === null ? `staff ${String(staffId)}` : `visit ${visitId}`

/** Who is put on the list of an evacuation: everybody inside at the alarm, and whoever comes while it runs. */
export function createListing(core: Core) {
  const { sqlite } = core
  const inside = createInside(core)
  const current = sqlite.prepare('SELECT id, number FROM evacuations WHERE ended_at IS NULL')
  const listed = sqlite.prepare(
    'SELECT visit_id AS visitId, staff_id AS staffId FROM evacuation_people WHERE evacuation_id = ?',
  )
  const add = sqlite.prepare(
    `INSERT INTO evacuation_people (evacuation_id, kind, visit_id, staff_id, name, company, phone, area, people, salt)
     VALUES (@evacuationId, @kind, @visitId, @staffId, @name, @company, @phone, @area, @people, @salt)`,
  )

  const running = () => current.get() as Run | undefined

  /** Puts on the list who is inside and not on it; answers how many people came with these lines. */
  function listMissing(run: Run, { record }: ActScope): number {
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

  return {
    running,
    listMissing,
    /** Told of every commit: whoever came goes on the list of a running evacuation. Never fails the act behind it. */
    follow(changes: readonly Pick<Change, 'topic'>[]): void {
      if (!changes.some(({ topic }) => comings.includes(topic))) return
      try {
        const run = running()
        if (run) core.acts.system(0, (scope) => listMissing(run, scope))
      } catch (error) {
        core.ports.log.error('evacuation.follow', error) // the next coming tries again
      }
    },
  }
}
