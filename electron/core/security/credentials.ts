import { hash, verify } from '@node-rs/argon2'
import { DeskError } from '#shared/contract/errors.ts'
import type { ActScope } from '../acts/act.ts'
import type { Core } from '../core.ts'

/** argon2id (the library's own choice), 19 MiB, 2 passes, 1 lane: the least cost OWASP recommends, about 40 ms on a front-desk PC. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Wrong tries before the first lock. */
export const freeAttempts = 3
/** Lock after the third, fourth… wrong try, seconds; the last one repeats. */
const lockSeconds = [30, 60, 300, 900, 3_600]

/** How long an account is locked after so many wrong tries in a row, ms; 0 while tries are free. */
export function lockFor(failedAttempts: number): number {
  if (failedAttempts < freeAttempts) return 0
  const step = Math.min(failedAttempts - freeAttempts, lockSeconds.length - 1)
  return (lockSeconds[step] ?? 0) * 1000
}

/** Refuses PINs that anybody tries first: one digit repeated, or a run up or down. */
export function isWeakPin(pin: string): boolean {
  if (!/^\d+$/.test(pin)) return false
  const steps = new Set([...pin.slice(1)].map((digit, index) => Number(digit) - Number(pin[index])))
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 0)
}

interface CredentialRow {
  secretHash: string
  failedAttempts: number
  lockedUntil: number
}

export interface Credentials {
  /**
   * Checks one person's PIN or password.
   * @throws PIN_LOCKED, PIN_WRONG (with the tries left before a lock), PIN_NOT_SET
   */
  check(staffId: number, secret: string): Promise<void>
  /** Hash to hand to `store`; made before the transaction because it takes time. @throws PIN_WEAK */
  prepare(secret: string): Promise<string>
  /** Inside an act: sets the secret and forgets wrong tries. */
  store(staffId: number, secretHash: string, scope: ActScope): void
}

export function createCredentials(core: Core): Credentials {
  const find = core.sqlite.prepare(
    `SELECT secret_hash AS secretHash, failed_attempts AS failedAttempts, locked_until AS lockedUntil
     FROM credentials WHERE staff_id = ?`,
  )
  const mark = core.sqlite.prepare(
    'UPDATE credentials SET failed_attempts = ?, locked_until = ? WHERE staff_id = ?',
  )
  const replace = core.sqlite.prepare(
    `INSERT INTO credentials (staff_id, secret_hash, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (staff_id) DO UPDATE SET secret_hash = excluded.secret_hash, changed_at = excluded.changed_at,
       failed_attempts = 0, locked_until = 0`,
  )
  const locksOn = (until: number): number | null => {
    const left = until - core.clock.now()
    return left > 0 ? Math.ceil(left / 1000) : null
  }

  /** Counted in its own transaction before the answer, so that killing the process gives no free try. */
  function countFailure(staffId: number): never {
    const { failedAttempts } = find.get(staffId) as CredentialRow
    const failed = failedAttempts + 1
    const lock = lockFor(failed)
    core.acts.system(staffId, ({ at, record }) => {
      mark.run(failed, lock === 0 ? 0 : at + lock, staffId)
      if (lock > 0)
        record({ kind: 'staff.locked', subject: { table: 'staff', id: staffId }, facts: { failed } })
    })
    if (lock > 0) throw new DeskError('PIN_LOCKED', { seconds: lock / 1000 })
    throw new DeskError('PIN_WRONG', { attemptsLeft: freeAttempts - failed })
  }

  async function checkNow(staffId: number, secret: string): Promise<void> {
    const row = find.get(staffId) as CredentialRow | undefined
    if (!row) throw new DeskError('PIN_NOT_SET', {})
    const seconds = locksOn(row.lockedUntil)
    if (seconds !== null) throw new DeskError('PIN_LOCKED', { seconds })
    if (!(await verify(row.secretHash, secret))) countFailure(staffId)
    if (row.failedAttempts > 0) mark.run(0, 0, staffId)
  }

  /** One try after the other for each person: many sent at once would all be checked before the first one is counted. */
  const turns = new Map<number, Promise<void>>()

  return {
    async check(staffId, secret) {
      const before = turns.get(staffId) ?? Promise.resolve()
      const turn = before.then(() => checkNow(staffId, secret))
      const ended = turn.catch(() => undefined)
      turns.set(staffId, ended)
      try {
        await turn
      } finally {
        if (turns.get(staffId) === ended) turns.delete(staffId)
      }
    },
    prepare(secret) {
      if (isWeakPin(secret)) throw new DeskError('PIN_WEAK', {})
      return hash(secret, cost)
    },
    store(staffId, secretHash, { at }) {
      replace.run(staffId, secretHash, at)
    },
  }
}
