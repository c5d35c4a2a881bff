import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '#core/desk.ts'
import { presetOf } from '#shared/domain/presets.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { migrations, openTestDesk, requestId } from '../support/desk.ts'

const quiet = { info: () => undefined, error: () => undefined }
const first = () => ({
  requestId: requestId(),
  siteName: '海天酒店',
  kind: 'hotel' as const,
  timeZone: 'Asia/Urumqi',
  deskName: '大堂前台',
  administrator: { name: '单雪', staffNo: 'A-01', password: 'first-password' },
})

let dataDir: string
let desk: Desk
const client = () => desk.client(desk.connect('reception'))
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'qiantai-'))
  desk = await createDesk(nodePorts(dataDir, 'test', quiet), migrations)
})
afterEach(async () => {
  await desk.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a desk that was never set up', () => {
  it('says so, has nobody to sign in, and lets nobody in', async () => {
    expect(await client().session.state()).toMatchObject({ setUp: false, site: null, user: null })
    expect(await client().session.names()).toEqual([])
    await expect(client().visitors.onSite({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(client().session.signIn({ staffId: 1, pin: 'first-password' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('is set up with what the preset brings, and its administrator can sign in', async () => {
    const { recoveryKey, staffId } = await client().setup.complete(first())
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    const administrator = client()
    const user = await administrator.session.signIn({ staffId, pin: 'first-password' })
    expect(user).toMatchObject({ name: '单雪', staffNo: 'A-01', role: 'administrator' })
    const { visitReasons, cashFloatFen, lockAfterMinutes } = presetOf('hotel')
    expect(await administrator.visitors.reasons({})).toEqual(visitReasons)
    expect(await administrator.settings.get({})).toMatchObject({
      name: '海天酒店',
      timeZone: 'Asia/Urumqi',
      demo: false,
      cashFloatFen,
      lockAfterMinutes,
    })
  })

  it('takes two that come at the same moment as one first start', async () => {
    const outcomes = await Promise.allSettled([
      client().setup.complete(first()),
      client().setup.complete(first()),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await client().session.names()).toHaveLength(1)
  })

  it.each([
    ['a time zone nobody knows', { timeZone: 'Asia/Atlantis' }, 'FIELD_INVALID'],
    ['a short password', { administrator: { ...first().administrator, password: 'short' } }, 'INVALID_INPUT'],
    ['a run of digits', { administrator: { ...first().administrator, password: '123456789' } }, 'PIN_WEAK'],
  ])('refuses %s and stays as it was', async (_, change, code) => {
    await expect(client().setup.complete({ ...first(), ...change })).rejects.toMatchObject({ code })
    expect(await client().session.state()).toMatchObject({ setUp: false })
    await client().setup.complete(first())
  })

  it('keeps the recovery key nowhere', async () => {
    const { recoveryKey } = await client().setup.complete(first())
    const copy = desk.core.sqlite.serialize().toString('latin1')
    expect(copy).toContain('A-01')
    for (const group of [recoveryKey, recoveryKey.replaceAll('-', '')]) expect(copy).not.toContain(group)
    expect(copy).not.toContain('first-password')
  })
})

describe('names to sign in with', () => {
  it('are names, how to type them, and roles: no numbers, no secrets, nobody without a role', async () => {
    const test = await openTestDesk()
    const { staffId } = await test.person({ name: '曾敏', role: 'receptionist', pin: '730518' })
    const member = {
      staffNo: '900',
      name: '无权限',
      department: '',
      extension: '',
      role: null,
      shiftId: null,
    }
    await test.admin.staff.create({ requestId: requestId(), ...member })
    const names = await test.client().session.names()
    expect(names.map(({ name }) => name)).toEqual(['陈静', '曾敏'])
    expect(names.find((one) => one.staffId === staffId)).toEqual({
      staffId,
      name: '曾敏',
      pinyin: 'zengmin',
      initials: 'zm',
      role: 'receptionist',
      lockedUntil: null,
    })
    await test.close()
  })
})

describe('a sign-in', () => {
  it('belongs to one connection, and ends there with a mark in the chain', async () => {
    const test = await openTestDesk()
    const other = test.client()
    expect((await other.session.state()).user).toBeNull()
    await test.admin.session.signOut()
    await expect(test.admin.visitors.onSite({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    const kinds = test.desk.core.sqlite
      .prepare("SELECT kind FROM audit_entries WHERE kind LIKE 'session.%' ORDER BY seq")
      .pluck()
      .all()
    expect(kinds).toEqual(['session.signedIn', 'session.signedOut'])
    await test.close()
  })
})
