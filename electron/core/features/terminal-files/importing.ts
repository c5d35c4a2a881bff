import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { LineCounts } from '#shared/contract/punch-files.ts'
import { createRowsDigest } from '../../audit/punch-rows.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { punchFiles } from '../../database/tables.ts'
import { createLinks } from './links.ts'
import { createGathering, createProgress, readPunches } from './reading.ts'
import { createSorting, type Sorted } from './sorting.ts'
import type { Uploaded } from './uploads.ts'

type Input = z.output<(typeof contract.punchFiles.import)['~orpc']['inputSchema'] & object>
export type ImportCall = ActCall & { readonly input: Input }

/** Punches kept in one transaction: about 5 ms, after which whoever stands at the desk goes first. */
const together = 200
/** Between two transactions, ms. */
const breath = 1

type Fresh = Pick<Sorted, 'at' | 'offsetMinutes' | 'direction'> & { readonly staffId: number }

interface Begun {
  readonly counts: LineCounts
  readonly terminal: string
  readonly sha256: Buffer
}

/**
 * Takes the punches of a file over in small transactions. The file's row is there first and taken back already, so nothing of
 * it counts; the last act turns that round in one stroke. Whatever ends it before, a kill included, leaves punches that never
 * count. There is one entry for all of them, not one each: it commits to the file (sha256), to how many lines became what, and
 * to every row, by the digest of them all that a verification reckons anew.
 */
export function createImporting(core: Core) {
  const links = createLinks(core)
  const insert = core.sqlite.prepare(
    `INSERT INTO punches (staff_id, at, zone_offset_minutes, source, clock_suspect, direction, file_id)
     VALUES (@staffId, @at, @offsetMinutes, 'terminal', 0, @direction, @fileId)`,
  )
  const count = core.sqlite.prepare(
    'UPDATE punch_files SET undone_at = NULL, undone_by = NULL, imported_at = ? WHERE id = ?',
  )

  function begin({ actorId, input }: ImportCall, { counts, terminal, sha256 }: Begun): number {
    return core.acts.system(actorId, ({ at, record }) => {
      const { id } = core.db
        .insert(punchFiles)
        .values({
          ...{ kind: 'punches', name: input.name, sha256, terminal, counts: JSON.stringify(counts) },
          ...{ importedAt: at, importedBy: actorId, undoneAt: at, undoneBy: actorId },
        })
        .returning({ id: punchFiles.id })
        .get()
      record({ kind: 'punchFile.begun', subject: { table: 'punch_files', id } })
      return id
    })
  }

  function finish(call: ImportCall, fileId: number, { counts, terminal, sha256 }: Begun, rows: string) {
    return core.acts.run(call, (scope) => {
      count.run(scope.at, fileId)
      links.keep(scope, fileId, call.input.links)
      const { malformed = 0, new: punches = 0 } = counts
      scope.record({
        kind: 'punchFile.imported',
        subject: { table: 'punch_files', id: fileId },
        facts: { terminal, punches, failed: malformed, sha256: sha256.toString('hex'), rowsDigest: rows },
      })
      return { id: fileId, taken: punches }
    })
  }

  async function* read(uploaded: Uploaded, { input }: ImportCall, fresh: Fresh[], signal?: AbortSignal) {
    const given = new Map(input.links.map(({ userNo, staffId }) => [userNo, staffId]))
    const { sort, people } = createSorting(core, given)
    if (input.links.some(({ staffId }) => !people.exists(staffId)))
      throw new DeskError('FIELD_INVALID', { field: 'links' })
    const { parts, facts } = readPunches(uploaded, input.order, sort, signal)
    const { add, counts } = createGathering()
    const progress = createProgress('reading')
    for await (const { lines, readBytes, totalBytes } of parts) {
      for (const one of lines) {
        const outcome = 'reason' in one ? 'malformed' : one.sorted.outcome
        add(outcome)
        if ('reason' in one || outcome !== 'new' || !one.sorted.person) continue
        const { at, offsetMinutes, direction, person } = one.sorted
        fresh.push({ staffId: person.id, at, offsetMinutes, direction })
      }
      yield* progress(readBytes, totalBytes)
    }
    return { counts, terminal: facts.terminal, sha256: facts.sha256() }
  }

  /** @throws ALREADY_DONE, FIELD_INVALID */
  return async function* importPunches(call: ImportCall, uploaded: Uploaded, signal?: AbortSignal) {
    const fresh: Fresh[] = []
    const begun = yield* read(uploaded, call, fresh, signal)
    if (fresh.length === 0) throw new DeskError('ALREADY_DONE', { what: 'punchFile' })
    const fileId = begin(call, begun)
    const digest = createRowsDigest()
    const progress = createProgress('saving')
    for (let from = 0; from < fresh.length; from += together) {
      if (signal?.aborted === true || core.closing.aborted) return
      core.health.demandWritable()
      core.acts.system(call.actorId, () => {
        for (const row of fresh.slice(from, from + together)) {
          const { lastInsertRowid } = insert.run({ ...row, fileId })
          digest.add({ id: Number(lastInsertRowid), ...row })
        }
      })
      yield* progress(from + together, fresh.length)
      await pause(breath)
    }
    yield { kind: 'done' as const, ...finish(call, fileId, begun, digest.hex()) }
  }
}
