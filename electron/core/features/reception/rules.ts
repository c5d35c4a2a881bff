import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'

/** Reads and saves how the site receives people; what changed is in the chain with its new value. */
export function receptionRuleProcedures(core: Core) {
  const os = implement(contract.receptionRule).$context<CallContext>()
  return os.router({
    get: os.get.handler(() => core.site.settings().reception),
    save: os.save.handler(({ input, context }) =>
      core.acts.run(actOf(context, 'receptionRule.save', input), ({ at, record }) => {
        core.site.saveSettings({ reception: input.rules }, at)
        record({
          kind: 'settings.saved',
          subject: { table: 'site', id: 1 },
          facts: { receptionRules: JSON.stringify(input.rules) },
        })
        return {}
      }),
    ),
  })
}
