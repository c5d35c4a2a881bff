import { oc } from '@orpc/contract'
import { z } from 'zod'
import { deskErrors } from './errors.ts'
import type { Permission } from './permissions.ts'
import { requestId } from './values.ts'

/**
 * What each procedure declares beside its schemas.
 * `permission`: `'public'` needs no sign-in. `perMinute`: calls one connection may make in 60 s.
 * `act`: changes something, carries a request id and answers a repeat with the first answer.
 */
export interface ProcedureMeta {
  readonly permission: Permission | 'public' | readonly Permission[]
  readonly perMinute: number
  readonly act: boolean
}

const base = oc.$meta<ProcedureMeta>({ permission: [], perMinute: 0, act: false }).errors(deskErrors)

type Gate = ProcedureMeta['permission']

/** A procedure that only reads. Several permissions: any one of them opens it. */
export const query = (permission: Gate, perMinute = 600) => base.meta({ permission, perMinute, act: false })

/** A procedure that changes nothing in the record but is no plain read (sign-in, checks): throttled. */
export const attempt = (permission: Gate, perMinute = 60) => base.meta({ permission, perMinute, act: false })

/**
 * A procedure that changes the record: its input carries a client-made, time-ordered request id (UUIDv7), and its answer,
 * which must hold no personal data because it is stored, is given again to whoever repeats the request.
 */
export const act = <S extends z.ZodRawShape>(permission: Gate, shape: S, perMinute = 120) =>
  base.meta({ permission, perMinute, act: true }).input(z.strictObject({ requestId, ...shape }))
