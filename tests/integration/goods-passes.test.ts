import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPassesOf } from '#core/features/goods/passes.ts'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { asListed, atDoor, inPass, outPass, things } from '../support/goods.ts'
import { drawn, pinOf, register } from '../support/handover.ts'

let desk: TestDesk
let manager: Awaited<ReturnType<TestDesk['person']>>
beforeEach(async () => {
  desk = await openTestDesk()
  manager = await desk.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
})
afterEach(async () => {
  expect((await desk.admin.audit.verify({})).damage).toEqual([])
  await desk.close()
})

type Issue = Parameters<TestDesk['admin']['goodsPass']['issue']>[0]
type Compare = Parameters<TestDesk['admin']['goodsPass']['compare']>[0]

const issue = (pass: Omit<Issue, 'requestId'>) =>
  desk.admin.goodsPass.issue({ requestId: requestId(), ...pass })
const approve = (passId: number) =>
  desk.admin.goodsPass.approve({
    requestId: requestId(),
    passId,
    approval: pinOf(manager.staffId, manager.pin),
  })
const compare = (passId: number, change: Partial<Compare> = {}) =>
  desk.admin.goodsPass.compare({ requestId: requestId(), passId, found: asListed, ...atDoor, ...change })
const enter = (passId: number) => desk.admin.goodsPass.enter({ requestId: requestId(), passId })
const cancel = (passId: number) =>
  desk.admin.goodsPass.cancel({ requestId: requestId(), passId, reason: '开错了' })
const get = (id: number) => desk.admin.goodsPass.get({ id })
const stateOf = async (id: number) => (await get(id)).state
const wrongSerial = asListed.map((seen) => (seen.line === 1 ? { ...seen, serialNumber: 'PF3ABC02' } : seen))
const stateRefused = { code: 'GOODS_PASS_STATE' }

describe('equipment a visitor brings in', () => {
  it('is inside at once, without approval, listed line by line', async () => {
    const { id, number } = await issue(inPass)
    expect(number).toBe('G2026-00001')
    expect(await get(id)).toMatchObject({
      state: 'inside',
      enteredAt: desk.clock.wall,
      approvedBy: '',
      recordedBy: '陈静',
      firstItem: '笔记本电脑',
      itemCount: 3,
      items: things.map((thing, index) => ({
        line: index + 1,
        ...thing,
        passedQuantity: null,
        difference: null,
      })),
    })
    await expect(approve(id)).rejects.toMatchObject(stateRefused)
    await expect(enter(id)).rejects.toMatchObject(stateRefused)
  })

  it('passes when every line fits, with who and when; the carrier’s number is kept masked', async () => {
    const { id } = await issue(inPass)
    desk.clock.advance(60_000)
    const answer = await compare(id, {
      carrierIdKind: 'residentId',
      carrierIdNumber: '110101199003070011',
      plate: '京a·54321',
      guardName: '老赵',
    })
    expect(answer).toMatchObject({ passed: true, differences: 0 })
    expect(await get(id)).toMatchObject({
      state: 'passed',
      closedAt: desk.clock.wall,
      closedBy: '陈静',
      carrierIdMasked: '110***********0011',
      plate: '京A54321',
      guardName: '老赵',
    })
    const stored = desk.desk.core.sqlite.prepare('SELECT * FROM goods_passes WHERE id = ?').get(id)
    expect(JSON.stringify(stored)).not.toContain('110101199003070011')
    expect(keptAnswers(desk)).not.toMatch(/欧阳明|13800135678|PF3ABC01|0011|老赵/)
    expect(entriesOf(desk, 'goods_passes', id).map(({ kind }) => kind)).toEqual([
      'goodsPass.issued',
      'goodsPass.passed',
    ])
    await expect(compare(id)).rejects.toMatchObject(stateRefused)
  })

  it('has its serial numbers compared whatever their case, width or spaces', async () => {
    const { id } = await issue(inPass)
    const found = asListed.map((seen) =>
      seen.line === 1
        ? { ...seen, serialNumber: 'ｐｆ3 abc01' }
        : { ...seen, serialNumber: seen.serialNumber || 'X' },
    )
    expect(await compare(id, { found })).toMatchObject({ passed: true })
  })

  it('that is still inside when its visitor has left is on the list of what was left behind', async () => {
    const visit = await register(desk.admin)
    const { id, number } = await issue({ ...inPass, visitId: visit.id })
    const behind = async () => (await desk.admin.goodsPass.list({ view: 'unclaimed' })).rows
    expect(await behind()).toEqual([])
    expect(openPassesOf(desk.desk.core, visit.id)).toEqual([{ id, number }])
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: visit.id, kind: 'seen' })
    expect(await behind()).toMatchObject([{ id, visitorLeft: true, visitNumber: visit.number }])
    await compare(id)
    expect(await behind()).toEqual([])
    expect(openPassesOf(desk.desk.core, visit.id)).toEqual([])
    expect(await get(id)).toMatchObject({ visitorLeft: false })
  })
})

describe('a difference', () => {
  it.each([
    ['another serial number', { found: wrongSerial }, [1, 'serial']],
    [
      'fewer',
      { found: asListed.map((seen) => (seen.line === 3 ? { ...seen, quantity: 1 } : seen)) },
      [3, 'fewer'],
    ],
    [
      'more',
      { found: asListed.map((seen) => (seen.line === 2 ? { ...seen, quantity: 2 } : seen)) },
      [2, 'more'],
    ],
    [
      'missing',
      { found: asListed.map((seen) => (seen.line === 2 ? { ...seen, quantity: 0 } : seen)) },
      [2, 'notFound'],
    ],
  ] as const)('stops the pass and is written at its line: %s', async (_, change, [line, difference]) => {
    const { id } = await issue(inPass)
    expect(await compare(id, change as Partial<Compare>)).toMatchObject({ passed: false, differences: 1 })
    const pass = await get(id)
    expect(pass).toMatchObject({ state: 'stopped', closedBy: '陈静' })
    expect(pass.items.map((item) => item.difference)).toEqual(
      [1, 2, 3].map((one) => (one === line ? difference : null)),
    )
    const seen = change.found.find((one) => one.line === line)
    expect(pass.items[line - 1]).toMatchObject({
      passedQuantity: seen?.quantity,
      passedSerial: seen?.serialNumber,
    })
  })

  it('is also a thing that is not on the pass', async () => {
    const { id } = await issue(inPass)
    expect(await compare(id, { unlisted: '移动硬盘一块' })).toMatchObject({ passed: false, differences: 1 })
    expect(await get(id)).toMatchObject({ state: 'stopped', closedReason: '移动硬盘一块' })
  })

  it('is not decided while a line was not looked at, or one was looked at twice', async () => {
    const { id } = await issue(inPass)
    const [first, second] = asListed
    for (const found of [asListed.slice(1), [first, first, second], [...asListed, { ...first, line: 4 }]])
      await expect(compare(id, { found: found as Compare['found'] })).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field: 'found' },
      })
    expect(await stateOf(id)).toBe('inside')
  })
})

describe('a new pass in place of a stopped one', () => {
  it('is approved by somebody, and then passes from where the things are', async () => {
    const old = await issue(inPass)
    await compare(old.id, { found: wrongSerial })
    const items = things.map((thing, index) => (index === 0 ? { ...thing, serialNumber: 'PF3ABC02' } : thing))
    const fresh = await issue({ ...inPass, items, replacesId: old.id })
    expect(await get(fresh.id)).toMatchObject({ state: 'asked', replacesNumber: old.number })
    expect(await get(old.id)).toMatchObject({ replacedById: fresh.id, replacedByNumber: fresh.number })
    await expect(compare(fresh.id)).rejects.toMatchObject(stateRefused)
    await approve(fresh.id)
    await expect(enter(fresh.id)).rejects.toMatchObject(stateRefused)
    expect(await compare(fresh.id, { found: wrongSerial })).toMatchObject({ passed: true })
  })

  it('is written once, for a stopped pass only, and for the same sort of pass', async () => {
    const old = await issue(inPass)
    await expect(issue({ ...inPass, replacesId: old.id })).rejects.toMatchObject(stateRefused)
    await compare(old.id, { found: wrongSerial })
    await expect(issue({ ...outPass, replacesId: old.id })).rejects.toMatchObject({ data: { field: 'kind' } })
    const fresh = await issue({ ...inPass, replacesId: old.id })
    await expect(issue({ ...inPass, replacesId: old.id })).rejects.toMatchObject(stateRefused)
    await cancel(fresh.id)
    expect((await issue({ ...inPass, replacesId: old.id })).number).toBe('G2026-00003')
    await expect(issue({ ...inPass, replacesId: 9_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what is taken out', () => {
  it('waits for somebody else’s approval before it can pass', async () => {
    const { id } = await issue(outPass)
    expect(await stateOf(id)).toBe('asked')
    await expect(compare(id)).rejects.toMatchObject(stateRefused)
    await approve(id)
    expect(await get(id)).toMatchObject({
      state: 'approved',
      approvedBy: '马经理',
      approvedAt: desk.clock.wall,
    })
    await expect(approve(id)).rejects.toMatchObject(stateRefused)
    expect(await compare(id)).toMatchObject({ passed: true })
  })

  it('is not approved by the one who asked for it, even with the right to', async () => {
    const { id } = await manager.client.goodsPass.issue({ requestId: requestId(), ...outPass })
    await expect(approve(id)).rejects.toMatchObject({ code: 'SAME_PERSON' })
    expect(await stateOf(id)).toBe('asked')
    await desk.admin.goodsPass.approve({
      requestId: requestId(),
      passId: id,
      approval: pinOf(desk.adminId, 'desk-password'),
    })
    expect(await stateOf(id)).toBe('approved')
  })

  it('is not approved by a receptionist, nor with a wrong PIN', async () => {
    const colleague = await desk.person({ name: '王芳', role: 'receptionist' })
    const { id } = await issue(outPass)
    const by = (staffId: number, pin: string) =>
      desk.admin.goodsPass.approve({ requestId: requestId(), passId: id, approval: pinOf(staffId, pin) })
    await expect(by(colleague.staffId, colleague.pin)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(by(manager.staffId, '111222')).rejects.toMatchObject({ code: 'PIN_WRONG' })
    expect(await stateOf(id)).toBe('asked')
  })

  it('approved twice with the same request answers the first answer, and no PIN is kept with it', async () => {
    const { id } = await issue(outPass)
    const request = {
      requestId: requestId(),
      passId: id,
      approval: pinOf(manager.staffId, manager.pin),
    }
    const first = await desk.admin.goodsPass.approve(request)
    expect(await desk.admin.goodsPass.approve(request)).toEqual(first)
    expect(entriesOf(desk, 'goods_passes', id)).toHaveLength(2)
  })

  it('by an owner who moves out needs his own signature, which is nothing for other passes', async () => {
    await expect(issue({ ...outPass, movingOut: true })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'ownerSignature' },
    })
    await expect(issue({ ...inPass, movingOut: true, ownerSignature: drawn })).rejects.toMatchObject({
      data: { field: 'movingOut' },
    })
    const { id } = await issue({ ...outPass, movingOut: true, ownerSignature: drawn })
    expect(await get(id)).toMatchObject({ movingOut: true, ownerSignatureImage: drawn.image })
    expect(entriesOf(desk, 'goods_passes', id)).toMatchObject([
      { facts: { number: 'G2026-00001', kind: 'out', items: 3 } },
    ])
  })
})

describe('a machine room', () => {
  const room = { ...outPass, kind: 'machineRoom' as const }

  it('lets tools in and out again: approved, gone in, compared on the way out', async () => {
    const { id } = await issue({ ...room, direction: 'inOut' })
    await expect(enter(id)).rejects.toMatchObject(stateRefused)
    await approve(id)
    await expect(compare(id)).rejects.toMatchObject(stateRefused)
    await enter(id)
    expect(await get(id)).toMatchObject({ state: 'inside', enteredAt: desk.clock.wall })
    await expect(cancel(9_999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await compare(id)).toMatchObject({ passed: true })
  })

  it.each(['in', 'out'] as const)('compares what goes %s for good at its door', async (direction) => {
    const { id } = await issue({ ...room, direction })
    await approve(id)
    await expect(enter(id)).rejects.toMatchObject(stateRefused)
    expect(await compare(id, { found: wrongSerial })).toMatchObject({ passed: false })
  })
})

describe('a pass', () => {
  it('keeps to the ways of its kind', async () => {
    for (const wrong of [
      { ...inPass, direction: 'out' as const },
      { ...outPass, direction: 'inOut' as const },
    ])
      await expect(issue(wrong)).rejects.toMatchObject({ data: { field: 'direction' } })
  })

  it('is cancelled with a reason while it is open, and keeps its number', async () => {
    const { id } = await issue(outPass)
    await cancel(id)
    expect(await get(id)).toMatchObject({ state: 'cancelled', closedReason: '开错了', closedBy: '陈静' })
    await expect(cancel(id)).rejects.toMatchObject(stateRefused)
    await expect(approve(id)).rejects.toMatchObject(stateRefused)
    expect((await issue(outPass)).number).toBe('G2026-00002')
  })

  it('is found by holder, number, thing and serial number, in the view it belongs to', async () => {
    const open = await issue(inPass)
    const stopped = await issue({
      ...outPass,
      holderName: '李强',
      items: [{ ...things[1], name: '办公椅' }] as typeof things,
    })
    await approve(stopped.id)
    await compare(stopped.id, { found: [{ line: 1, quantity: 0, serialNumber: '' }] })
    const ids = async (view: 'open' | 'stopped' | 'all', text = '') =>
      (await desk.admin.goodsPass.list({ view, text })).rows.map(({ id }) => id)
    expect(await ids('open')).toEqual([open.id])
    expect(await ids('stopped')).toEqual([stopped.id])
    expect(await ids('all')).toEqual([stopped.id, open.id])
    for (const text of ['欧阳', 'pf3abc', '显示器', open.number])
      expect(await ids('all', text), text).toEqual([open.id])
    expect(await ids('all', '办公椅')).toEqual([stopped.id])
    expect(await ids('all', '%')).toEqual([])
    const page = await desk.admin.goodsPass.list({ view: 'all', limit: 1 })
    expect(page.more).toBe(true)
    const next = await desk.admin.goodsPass.list({ view: 'all', limit: 1, before: stopped.id })
    expect(next).toMatchObject({ more: false, rows: [{ id: open.id }] })
  })

  it('belongs to a visit that exists and was no mistake', async () => {
    await expect(issue({ ...inPass, visitId: 9_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const visit = await register(desk.admin)
    desk.desk.core.acts.system(desk.adminId, ({ at, record }) => {
      desk.desk.core.sqlite.prepare('UPDATE visits SET voided_at = ? WHERE id = ?').run(at, visit.id)
      record({ kind: 'visit.left', subject: { table: 'visits', id: visit.id }, facts: {} })
    })
    await expect(issue({ ...inPass, visitId: visit.id })).rejects.toMatchObject({
      data: { field: 'visitId' },
    })
    await expect(get(9_999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is none of the personnel office’s business', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    await expect(hr.client.goodsPass.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hr.client.goodsPass.issue({ requestId: requestId(), ...inPass })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
