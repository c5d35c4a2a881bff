import { implement } from '@orpc/server'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { site } from '../../database/tables.ts'
import type { CallContext } from '../../procedures.ts'

type Input = z.output<(typeof contract.settings.save)['~orpc']['inputSchema'] & object>

/** A list as one text: facts hold plain values. */
const factsOf = ({ visitReasons, ...settings }: Omit<Input, 'requestId' | 'siteName' | 'deskName'>) => ({
  ...settings,
  visitReasons: visitReasons.join('、'),
})

/** What changed goes into the chain with its new value: settings are no personal data. */
function createSettingsSaving(core: Core) {
  return (call: ActCall & { readonly input: Input }) => {
    const { requestId: _, siteName, deskName, ...settings } = call.input
    return core.acts.run(call, ({ at, record }) => {
      core.db.update(site).set({ name: siteName, deskName }).where(eq(site.id, 1)).run()
      core.site.saveSettings(settings, at)
      record({ kind: 'settings.saved', subject: { table: 'site', id: 1 }, facts: factsOf(settings) })
      return {}
    })
  }
}

export function settingsProcedures(core: Core) {
  const os = implement(contract.settings).$context<CallContext>()
  const save = createSettingsSaving(core)
  return os.router({
    get: os.get.handler(() => {
      const { visitReasons, closeVisitsAtMinute } = core.site.settings()
      return { ...core.site.get(), visitReasons, closeVisitsAtMinute }
    }),
    save: os.save.handler(({ input, context }) => save(actOf(context, 'settings.save', input))),
  })
}
