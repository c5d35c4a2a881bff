import { eq } from 'drizzle-orm'
import { copyingConsent } from '#shared/domain/consent-text.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { fingerTemplates, readers as readerRows } from '../../database/tables.ts'
import { createLibraryCheck } from './library-check.ts'
import type { ReaderSet } from './reader-set.ts'
import { modelOf } from './reader-model.ts'

export interface Copies {
  /** What a reader's templates are told apart by; undefined unless it is ready. */
  model(readerId: number): string | undefined
  /** The template of a finger's copy; undefined when there is none that this model understands. */
  template(fingerId: number, model: string): Uint8Array | undefined
  /** Copies what may be copied and is not yet, from the readers that are there. Settles when all is done. */
  catchUp(): Promise<void>
  /** Switches copies on or off; off deletes every one. */
  keep(call: ActCall, kept: boolean): Record<string, never>
  count(): number
}

interface Uncopied {
  readonly id: number
  readonly readerId: number
  readonly slot: number
}

/**
 * Encrypted copies of templates, for moving to a new module of the same model. Only where the site keeps them, and of people
 * who signed the text that says so. Finger and model stand inside what is encrypted: a copy laid under another finger's
 * number does not open.
 */
export function createCopies(core: Core, readers: ReaderSet): Copies {
  const wanted = `SELECT fingers.id, reader_id AS readerId, slot FROM fingers JOIN consents ON consents.id = consent_id
     WHERE deleted_at IS NULL AND withdrawn_at IS NULL
       AND EXISTS (SELECT 1 FROM consents AS newer WHERE newer.staff_id = fingers.staff_id
         AND newer.withdrawn_at IS NULL AND newer.version = '${copyingConsent}')
       AND NOT EXISTS (SELECT 1 FROM finger_templates WHERE finger_id = fingers.id)`
  const uncopied = core.sqlite.prepare(`${wanted} ORDER BY fingers.id`)
  const isUncopied = core.sqlite.prepare(`${wanted} AND fingers.id = ?`)
  const library = createLibraryCheck(core)
  const counted = core.sqlite.prepare('SELECT count(*) FROM finger_templates').pluck()
  const kept = () => core.site.exists() && core.site.settings().templateCopies
  let running: Promise<void> = Promise.resolve()

  const head = (fingerId: number, model: string) => Buffer.from(`${fingerId} ${model}\n`, 'utf8')

  function model(readerId: number): string | undefined {
    const info = readers.isReady(readerId) ? readers.ready(readerId).info() : undefined
    const row = core.db.select().from(readerRows).where(eq(readerRows.id, readerId)).get()
    return info && row && modelOf(row, info)
  }

  function store(finger: Uncopied, of: string, template: Uint8Array): void {
    core.acts.system(0, ({ at, record }) => {
      // read while nothing stood still: what has changed meanwhile decides
      if (!kept() || isUncopied.get(finger.id) === undefined) return
      const templateCipher = core.fields.encryptBytes(Buffer.concat([head(finger.id, of), template]))
      core.db
        .insert(fingerTemplates)
        .values({ fingerId: finger.id, model: of, templateCipher, savedAt: at })
        .run()
      record({ kind: 'finger.copied', subject: { table: 'fingers', id: finger.id }, facts: { model: of } })
    })
  }

  /** False when the reader will not give its templates now: the next time it comes is soon enough. */
  async function copy(finger: Uncopied): Promise<boolean> {
    const of = model(finger.readerId)
    if (of === undefined) return false
    try {
      const supervisor = readers.ready(finger.readerId)
      const info = supervisor.info()
      // a module that lacks fingers was changed: what lies in its slots need not be whose it was
      if (!info || library.missingFingers(finger.readerId, info) > 0) return false
      store(finger, of, await supervisor.readTemplate(finger.slot))
      return true
    } catch (error) {
      core.ports.log.info('finger.uncopied', {
        fingerId: finger.id,
        because: error instanceof Error ? error.message : String(error),
      })
      return false
    }
  }

  async function copyAll(): Promise<void> {
    const given = new Set<number>()
    for (const finger of kept() ? (uncopied.all() as Uncopied[]) : []) {
      if (core.closing.aborted || !core.health.writable() || !kept()) return
      if (!given.has(finger.readerId) && !(await copy(finger))) given.add(finger.readerId)
    }
  }

  const count = () => counted.get() as number
  let held = count()
  const changing = new Set(['finger.copied', 'finger.deleted', 'settings.saved'])
  // empties the log, where the old pages of a deleted copy still stand
  core.onCommit((changes) => {
    if (!changes.some(({ kind }) => changing.has(kind))) return
    try {
      const before = held
      held = count()
      if (held < before) core.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      core.ports.log.error('finger.log', error) // the deletion itself stands
    }
  })

  return {
    model,
    template(fingerId, of) {
      const row = core.db.select().from(fingerTemplates).where(eq(fingerTemplates.fingerId, fingerId)).get()
      if (row?.model !== of) return undefined
      const opened = core.fields.decryptBytes(row.templateCipher)
      const own = head(fingerId, of)
      if (!opened.subarray(0, own.length).equals(own)) return undefined
      return new Uint8Array(opened.subarray(own.length))
    },
    catchUp() {
      running = running.then(copyAll)
      return running
    },
    keep: (call, on) =>
      core.acts.run(call, ({ at, record }) => {
        core.site.saveSettings({ templateCopies: on }, at)
        if (!on) core.db.delete(fingerTemplates).run()
        record({ kind: 'settings.saved', subject: { table: 'site', id: 1 }, facts: { copies: on } })
        return {}
      }),
    count,
  }
}
