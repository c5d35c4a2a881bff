import { ORPCError, ValidationError } from '@orpc/server'
import type { z } from 'zod'
import type { ProcedureMeta } from '#shared/contract/builder.ts'
import { DeskError, deskErrors, type DeskErrorCode } from '#shared/contract/errors.ts'
import { isAllowed, roleOf, type Connection } from './connection.ts'
import { deskErrorOf, isCorrupt } from './database/errors.ts'
import type { Log } from './ports.ts'

/** What a handler knows of its caller. */
export interface CallContext {
  readonly connection: Connection
}

/** The typed error of the contract for an expected failure. */
export function contractError(error: DeskError): ORPCError<DeskErrorCode, unknown> {
  const { status } = deskErrors[error.code]
  return new ORPCError(error.code, { status, data: error.data, defined: true, message: error.code })
}

function inputErrors(issues: readonly z.core.$ZodIssue[]): DeskError<'INVALID_INPUT'> {
  const fields = issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), code: issue.code }))
  return new DeskError('INVALID_INPUT', { fields })
}

/** The client closed its window or stopped listening: no failure of anybody's. */
const isGone = (error: unknown) => error instanceof Error && error.name === 'AbortError'

/** Every failure leaves the core either as a typed error of the contract or, being a bug, logged and without details. */
function leaving(error: unknown, path: readonly string[], log: Log, onDamage = () => {}): unknown {
  if (error instanceof DeskError) return contractError(error as DeskError)
  if (isGone(error)) return error
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
      return contractError(inputErrors(error.cause.issues as readonly z.core.$ZodIssue[]))
    return error
  }
  const expected = deskErrorOf(error)
  if (expected) {
    log.error('database', error, { procedure: path.join('.') })
    if (isCorrupt(error)) onDamage()
    return contractError(expected)
  }
  log.error('bug', error, { procedure: path.join('.') })
  return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500 })
}

function checkPermission(connection: Connection, gate: ProcedureMeta['permission']): void {
  // strangers stand at the visitor's screen: what needs no sign-in names the people who work here, so it stays shut
  if (gate === 'public' && connection.screen === 'visitor')
    throw new DeskError('FORBIDDEN', { permission: gate })
  if (gate === 'public') return
  const wanted = typeof gate === 'string' ? [gate] : gate
  if (wanted.some((permission) => isAllowed(connection, permission))) return
  if (roleOf(connection) === null) throw new DeskError('NOT_SIGNED_IN', {})
  throw new DeskError('FORBIDDEN', { permission: wanted.join(' ') })
}

function checkRate(connection: Connection, path: string, perMinute: number, now: number): void {
  const minute = Math.floor(now / 60_000)
  const counted = connection.calls.get(path)
  if (counted?.minute !== minute) {
    connection.calls.set(path, { minute, count: 1 })
    return
  }
  counted.count += 1
  if (counted.count > perMinute)
    throw new DeskError('RATE_LIMITED', { seconds: Math.ceil(((minute + 1) * 60_000 - now) / 1000) })
}

interface Intercepted<T> {
  readonly context: CallContext
  readonly procedure: { readonly '~orpc': { readonly meta: object } }
  readonly path: readonly string[]
  next(): Promise<T>
}

/**
 * The one gate in front of every procedure, on every mount: permission, then rate, then parsing (unknown keys refused, sizes
 * limited), then the handler. A procedure whose contract declares no permission is refused. Whatever is thrown leaves as a
 * typed error of the contract or, being a bug, is logged and leaves without details. `onDamage`: a page of the database could
 * not be read.
 */
export function createGate(log: Log, monotonic: () => number, onDamage: () => void) {
  return async <T>({ context, procedure, path, next }: Intercepted<T>): Promise<T> => {
    try {
      const meta = procedure['~orpc'].meta as ProcedureMeta
      checkPermission(context.connection, meta.permission)
      checkRate(context.connection, path.join('.'), meta.perMinute, monotonic())
      return await next()
    } catch (error) {
      throw leaving(error, path, log, onDamage)
    }
  }
}

/** An async generator of events whose failures, too, leave as typed errors. */
export async function* leavingIterator<T>(
  events: AsyncIterable<T>,
  path: string,
  log: Log,
): AsyncGenerator<T> {
  try {
    yield* events
  } catch (error) {
    if (isGone(error)) return
    throw leaving(error, [path], log)
  }
}
