import { isTimeZone } from '#shared/domain/zoned-time.ts'
import { presetOf } from '#shared/domain/presets.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { siteKinds } from '#shared/contract/values.ts'
import type { Core } from '../../core.ts'
import { site, staff } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import type { Credentials } from '../../security/credentials.ts'
import { createAdopting } from '../reception/adopting.ts'
import { makeRecoveryKey, wrapDataKey } from '../../security/recovery-key.ts'

export interface SetupInput {
  readonly siteName: string
  readonly kind: (typeof siteKinds)[number]
  readonly timeZone: string
  readonly deskName: string
  readonly administrator: { readonly name: string; readonly staffNo: string; readonly password: string }
}

/**
 * First start: site, settings, types of visitor and grades of its preset, and the first administrator, in one transaction.
 * Answers the recovery key, which exists nowhere else afterwards. @throws SETUP_DONE, FIELD_INVALID (timeZone)
 */
export function createSetup(core: Core, credentials: Credentials) {
  const adopt = createAdopting(core)
  return async (input: SetupInput, demo: boolean): Promise<{ recoveryKey: string; staffId: number }> => {
    if (core.site.exists()) throw new DeskError('SETUP_DONE', {})
    if (!isTimeZone(input.timeZone)) throw new DeskError('FIELD_INVALID', { field: 'timeZone' })
    const secretHash = await credentials.prepare(input.administrator.password)
    const dataKey = await core.ports.keys.load()
    if (!dataKey) throw new Error('the data key is gone')
    const recoveryKey = makeRecoveryKey(core.ports.random)
    const { departments: _departments, kind: _kind, ...preset } = presetOf(input.kind)

    const staffId = core.acts.system(0, (scope) => {
      if (core.site.exists()) throw new DeskError('SETUP_DONE', {})
      const { at, record } = scope
      const { siteName: name, kind, timeZone, deskName, administrator } = input
      const recoveryWrap = wrapDataKey(dataKey, recoveryKey, core.ports.random)
      core.db
        .insert(site)
        .values({ id: 1, name, kind, timeZone, deskName, demo, recoveryWrap, createdAt: at })
        .run()
      core.site.saveSettings(
        { ...preset, visitReasons: [...preset.visitReasons], scannerPrefix: '', printLocale: 'zh-CN' },
        at,
      )
      const added = core.db
        .insert(staff)
        .values({
          staffNo: administrator.staffNo,
          name: administrator.name,
          ...nameKeys(administrator.name),
          department: '',
          extension: '',
          role: 'administrator',
          joinedAt: at,
          salt: core.salt(),
        })
        .returning({ id: staff.id })
        .get()
      credentials.store(added.id, secretHash, scope)
      record({ kind: 'site.setUp', subject: { table: 'site', id: 1 }, facts: { kind, timeZone, demo } })
      record({
        kind: 'staff.created',
        subject: { table: 'staff', id: added.id },
        facts: { role: 'administrator' },
      })
      adopt(kind, preset.reception.places, scope)
      return added.id
    })
    return { recoveryKey, staffId }
  }
}
