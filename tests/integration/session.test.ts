import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

interface Failure {
  readonly code: string
  readonly data: Readonly<Record<string, number>>
}

/** Tries the administrator's account with a wrong password so often; answers what each try was told. */
async function wrong(count: number): Promise<Failure[]> {
  const failures: Failure[] = []
  for (let tries = 0; tries < count; tries += 1)
    await desk
      .client()
      .session.signIn({ staffId: desk.adminId, pin: 'not-the-password' })
      .catch((error: unknown) => failures.push(error as Failure))
  return failures
}

describe('wrong PINs', () => {
  it('say how many tries are left, then lock for a time that grows', async () => {
    const answers = await wrong(3)
    expect(answers.map(({ code }) => code)).toEqual(['PIN_WRONG', 'PIN_WRONG', 'PIN_LOCKED'])
    expect(answers.map(({ data }) => data['attemptsLeft'] ?? data['seconds'])).toEqual([2, 1, 30])
    desk.clock.advance(30_000)
    expect((await wrong(1))[0]).toMatchObject({ code: 'PIN_LOCKED', data: { seconds: 60 } })
  })

  it('lock the account even for the right PIN, and after a restart too', async () => {
    await wrong(3)
    await desk.desk.close()
    const closed = desk
    await expect(openTestDesk({ dataDir: closed.dataDir, clock: closed.clock })).rejects.toMatchObject({
      code: 'PIN_LOCKED',
    })
    closed.clock.advance(31_000)
    desk = await openTestDesk({ dataDir: closed.dataDir, clock: closed.clock })
    expect((await desk.admin.session.state()).user).toMatchObject({ name: '陈静' })
  })

  it('lock just as soon when they come all at once', async () => {
    const tries = Array.from({ length: 8 }, async (_, index) =>
      desk
        .client()
        .session.signIn({ staffId: desk.adminId, pin: index < 7 ? `guess-${index}` : 'desk-password' })
        .then(() => 'in')
        .catch((error: unknown) => (error as Failure).code),
    )
    const locked = Array.from({ length: 6 }, () => 'PIN_LOCKED')
    expect(await Promise.all(tries)).toEqual(['PIN_WRONG', 'PIN_WRONG', ...locked])
  })

  it('are forgotten after a right one', async () => {
    await wrong(2)
    await desk.client().session.signIn({ staffId: desk.adminId, pin: 'desk-password' })
    expect((await wrong(1))[0]).toMatchObject({ code: 'PIN_WRONG', data: { attemptsLeft: 2 } })
  })

  it('leave a mark in the chain once they lock', async () => {
    await wrong(3)
    const kinds = desk.desk.core.sqlite
      .prepare("SELECT kind FROM audit_entries WHERE kind = 'staff.locked'")
      .all()
    expect(kinds).toHaveLength(1)
  })
})

describe('the first start', () => {
  it('happens once', async () => {
    const again = desk.client().setup.complete({
      requestId: requestId(),
      siteName: '别的地方',
      kind: 'hotel',
      timeZone: 'Asia/Shanghai',
      deskName: '前台',
      administrator: { name: '别人', staffNo: '2', password: 'another-password' },
    })
    await expect(again).rejects.toMatchObject({ code: 'SETUP_DONE' })
    expect((await desk.admin.session.state()).site).toMatchObject({ name: '云海大厦' })
  })
})

describe('the recovery key', () => {
  const recover = (recoveryKey: string, staffId: number) =>
    desk
      .client()
      .session.recover({ requestId: requestId(), recoveryKey, staffId, newPassword: 'a-new-password' })

  it('sets a new administrator password, typed in any way', async () => {
    await recover(desk.recoveryKey.toLowerCase().replaceAll('-', ' '), desk.adminId)
    await expect(
      desk.client().session.signIn({ staffId: desk.adminId, pin: 'desk-password' }),
    ).rejects.toMatchObject({ code: 'PIN_WRONG' })
    const client = desk.client()
    expect(await client.session.signIn({ staffId: desk.adminId, pin: 'a-new-password' })).toMatchObject({
      role: 'administrator',
    })
  })

  it('opens a locked account, and no account but an administrator', async () => {
    await wrong(3)
    const { staffId } = await desk.person({ name: '李娜', role: 'receptionist' })
    await expect(recover(desk.recoveryKey, staffId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await recover(desk.recoveryKey, desk.adminId)
    await desk.client().session.signIn({ staffId: desk.adminId, pin: 'a-new-password' })
  })

  it('is refused when one character is wrong', async () => {
    const last = desk.recoveryKey.endsWith('7') ? '8' : '7'
    await expect(recover(desk.recoveryKey.slice(0, -1) + last, desk.adminId)).rejects.toMatchObject({
      code: 'RECOVERY_KEY_WRONG',
    })
  })
})

describe('one own PIN', () => {
  it('is changed with the old one, and never to a weak one', async () => {
    const { client, staffId, pin } = await desk.person({ name: '李娜', role: 'receptionist' })
    const change = (oldPin: string, newPin: string) =>
      client.session.changePin({ requestId: requestId(), oldPin, newPin })
    await expect(change('000999', '2580')).rejects.toMatchObject({ code: 'PIN_WRONG' })
    await expect(change(pin, '1234')).rejects.toMatchObject({ code: 'PIN_WEAK' })
    await change(pin, '2580')
    expect(await desk.client().session.signIn({ staffId, pin: '2580' })).toMatchObject({ name: '李娜' })
  })
})

describe('a sign-in', () => {
  it('ends with the role it was given with: whoever leaves, or is given another role, is signed out at once', async () => {
    const leaving = await desk.person({ name: '李娜', role: 'receptionist' })
    const changing = await desk.person({ name: '王芳', role: 'dutyManager' })
    await desk.admin.staff.leave({ requestId: requestId(), id: leaving.staffId, reason: '离职' })
    await expect(leaving.client.visitors.onSite({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(await changing.client.visitors.onSite({})).toEqual([])
    const { staffNo, name, department, extension, shiftId } = await desk.admin.staff.get({
      id: changing.staffId,
    })
    const member = { staffNo, name, department, extension, shiftId, role: 'hr' as const }
    await desk.admin.staff.update({ requestId: requestId(), id: changing.staffId, ...member })
    await expect(changing.client.visitors.onSite({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect((await desk.admin.session.state()).user).toMatchObject({ name: '陈静' })
  })
})
