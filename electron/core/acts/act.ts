import { createHash } from 'node:crypto'
import { parse as uuidBytes } from 'uuid'
import { topicOf } from '#shared/contract/audit-kinds.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Audit, AuditEvent } from '../audit/append.ts'
import type { HeadFile } from '../audit/head-file.ts'
import type { DeskClock } from '../clock.ts'
import type { Sqlite } from '../database/open.ts'
import type { Health } from '../health/health.ts'

/** Who does what, under which request id. `actorId` 0 is the system or a screen without sign-in. */
export interface ActCall {
  readonly procedure: string
  readonly actorId: number
  readonly input: { readonly requestId: string }
}

/** What the body of an act may use: one time for everything it writes, and the chain. */
export interface ActScope {
  /** UTC ms, the same for the record, its audit entry and its answer. */
  readonly at: number
  readonly actorId: number
  /**
   * Appends to the chain; call it after the row is written. @throws DATABASE_DAMAGED, CHAIN_BROKEN while registers must
   * not be written: the act is rolled back
   */
  record(event: Omit<AuditEvent, 'actorId'>): number
}

/** A committed change, for live screens. */
export interface Change {
  readonly seq: number
  readonly kind: string
  readonly topic: string
  readonly subjectId: number | null
}

export interface Acts {
  /**
   * One transaction: body, audit entry and stored answer commit together or not at all. A repeated request id answers what
   * it answered the first time; the same id with another input or by another person is REQUEST_REUSED.
   */
  run<T extends object>(call: ActCall, body: (scope: ActScope) => T): T
  /** The stored answer of an earlier try, before work that cannot be repeated (a one-time finger proof) is done again. */
  repeated(call: ActCall): object | null
  /** An act of the system itself (closing visits, a locked account): no request, same transaction rules. */
  system<T>(actorId: number, body: (scope: ActScope) => T): T
}

interface Stored {
  readonly procedure: string
  readonly staffId: number
  readonly inputHash: Buffer
  readonly answer: string
}

function hashInput(input: object): Buffer {
  return createHash('sha256').update(JSON.stringify(input)).digest().subarray(0, 16)
}

export interface ActDeps {
  readonly db: Sqlite
  readonly audit: Audit
  readonly headFile: HeadFile
  readonly clock: DeskClock
  readonly health: Pick<Health, 'demandWritable'>
  readonly publish: (changes: readonly Change[]) => void
  /** An act was rolled back: what was read meanwhile may not be so. */
  readonly rolledBack: () => void
}

export function createActs({ db, audit, headFile, clock, health, publish, rolledBack }: ActDeps): Acts {
  const find = db.prepare(
    'SELECT procedure, staff_id AS staffId, input_hash AS inputHash, answer FROM requests WHERE id = ?',
  )
  const store = db.prepare(
    'INSERT INTO requests (id, procedure, staff_id, input_hash, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
  )

  function storedAnswer(call: ActCall, requestKey: Buffer): object | null {
    const stored = find.get(requestKey) as Stored | undefined
    if (!stored) return null
    const same =
      stored.procedure === call.procedure &&
      stored.staffId === call.actorId &&
      stored.inputHash.equals(hashInput(call.input))
    if (!same) throw new DeskError('REQUEST_REUSED', {})
    return JSON.parse(stored.answer) as object
  }

  function transact<T>(actorId: number, body: (scope: ActScope) => T): T {
    const changes: Change[] = []
    const at = clock.now()
    const scope: ActScope = {
      at,
      actorId,
      record(event) {
        health.demandWritable(event.kind)
        const seq = audit.append({ ...event, actorId }, at)
        const { kind, subject } = event
        changes.push({ seq, kind, topic: topicOf(kind), subjectId: subject?.id ?? null })
        return seq
      },
    }
    let result: T
    try {
      result = db.transaction(body).immediate(scope)
    } catch (error) {
      audit.reload()
      rolledBack()
      throw error
    }
    if (changes.length > 0) {
      headFile.write(audit.head())
      publish(changes)
    }
    return result
  }

  return {
    run<T extends object>(call: ActCall, body: (scope: ActScope) => T): T {
      const requestKey = Buffer.from(uuidBytes(call.input.requestId))
      return transact(call.actorId, (scope) => {
        const earlier = storedAnswer(call, requestKey)
        if (earlier) return earlier as T
        const answer = body(scope)
        store.run(
          requestKey,
          call.procedure,
          call.actorId,
          hashInput(call.input),
          JSON.stringify(answer),
          scope.at,
        )
        return answer
      })
    },
    repeated: (call) => storedAnswer(call, Buffer.from(uuidBytes(call.input.requestId))),
    system: transact,
  }
}
