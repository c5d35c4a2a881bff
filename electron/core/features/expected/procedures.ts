import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { WatchCheck } from '../watch/check.ts'
import { createBooking } from './booking.ts'
import { createChanging } from './changing.ts'
import { createDoor } from './door.ts'
import { createPreview } from './import-preview.ts'
import { createExpectedQueries } from './queries.ts'

/** The part of the contract about who is expected. */
export function expectedProcedures(core: Core, watch: WatchCheck) {
  const os = implement(contract.expected).$context<CallContext>()
  const queries = createExpectedQueries(core)
  const booking = createBooking(core, watch)
  const changing = createChanging(core)
  const door = createDoor(core)
  const preview = createPreview(core)
  return os.router({
    add: os.add.handler(({ input, context }) => booking.add(actOf(context, 'expected.add', input))),
    change: os.change.handler(({ input, context }) =>
      changing.change(actOf(context, 'expected.change', input)),
    ),
    cancel: os.cancel.handler(({ input, context }) =>
      changing.cancel(actOf(context, 'expected.cancel', input)),
    ),
    upcoming: os.upcoming.handler(({ input }) => queries.upcoming(input.view, input.text)),
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    count: os.count.handler(() => queries.count()),
    findByCode: os.findByCode.handler(({ input }) => queries.findByCode(input.code)),
    atDoor: os.atDoor.handler(({ input }) => door.atDoor(input.text)),
    remembered: os.remembered.handler(({ input }) => door.remembered(input.id)),
    previewImport: os.previewImport.handler(({ input }) => preview(input.pieces)),
    import: os.import.handler(({ input, context }) =>
      booking.import(actOf(context, 'expected.import', input)),
    ),
  })
}
