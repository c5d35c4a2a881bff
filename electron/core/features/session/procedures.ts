import { implement } from '@orpc/server'
import { presets } from '#shared/domain/presets.ts'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import { permissionsFor } from '../../connection.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Credentials } from '../../security/credentials.ts'
import type { SessionService } from './service.ts'
import { createSetup } from './setup.ts'

export function sessionProcedures(core: Core, session: SessionService) {
  const os = implement(contract.session).$context<CallContext>()
  return os.router({
    state: os.state.handler(({ context: { connection } }) => ({
      setUp: core.site.exists(),
      screen: connection.screen,
      site: core.site.exists() ? core.site.get() : null,
      user: connection.user && { ...connection.user, permissions: permissionsFor(connection.user.role) },
      version: core.ports.version,
      now: core.clock.now(),
    })),
    names: os.names.handler(() => session.names()),
    signIn: os.signIn.handler(({ input, context }) =>
      session.signIn(context.connection, input.staffId, input.pin),
    ),
    signOut: os.signOut.handler(({ context }) => {
      session.signOut(context.connection)
      return {}
    }),
    changePin: os.changePin.handler(({ input, context }) =>
      session.changePin(
        actOf(context, 'session.changePin', { requestId: input.requestId }),
        input.oldPin,
        input.newPin,
      ),
    ),
    recover: os.recover.handler(({ input }) => {
      const call = { procedure: 'session.recover', actorId: 0, input: { requestId: input.requestId } }
      return session.recover(call, input.recoveryKey, input.staffId, input.newPassword)
    }),
  })
}

export function setupProcedures(core: Core, credentials: Credentials) {
  const os = implement(contract.setup).$context<CallContext>()
  const setUp = createSetup(core, credentials)
  return os.router({
    presets: os.presets.handler(() =>
      presets.map((preset) => ({
        ...preset,
        visitReasons: [...preset.visitReasons],
        departments: [...preset.departments],
      })),
    ),
    complete: os.complete.handler(({ input }) => setUp(input, false)),
  })
}
