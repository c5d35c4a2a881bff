import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const settings = {
  siteName: '云海大厦北楼',
  deskName: '二楼前台',
  lockAfterMinutes: 9,
  cashFloatFen: 50_000,
  scannerPrefix: '~',
  printLocale: 'en' as const,
  visitReasons: ['面试', '送货'],
  closeVisitsAtMinute: 1380,
}

it('keeps settings over a restart, and says in the chain what they became', async () => {
  await desk.admin.settings.save({ requestId: requestId(), ...settings })
  const { siteName: name, ...others } = settings
  const expected = { name, ...others }
  expect(await desk.admin.settings.get({})).toMatchObject(expected)
  const entry = desk.desk.core.sqlite
    .prepare("SELECT facts FROM audit_entries WHERE kind = 'settings.saved'")
    .get() as { facts: string }
  expect(JSON.parse(entry.facts)).toEqual({
    ...{ lockAfterMinutes: 9, cashFloatFen: 50_000, scannerPrefix: '~' },
    ...{ printLocale: 'en', visitReasons: '面试、送货', closeVisitsAtMinute: 1380 },
  })
  expect(await desk.admin.visitors.reasons({})).toEqual(['面试', '送货'])
  await desk.desk.close()
  const next = await openTestDesk({ dataDir: desk.dataDir, clock: desk.clock })
  expect(await next.admin.settings.get({})).toMatchObject(expected)
  desk.close = next.close
})

it('keeps the old values when saving fails', async () => {
  await expect(
    desk.admin.settings.save({ requestId: requestId(), ...settings, lockAfterMinutes: 0 }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await desk.admin.settings.get({})).toMatchObject({ name: '云海大厦', lockAfterMinutes: 5 })
})

it('takes the rules of an earlier version, with the usual in place of those it does not have', async () => {
  const rules = await desk.admin.receptionRule.get({})
  const {
    reusePhotos: _reusePhotos,
    assemblyPlace: _assemblyPlace,
    ...earlier
  } = { ...rules, undoMinutes: 7 }
  desk.desk.core.sqlite
    .prepare("UPDATE settings SET value = ? WHERE key = 'reception'")
    .run(JSON.stringify(earlier))
  await desk.desk.close()
  const next = await openTestDesk({ dataDir: desk.dataDir, clock: desk.clock })
  desk.close = next.close
  expect(await next.admin.receptionRule.get({})).toEqual({ ...earlier, reusePhotos: true, assemblyPlace: '' })
})
