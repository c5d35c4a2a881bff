import { DeskError } from '#shared/contract/errors.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { punchFiles } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import type { ImportCall } from './importing.ts'
import { createLinks, type Link } from './links.ts'
import { createGathering, createProgress } from './reading.ts'
import type { Uploaded } from './uploads.ts'
import { readUsers, type ReadUser } from './users.ts'

/**
 * Takes the people of a user.dat over, in one act: whose numbers they are, and those who were chosen come on the staff list
 * with their number and name, without a role, a shift or a department.
 */
export function createAdding(core: Core) {
  const links = createLinks(core)
  const comeBack = core.sqlite
    .prepare('UPDATE staff SET left_at = NULL WHERE staff_no = ? COLLATE NOCASE RETURNING id')
    .pluck()
  const insert = core.sqlite
    .prepare(
      `INSERT INTO staff (staff_no, name, pinyin, initials, department, extension, joined_at, salt)
       VALUES (@staffNo, @name, @pinyin, @initials, '', '', @at, @salt) RETURNING id`,
    )
    .pluck()

  function addPerson({ at, record }: ActScope, staffNo: string, name: string): number {
    const again = comeBack.get(staffNo) as number | undefined
    const row = { staffNo, name, ...nameKeys(name), at, salt: core.salt() }
    const id = again ?? (insert.get(row) as number)
    const kind = again === undefined ? 'staff.created' : 'staff.updated'
    record({ kind, subject: { table: 'staff', id }, facts: { role: null } })
    return id
  }

  const linksOf = (found: readonly ReadUser[]): Link[] =>
    found.flatMap(({ outcome, user, person }) =>
      outcome === 'linked' && user && person ? [{ userNo: user.pin, staffId: person.id }] : [],
    )

  /** @throws ALREADY_DONE, FIELD_INVALID */
  return async function* importUsers(call: ImportCall, uploaded: Uploaded, signal?: AbortSignal) {
    const { input } = call
    const given = new Map(input.links.map(({ userNo, staffId }) => [userNo, staffId]))
    const { parts, sha256, people } = readUsers(core, uploaded, signal, given)
    if (input.links.some(({ staffId }) => !people.exists(staffId)))
      throw new DeskError('FIELD_INVALID', { field: 'links' })
    const found: ReadUser[] = []
    const { add, counts } = createGathering()
    const progress = createProgress('reading')
    for await (const part of parts) {
      for (const one of part.users) {
        found.push(one)
        add(one.outcome)
      }
      yield* progress(part.readBytes, part.totalBytes)
    }
    const wanted = new Set(input.add)
    const fresh = found.flatMap(({ addable, user }) =>
      addable && user && wanted.delete(user.pin) ? [user] : [],
    )
    const linked = [...linksOf(found), ...input.links]
    if (fresh.length + linked.length === 0) throw new DeskError('ALREADY_DONE', { what: 'punchFile' })
    const done = core.acts.run(call, (scope) => {
      const { at, actorId, record } = scope
      const { id } = core.db
        .insert(punchFiles)
        .values({
          ...{ kind: 'users', name: input.name, sha256, terminal: '', counts: JSON.stringify(counts) },
          ...{ importedAt: at, importedBy: actorId },
        })
        .returning({ id: punchFiles.id })
        .get()
      links.keep(scope, id, linked)
      const added = fresh.map(({ pin, name }) => ({ userNo: pin, staffId: addPerson(scope, pin, name) }))
      links.keep(scope, id, added, true)
      record({
        kind: 'punchFile.imported',
        subject: { table: 'punch_files', id },
        facts: { people: added.length, sha256: sha256.toString('hex') },
      })
      return { id, taken: added.length + linked.length }
    })
    yield { kind: 'done' as const, ...done }
  }
}
