import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createVehicleLeaving } from './leaving.ts'
import { createVehicleQueries } from './queries.ts'
import { createVehicleRegistering } from './registering.ts'

/** The vehicles' part of the contract. */
export function vehicleProcedures(core: Core) {
  const os = implement(contract.vehicle).$context<CallContext>()
  const queries = createVehicleQueries(core)
  const registering = createVehicleRegistering(core)
  const leaving = createVehicleLeaving(core)
  return os.router({
    register: os.register.handler(({ input, context }) =>
      registering.register(actOf(context, 'vehicle.register', input)),
    ),
    update: os.update.handler(({ input, context }) =>
      registering.update(actOf(context, 'vehicle.update', input)),
    ),
    leave: os.leave.handler(({ input, context }) => leaving.leave(actOf(context, 'vehicle.leave', input))),
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    ofVisit: os.ofVisit.handler(({ input }) => queries.ofVisit(input.visitId)),
    places: os.places.handler(() => queries.places()),
  })
}
