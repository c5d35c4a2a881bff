import { createHash } from 'node:crypto'
import type { LineNote } from '#shared/contract/punch-files.ts'
import { staffNo } from '#shared/contract/values.ts'
import type { Core } from '../../core.ts'
import { readUserDat, type UserItem } from '../../terminal-files/user-dat.ts'
import type { TerminalUser } from '../../terminal-files/user-record.ts'
import { readPeople, type Colleague } from './people.ts'
import type { Uploaded } from './uploads.ts'

/** One record of user.dat and whom it belongs to. */
export interface ReadUser {
  readonly record: number
  /** `linked`: by his name, and that would be kept. */
  readonly outcome: 'known' | 'linked' | 'new' | 'malformed'
  readonly user: TerminalUser | null
  readonly person: Colleague | null
  readonly note: LineNote | null
  /** His number and name are good enough for the staff list. */
  readonly addable: boolean
}

/** Reads a user.dat record by record. Cards and passwords in it are left where they are. */
export function readUsers(
  core: Core,
  { pieces }: Uploaded,
  signal: AbortSignal | undefined,
  links?: ReadonlyMap<string, number>,
) {
  const bytes = Buffer.concat(pieces)
  const people = readPeople(core, links)

  function userOf(item: UserItem): ReadUser {
    const { record } = item
    if (item.kind === 'malformed')
      return { record, outcome: 'malformed', user: null, person: null, note: item.reason, addable: false }
    const { user } = item
    const known = people.of(user.pin)
    const named = known ?? (user.name === '' ? null : people.named(user.name))
    const outcome = known ? 'known' : named ? 'linked' : 'new'
    const addable = !named && user.name !== '' && staffNo.safeParse(user.pin).success
    return { record, outcome, user, person: named, note: null, addable }
  }

  async function* parts() {
    for await (const { items, ...part } of readUserDat(bytes, { signal }))
      yield { users: items.map(userOf), ...part }
  }
  return { parts: parts(), sha256: createHash('sha256').update(bytes).digest(), people }
}
