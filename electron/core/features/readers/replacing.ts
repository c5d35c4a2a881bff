import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { replaceEvent } from '#shared/contract/readers.ts'
import type { Core } from '../../core.ts'
import { throwIfCancelled } from '../../readers/clock.ts'
import { createRefilling } from './refilling.ts'
import type { KnownFinger } from './slots.ts'
import type { ReaderHub } from './hub.ts'

type ReplaceEvent = z.infer<typeof replaceEvent>
type Wanted = z.output<(typeof contract.readers.replace)['~orpc']['inputSchema'] & object>

/** A reader whose module was changed gets its fingers back from their copies; the others are enrolled again. */
export function createReplacing(core: Core, hub: ReaderHub) {
  const refilling = createRefilling(core, hub)
  const known = core.sqlite.prepare(
    `SELECT fingers.id, reader_id AS readerId, slot FROM fingers JOIN consents ON consents.id = consent_id
     WHERE reader_id = ? AND deleted_at IS NULL AND withdrawn_at IS NULL ORDER BY slot`,
  )

  /** Who has no copy is unknown from now on: his slot may hold somebody else's finger. */
  function endUncopied(actorId: number, gone: readonly KnownFinger[], used: number): void {
    if (gone.length === 0) return
    core.acts.system(actorId, (scope) => {
      for (const finger of gone)
        hub.markDeleted(scope, finger, { before: used, after: used }, 'readerReplaced')
    })
  }

  async function* run(
    actorId: number,
    { id: readerId, strangers: answer }: Wanted,
    signal: AbortSignal,
  ): AsyncGenerator<ReplaceEvent> {
    const supervisor = hub.ready(readerId)
    const model = hub.model(readerId)
    if (model === undefined || supervisor.info()?.canEnrol !== true)
      throw new DeskError('READER_REFUSED', { reason: 'unsupported' })
    const all = known.all(readerId) as KnownFinger[]
    const copied = all.flatMap((finger) => {
      const template = hub.template(finger.id, model)
      return template ? [{ ...finger, template }] : []
    })
    const there = await refilling.alreadyThere(supervisor, copied, signal)
    const strangers = refilling.strangers(supervisor, there)
    if (strangers.count > 0 && answer === 'ask') {
      yield { kind: 'strangers', count: strangers.count }
      return
    }
    const uncopied = all.filter(({ id }) => !copied.some((one) => one.id === id))
    endUncopied(actorId, uncopied, supervisor.info()?.used ?? 0)
    let strangersDeleted = 0
    if (answer === 'delete')
      for (const slot of strangers.slots)
        if (await refilling.deleteStranger(supervisor, slot, signal)) strangersDeleted += 1
    let restored = 0
    for (const [index, finger] of copied.entries()) {
      throwIfCancelled(signal)
      yield { kind: 'progress', done: index, of: copied.length }
      if (there.has(finger.id) || (await refilling.putBack(actorId, supervisor, finger, model, signal)))
        restored += 1
    }
    const toEnrolAgain = uncopied.length + copied.length - restored
    core.acts.system(actorId, ({ record }) => {
      const facts = { model, fingers: restored, missing: toEnrolAgain, erased: strangersDeleted }
      record({ kind: 'reader.replaced', subject: { table: 'readers', id: readerId }, facts })
    })
    yield { kind: 'replaced', restored, toEnrolAgain, strangersDeleted }
  }

  /**
   * Nobody enrols meanwhile, and no finger on the reader is taken for anybody's. Broken off, it may be begun again.
   * @throws READER_ABSENT, READER_BUSY, READER_REFUSED, ReaderError
   */
  return async function* replace(
    actorId: number,
    wanted: Wanted,
    signal: AbortSignal,
  ): AsyncGenerator<ReplaceEvent> {
    core.health.demandWritable()
    hub.ready(wanted.id)
    if (hub.busy.has(wanted.id)) throw new DeskError('READER_BUSY', {})
    hub.busy.add(wanted.id)
    try {
      yield* run(actorId, wanted, signal)
    } finally {
      hub.busy.delete(wanted.id)
    }
  }
}

/** People whose finger went with an old module and who have none on that reader since, in the order of their names. */
export function createToEnrolAgain(core: Core) {
  const rows = core.sqlite.prepare(
    `SELECT DISTINCT staff.id AS staffId, staff.name, staff_no AS staffNo, department,
       readers.id AS readerId, readers.name AS readerName
     FROM fingers AS gone JOIN staff ON staff.id = gone.staff_id JOIN readers ON readers.id = gone.reader_id
     WHERE end_reason = 'readerReplaced' AND left_at IS NULL AND removed_at IS NULL
       AND EXISTS (SELECT 1 FROM consents WHERE consents.staff_id = staff.id AND withdrawn_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM fingers WHERE fingers.staff_id = gone.staff_id
         AND fingers.reader_id = gone.reader_id AND fingers.deleted_at IS NULL)
     ORDER BY readers.name, pinyin, staff.id`,
  )
  type Row = z.output<(typeof contract.fingers.toEnrolAgain)['~orpc']['outputSchema'] & object>
  return (): Row => rows.all() as Row
}
