import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'

/** What the site says at the staff clock; the screen there hears of a change by the stream that it follows. */
export function staffClockProcedures(core: Core) {
  const os = implement(contract.staffClock).$context<CallContext>()
  return os.router({
    get: os.get.handler(() => core.site.settings().staffClock),
    save: os.save.handler(({ input, context }) =>
      core.acts.run(actOf(context, 'staffClock.save', input), ({ at, record }) => {
        const { notice, speech, sound } = input
        core.site.saveSettings({ staffClock: { notice, speech, sound } }, at)
        record({
          kind: 'settings.saved',
          subject: { table: 'site', id: 1 },
          facts: { clockNotice: notice, clockSpeech: speech, clockSound: sound },
        })
        return {}
      }),
    ),
  })
}
