import { duplicateWindow } from '#shared/domain/daily-shift.ts'
import type { LineNote, LineOutcome } from '#shared/contract/punch-files.ts'
import type { Core } from '../../core.ts'
import type { TerminalPunch } from '../../terminal-files/punch-line.ts'
import { readPeople, type Colleague } from './people.ts'
import { createSiteTimes } from './site-times.ts'

/** A terminal may be so far ahead of this clock, ms; later punches have not been yet. */
const ahead = 3_600_000

/** What becomes of one punch of a file. */
export interface Sorted {
  readonly outcome: LineOutcome
  readonly person: Colleague | null
  /** UTC ms. */
  readonly at: number
  readonly offsetMinutes: number
  readonly direction: 'in' | 'out' | null
  readonly note: LineNote | null
}

/** Coming or going, as the person chose it on the terminal. What it did not ask stays open. */
const directions = {
  in: 'in',
  overtimeIn: 'in',
  breakIn: 'in',
  out: 'out',
  overtimeOut: 'out',
  breakOut: 'out',
} as const

/** What is already there of a person, in ms: all seconds that have a punch, and touches at the desk's own readers. */
interface Known {
  readonly seconds: Set<number>
  readonly touches: readonly number[]
}

interface Kept {
  readonly at: number
  readonly source: string
  readonly fileId: number | null
}

const secondOf = (at: number) => Math.floor(at / 1_000)

/** Whether ascending times hold one closer than the duplicate window. */
function isNear(times: readonly number[], at: number): boolean {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) <= at - duplicateWindow) low = middle + 1
    else high = middle
  }
  return (times[low] ?? Infinity) < at + duplicateWindow
}

/**
 * Sorts the punches of one file. The order of lines and files changes nothing of what comes in: a line is known when that very
 * second of the person is already there, and the same touch when a reader of this desk took it as well.
 */
export function createSorting(core: Core, links?: ReadonlyMap<string, number>) {
  const people = readPeople(core, links)
  const timeOf = createSiteTimes(core.site.get().timeZone)
  const latest = core.clock.now() + ahead
  // as they came, so that a file is known after one of its punches was put right, and as they count: each by its index alone
  const came = core.sqlite.prepare('SELECT at, source, file_id AS fileId FROM punches WHERE staff_id = ?')
  const putRight = core.sqlite.prepare(
    `SELECT at_after AS at, source, file_id AS fileId
     FROM punch_corrections AS newest JOIN punches ON punches.id = punch_id
     WHERE newest.staff_id = ? AND NOT EXISTS (
       SELECT 1 FROM punch_corrections AS later WHERE later.punch_id = newest.punch_id AND later.id > newest.id)`,
  )
  const undone = new Set<unknown>(
    core.sqlite.prepare('SELECT id FROM punch_files WHERE undone_at IS NOT NULL').pluck().all(),
  )
  const known = new Map<number, Known>()

  function knownOf(id: number): Known {
    const before = known.get(id)
    if (before) return before
    const rows = ([...came.all(id), ...putRight.all(id)] as Kept[]).filter(
      ({ fileId }) => !undone.has(fileId),
    )
    const touches = rows.filter(({ source }) => source !== 'terminal').map(({ at }) => at)
    const own = {
      seconds: new Set(rows.map(({ at }) => secondOf(at))),
      touches: touches.sort((a, b) => a - b),
    }
    known.set(id, own)
    return own
  }

  function outcomeOf({ id }: Colleague, at: number): 'new' | 'known' | 'sameTouch' {
    const { seconds, touches } = knownOf(id)
    if (seconds.has(secondOf(at))) return 'known'
    if (isNear(touches, at)) return 'sameTouch'
    seconds.add(secondOf(at))
    return 'new'
  }

  function noteOf({ joinedAt, leftAt }: Colleague, at: number, clockChange: boolean): LineNote | null {
    if (clockChange) return 'clockChange'
    if (leftAt !== null && at > leftAt) return 'afterLeaving'
    return at < joinedAt ? 'beforeJoining' : null
  }

  return {
    people,
    sort({ pin, at: wall, state }: TerminalPunch): Sorted {
      const { at, offsetMinutes, clockChange } = timeOf(wall)
      const person = people.of(pin)
      const base = { person, at, offsetMinutes, direction: state === null ? null : directions[state] }
      if (at > latest) return { ...base, outcome: 'malformed', note: 'future' }
      if (!person) return { ...base, outcome: 'unknownPerson', note: clockChange ? 'clockChange' : null }
      return { ...base, outcome: outcomeOf(person, at), note: noteOf(person, at, clockChange) }
    },
  }
}
