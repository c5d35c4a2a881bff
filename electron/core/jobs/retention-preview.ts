import type { RetentionCounts } from '#shared/contract/privacy.ts'
import { openReadOnly } from '../database/open.ts'
import { createDue } from '../features/privacy/due.ts'
import { keepingFrom, type KeepingFacts } from '../features/privacy/keeping.ts'
import type { Jobs } from './job.ts'

const others = ['photos', 'parcels', 'deposits', 'watchEntries'] as const
const registers = ['visits', ...others] as const

/** How much more would be past its time under other periods, by register: reads them whole, so not at the desk. */
export function previewRetention({
  file,
  today,
  then,
}: Jobs['retentionPreview']['input']): Jobs['retentionPreview']['result'] {
  const db = openReadOnly(file)
  const countDue = (facts: KeepingFacts): RetentionCounts => {
    const keeping = keepingFrom(facts)
    const due = createDue({ sqlite: db, clock: { now: () => facts.now } })
    let visits = 0
    for (const list of due.visits(keeping)) visits += list.length
    const rest = others.map((register) => [register, due.count(register, keeping)])
    return { visits, ...(Object.fromEntries(rest) as Omit<RetentionCounts, 'visits'>) }
  }
  try {
    const [now, later] = [countDue(today), countDue(then)]
    const more = registers.map((register) => [register, Math.max(0, later[register] - now[register])])
    return Object.fromEntries(more) as RetentionCounts
  } finally {
    db.close()
  }
}
