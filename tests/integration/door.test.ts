import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { announce, arrival, people } from '../support/expected.ts'
import { visitor } from '../support/visitor.ts'

const day = 86_400_000

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const register = (change: Partial<typeof visitor> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
const atDoor = (text: string) => desk.admin.expected.atDoor({ text })
const names = async (text: string) => (await atDoor(text)).map(({ name }) => name)

async function setRules(change: { suggestReturning?: boolean; keepRememberedDays?: number }): Promise<void> {
  const rules = await desk.admin.receptionRule.get({})
  await desk.admin.receptionRule.save({ requestId: requestId(), rules: { ...rules, ...change } })
}

describe('the search at the door', () => {
  it('finds who is expected by name, pinyin, initials, phone end, plate, company and group', async () => {
    const { id } = await announce(desk.admin, { party: '考察团' })
    await announce(desk.admin, { people: people('李强'), party: '' })
    for (const text of [
      '周小雨',
      '小雨',
      'zhouxiaoyu',
      'zxy',
      '5678',
      '13912345678',
      '沪B888',
      '远航物流',
      '考察',
    ])
      expect((await atDoor(text))[0], text).toMatchObject({
        expectedId: id,
        phoneMasked: '139****5678',
        hostName: '陈静',
        visitId: null,
      })
  })

  it('names those expected today before those who were here, the best fit first', async () => {
    for (const name of ['王芳', '王芳', '王芳菲']) await register({ name, phone: '13711112222' })
    await announce(desk.admin, { people: people('小王芳', '王芳华') })
    expect(await names('王芳')).toEqual(['王芳华', '小王芳', '王芳', '王芳菲'])
  })

  it('shows nobody of another day, nobody who is in already, and nobody cancelled', async () => {
    await announce(desk.admin, { people: people('甲一'), first: '2026-03-03', last: '2026-03-03' })
    const { id } = await announce(desk.admin, { people: people('甲二') })
    const { id: off } = await announce(desk.admin, { people: people('甲三') })
    await desk.admin.visitors.register(arrival(id, { name: '甲二' }))
    await desk.admin.expected.cancel({ requestId: requestId(), expectedId: off, scope: 'one' })
    expect(await names('甲')).toEqual([])
  })

  it('makes one line of somebody who is both, whichever of the two was typed, and reuses his ID number', async () => {
    const earlier = await register({
      name: '周小雨',
      phone: '13912345678',
      company: '旧单位',
      plate: '京N00001',
    })
    const { id } = await announce(desk.admin)
    for (const text of ['周小雨', '远航', '旧单位', '京N00001', '5678'])
      expect(await atDoor(text), text).toHaveLength(1)
    expect(await atDoor('周小雨')).toMatchObject([
      { expectedId: id, visitId: earlier.id, visits: 1, company: '远航物流' },
    ])
    expect(await desk.admin.expected.remembered({ id })).toEqual({ visitId: earlier.id })
    const visit = await desk.admin.visitors.register(arrival(id, { reuseIdOf: earlier.id }))
    expect(await desk.admin.visitors.get({ id: visit.id })).toMatchObject({
      idNumberMasked: '110***********0011',
    })
  })

  it('takes two of one name for two people when their phones differ or are not known', async () => {
    await register({ name: '周小雨', phone: '13800000000' })
    const { id } = await announce(desk.admin)
    expect(await atDoor('周小雨')).toMatchObject([{ expectedId: id, visitId: null }, { expectedId: null }])
    expect(await desk.admin.expected.remembered({ id })).toEqual({ visitId: null })
    const nameOnly = await announce(desk.admin, {
      people: [{ name: '周小雨', phone: null, company: '', plate: '', companions: 0 }],
    })
    expect(await desk.admin.expected.remembered({ id: nameOnly.id })).toEqual({ visitId: null })
  })

  it('finds by a whole ID number and not by a piece of it', async () => {
    const { id } = await register()
    expect(await atDoor('110101199003070011')).toMatchObject([{ visitId: id, name: '欧阳明' }])
    for (const text of ['11010119900307001', '070011', '990307']) expect(await atDoor(text), text).toEqual([])
  })

  it('finds who was here by a piece of his company', async () => {
    await register()
    expect(await names('晨光')).toEqual(['欧阳明'])
  })

  it('forgets who did not come for as long as the site remembers, and who never agreed', async () => {
    await register({ name: '甲一' })
    await register({ name: '甲二', remember: false })
    await setRules({ keepRememberedDays: 30 })
    desk.clock.advance(29 * day)
    expect(await names('甲')).toEqual(['甲一'])
    desk.clock.advance(2 * day)
    expect(await names('甲')).toEqual([])
    expect(await atDoor('110101199003070011')).toEqual([])
    await register({ name: '甲一' })
    expect(await atDoor('甲')).toMatchObject([{ name: '甲一', visits: 2 }])
  })

  it('suggests nobody while that is switched off, and still knows a whole phone, plate or ID number', async () => {
    await register({ name: '欧阳明' })
    const { id } = await announce(desk.admin)
    await setRules({ suggestReturning: false })
    for (const text of ['欧阳明', '欧阳', 'oym', '晨光', '5678', '京A1', '周小雨', '远航', '1391234'])
      expect(await atDoor(text), text).toEqual([])
    for (const text of ['13800135678', '138 0013 5678', '京A12345', '京a·12345', '110101199003070011'])
      expect(await names(text), text).toEqual(['欧阳明'])
    for (const text of ['13912345678', '沪B88888'])
      expect(await atDoor(text), text).toMatchObject([{ expectedId: id }])
    const { code } = await desk.admin.expected.get({ id })
    expect(await desk.admin.expected.findByCode({ code })).toMatchObject({ id })
  })

  it('does not know a visit that was taken back', async () => {
    const { id } = await register()
    desk.desk.core.sqlite.prepare('UPDATE visits SET voided_at = 1, voided_by = 1 WHERE id = ?').run(id)
    expect(await atDoor('欧阳')).toEqual([])
  })
})
