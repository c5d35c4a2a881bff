import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Credentials } from '../../security/credentials.ts'
import type { ReaderHub } from '../readers/hub.ts'
import { createStaffLeaving } from './leaving.ts'
import { createStaffQueries } from './queries.ts'
import { createStaffPhotos } from './photos.ts'
import type { May } from './rules.ts'
import { createStaffSaving } from './saving.ts'

const mayOf =
  ({ connection }: CallContext): May =>
  (permission) =>
    isAllowed(connection, permission)

/** The staff list's part of the contract. */
export function staffProcedures(core: Core, credentials: Credentials, readers: ReaderHub) {
  const os = implement(contract.staff).$context<CallContext>()
  const queries = createStaffQueries(core)
  const saving = createStaffSaving(core)
  const photos = createStaffPhotos(core)
  const leaving = createStaffLeaving(core, credentials)
  return os.router({
    find: os.find.handler(({ input }) => queries.find(input.text)),
    list: os.list.handler(({ input }) => queries.list(input.left)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    create: os.create.handler(({ input, context }) =>
      saving.create(actOf(context, 'staff.create', input), mayOf(context)),
    ),
    update: os.update.handler(({ input, context }) =>
      saving.update(actOf(context, 'staff.update', input), mayOf(context)),
    ),
    leave: os.leave.handler(async ({ input, context }) => {
      const answer = leaving.leave(actOf(context, 'staff.leave', input), mayOf(context))
      await readers.eraseEnded()
      return answer
    }),
    setPin: os.setPin.handler(({ input: { requestId, id, pin }, context }) =>
      leaving.setPin(actOf(context, 'staff.setPin', { requestId, id }), pin),
    ),
    keepPhoto: os.keepPhoto.handler(({ input: { requestId, id, image }, context }) =>
      photos.keep(actOf(context, 'staff.keepPhoto', { requestId, id }), image),
    ),
    erasePhoto: os.erasePhoto.handler(({ input, context }) =>
      photos.erase(actOf(context, 'staff.erasePhoto', input)),
    ),
    photo: os.photo.handler(({ input }) => photos.of(input.id)),
    departments: os.departments.handler(() => queries.departments()),
    shifts: os.shifts.handler(() => queries.shifts()),
    saveShift: os.saveShift.handler(({ input, context }) =>
      saving.saveShift(actOf(context, 'staff.saveShift', input)),
    ),
  })
}
