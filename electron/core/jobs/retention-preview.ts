import { openReadOnly } from '../database/open.ts'
import { createDue } from '../features/privacy/due.ts'
import { keepingFrom, type KeepingFacts } from '../features/privacy/keeping.ts'
import type { Jobs } from './job.ts'

/** How many more visits and photos would be past their time under other periods: reads the whole register, so not at the desk. */
export function previewRetention({
  file,
  today,
  then,
}: Jobs['retentionPreview']['input']): Jobs['retentionPreview']['result'] {
  const db = openReadOnly(file)
  const photos = db
    .prepare('SELECT taken_at FROM visit_photos WHERE erased_at IS NULL ORDER BY taken_at')
    .pluck()
  const countDue = (facts: KeepingFacts) => {
    const keeping = keepingFrom(facts)
    const due = createDue({ sqlite: db, clock: { now: () => facts.now } })
    let visits = 0
    for (const list of due.visits(keeping)) visits += list.length
    const taken = photos.all() as number[]
    return { visits, photos: taken.filter((at) => keeping.photoUntil(at) <= facts.now).length }
  }
  try {
    const [now, later] = [countDue(today), countDue(then)]
    return {
      visits: Math.max(0, later.visits - now.visits),
      photos: Math.max(0, later.photos - now.photos),
    }
  } finally {
    db.close()
  }
}
