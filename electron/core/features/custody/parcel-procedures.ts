import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createParcelQueries } from './parcel-queries.ts'
import { createParcelReceiving } from './parcel-receiving.ts'
import { createParcelRelease } from './parcel-release.ts'
import { createShelves } from './shelves.ts'

/** The parcels' part of the contract. */
export function parcelProcedures(core: Core) {
  const os = implement(contract.parcels).$context<CallContext>()
  const queries = createParcelQueries(core)
  const shelves = createShelves(core)
  const receiving = createParcelReceiving(core, shelves)
  const releasing = createParcelRelease(core)
  return os.router({
    receive: os.receive.handler(({ input, context }) =>
      receiving.receive(actOf(context, 'parcels.receive', input)),
    ),
    shelves: os.shelves.handler(() => shelves.suggestions()),
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    release: os.release.handler(({ input, context }) =>
      releasing.release(actOf(context, 'parcels.release', input)),
    ),
  })
}
