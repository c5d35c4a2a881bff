import type { z } from 'zod'
import { readerEvents, type readers } from '#shared/contract/readers.ts'
import type { Core } from '../../core.ts'
import type { ReaderLog } from '../../readers/reader.ts'

/** Events kept of each reader. */
const kept = 500
/** Characters kept of what an event was about. */
const longest = 200

type Logged = z.infer<(typeof readers.log)['~orpc']['outputSchema'] & object>[number]
type Event = Logged['event']

export interface DeviceLog {
  /** Writes down what happened, outside of acts. Never throws: a full disk must not take a reader down. */
  add(readerId: number, event: Event, detail?: string): void
  /** What a supervisor tells: its states and what happened on the way, not every try. */
  of(readerId: number): ReaderLog
  /** The newest first. */
  list(readerId: number): Logged[]
}

const isEvent = (word: string): word is Event => (readerEvents as readonly string[]).includes(word)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What each reader did and when, as an administrator wants to read it when a reader is said to be "always away". */
export function createDeviceLog(core: Core): DeviceLog {
  const insert = core.sqlite.prepare(
    'INSERT INTO reader_events (reader_id, at, event, detail) VALUES (?, ?, ?, ?)',
  )
  const prune = core.sqlite.prepare(
    `DELETE FROM reader_events WHERE reader_id = @readerId AND id <=
       (SELECT id FROM reader_events WHERE reader_id = @readerId ORDER BY id DESC LIMIT 1 OFFSET ${kept})`,
  )
  const newest = core.sqlite.prepare(
    `SELECT id, at, event,
       CASE event WHEN 'seen' THEN (SELECT name FROM staff WHERE staff.id = detail) ELSE detail END AS detail
     FROM reader_events WHERE reader_id = ? ORDER BY id DESC LIMIT ${kept}`,
  )

  function add(readerId: number, event: Event, detail = ''): void {
    try {
      insert.run(readerId, core.clock.now(), event, detail.slice(0, longest))
      prune.run({ readerId })
    } catch (error) {
      core.ports.log.error('reader.log', error, { readerId })
    }
  }

  return {
    add,
    of(readerId) {
      let last = ''
      return (event, facts = {}) => {
        core.ports.log.info(event, { readerId, ...facts })
        const cause = textOf(facts['cause'])
        if (event === 'reader.state') {
          // the message of a failure changes from try to try, the failure does not
          const state = textOf(facts['state'])
          const now = `${state} ${cause}`
          if (now === last || !isEvent(state)) return
          last = now
          add(readerId, state, cause)
        } else if (event === 'reader.verify') add(readerId, 'verify', cause)
        else if (event === 'reader.enrol') add(readerId, 'enrol', textOf(facts['result']))
        else if (event === 'reader.fault') add(readerId, 'fault', textOf(facts['stack']).split('\n')[0])
      }
    },
    list: (readerId) => newest.all(readerId) as Logged[],
  }
}
