import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { publish } from '../support/documents.ts'
import { saveRules } from '../support/evacuation.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { sign } from '../support/pen.ts'
import { addVisitType } from '../support/visit-type.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let desk: Page
let screen: Page

/** The visitor's screen, on a page of its own beside the desk's. */
async function turnOn(before: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  screen = await desk.context().newPage()
  screen.setDefaultTimeout(8_000)
  await screen.setViewportSize({ width: 1024, height: 768 })
  await before(screen)
  await screen.goto(`http://127.0.0.1:${loopback.port}/#/visitor`)
  await screen.getByText('请到前台登记').waitFor()
}

beforeEach(async () => {
  ;({ page: desk, loopback } = await openDesk())
  await signIn(desk, '陈静', 'desk-password')
  await desk.getByRole('heading', { level: 1 }).waitFor()
})

/** F2, a new person, and the form. */
async function beginForm(name: string): Promise<void> {
  await desk.keyboard.press('F2')
  await desk.getByLabel('来过吗？').fill(name)
  await desk.getByText('第一次来').click()
  await desk.getByLabel('来访事由').fill('会议')
  await desk.getByLabel('被访人不在名单上').fill('302 室')
}
const registered = () => desk.locator('.v-number').waitFor()
const shown = (text: string) => screen.getByText(text, { exact: true }).waitFor()

/** Height of the lowest thing that a finger has to hit. */
const lowestTarget = () =>
  screen.evaluate(() => {
    const hit = [
      ...document.querySelectorAll('main button, main input:not([type=checkbox], [type=radio]), main label'),
    ]
    const heights = hit
      .filter((one) => one.matches('button, input, .ant-radio-button-wrapper, .ant-segmented-item'))
      .map((one) => one.getBoundingClientRect().height)
    return Math.min(...heights.filter((height) => height > 0))
  })

describe('the visitor’s screen', () => {
  it('lets a visitor read and sign in English what the desk hands over, and the form goes on by itself', async () => {
    const { id } = await publish(loopback.test)
    await publish(loopback.test, { title: '隐私告知', titleEn: '', textEn: '', acceptance: 'read' })
    await turnOn()
    await beginForm('John Smith')
    await desk.getByText('待确认：访客须知、隐私告知').waitFor()
    await desk.keyboard.press('Control+S')
    await desk.getByText('请让访客先确认告知书').waitFor()
    await desk.locator('.v-documents').getByText('English').click()
    await desk.getByRole('button', { name: '到访客屏签' }).click()
    await desk.getByText('访客正在屏上填写').waitFor()

    await screen.getByRole('heading', { name: 'Visitor rules' }).waitFor()
    await screen.getByText('No photographs without leave.').waitFor()
    expect(await violationsOf(screen)).toEqual([])
    expect(await screen.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
    await sign(screen, screen.getByRole('group', { name: 'Visitor signature' }))
    await screen.getByRole('button', { name: 'Next' }).click()
    await screen.getByText('I have read this and agree').click()
    await screen.getByRole('button', { name: 'Done' }).click()
    await shown('Thank you')

    await desk.getByText('已确认 2 份').waitFor()
    await desk.keyboard.press('Control+S')
    await registered()
    const [visit] = await loopback.test.admin.visitors.onSite({})
    const accepted = await loopback.test.admin.documents.ofVisit({ visitId: visit?.id ?? 0 })
    expect(
      accepted.map(({ documentId, language, signatureImage }) => [
        documentId,
        language,
        signatureImage !== null,
      ]),
    ).toEqual([
      [id, 'en', true],
      [id + 1, 'zh-CN', false], // there is no English of it
    ])
  })

  it('lets a visitor type who he is, and the desk’s form fills in', async () => {
    await turnOn()
    await beginForm('周')
    await desk.getByRole('button', { name: '请访客自己填' }).click()
    await screen.getByLabel('姓名').fill('周小雨')
    await screen.getByLabel('电话').fill('13800001111')
    await screen.getByLabel('工作单位').fill('晨光贸易')
    await screen.getByText('下次来访免填').click()
    await screen.getByRole('button', { name: '继续' }).click()
    await shown('谢谢')
    await expect.poll(() => desk.getByLabel('姓名', { exact: true }).inputValue()).toBe('周小雨')
    await desk.keyboard.press('Control+S')
    await registered()
    expect(await loopback.test.admin.visitors.onSite({})).toMatchObject([
      { name: '周小雨', phone: '13800001111', company: '晨光贸易' },
    ])
  })

  it('takes a visitor’s own sign-in with signature and photo to the desk, where it becomes a visit', async () => {
    const { test } = loopback
    const typeId = addVisitType(test, { visitorSide: true, photoRule: 'required', hazardsQuestion: true })
    await publish(test, { typeIds: [typeId] })
    await turnOn()
    expect(await violationsOf(screen)).toEqual([])
    await screen.getByRole('button', { name: '我来登记' }).click()
    await screen.getByRole('button', { name: '施工人员' }).click()
    await screen.getByLabel('姓名').fill('周小雨')
    await screen.getByLabel('找哪位').fill('陈静')
    await screen.getByLabel('来访事由').fill('空调维修')
    await screen.getByText('没有', { exact: true }).click()
    expect(await violationsOf(screen)).toEqual([])
    expect(await lowestTarget()).toBeGreaterThanOrEqual(48)
    await screen.getByRole('button', { name: '继续' }).click()
    await screen.locator('.q-doc').waitFor()
    expect(await lowestTarget()).toBeGreaterThanOrEqual(48)
    await sign(screen, screen.getByRole('group', { name: '访客签名' }))
    await screen.getByRole('button', { name: '完成' }).click()
    await screen.locator('video').waitFor()
    await screen.getByRole('button', { name: '拍下' }).click()
    await screen.getByRole('button', { name: '继续' }).click()
    await screen.getByText('请在前台稍候').waitFor()

    await desk.getByText('1 人等候').waitFor()
    await desk.getByRole('link', { name: '访客', exact: true }).click()
    await desk.getByRole('button', { name: '访客屏 1 人等候 F7' }).waitFor()
    await desk.keyboard.press('F7')
    const list = desk.getByRole('grid', { name: '访客屏上填好' })
    await list.getByText('周小雨').waitFor()
    await list.and(desk.locator(':focus')).waitFor()
    await desk.keyboard.press('Enter')
    await expect.poll(() => desk.getByLabel('来访事由').inputValue()).toBe('空调维修')
    await desk.getByText('已确认 1 份').waitFor()
    await desk.keyboard.press('Control+S')
    await registered()
    const [visit] = await test.admin.visitors.onSite({})
    expect(visit).toMatchObject({ name: '周小雨', hostName: '陈静', typeId, hazards: false })
    expect(await test.admin.photos.ofVisit({ visitId: visit?.id ?? 0 })).not.toBeNull()
    expect((await test.admin.visitorSide.desk({})).waiting).toEqual([])
  })

  it('moves nothing of the form when visitors wait, and each is taken over into a form of his own', async () => {
    const { test } = loopback
    const typeId = addVisitType(test, { visitorSide: true })
    const arrive = (name: string) =>
      test.client('visitor').visitorSide.arrive({
        ...{ typeId, name, phone: null, company: '晨光贸易', remember: false, whom: '302 室' },
        ...{ reason: '送货', hazards: null, documents: [], photo: null },
      })
    await beginForm('李强')
    await desk.getByLabel('访客牌号').fill('07')
    const submit = () => desk.locator('button[type=submit]').boundingBox()
    const before = await submit()
    for (const name of ['周小雨', '欧阳明', '司马光']) await arrive(name)
    await desk.getByRole('button', { name: '访客屏 3 人等候' }).waitFor()
    expect(await submit()).toEqual(before)
    expect(await violationsOf(desk)).toEqual([])

    await desk.keyboard.press('F7')
    const list = desk.getByRole('grid', { name: '访客屏上填好' })
    await list.and(desk.locator(':focus')).waitFor()
    expect(await violationsOf(desk)).toEqual([])
    await desk.keyboard.press('Delete')
    await list.getByText('周小雨').waitFor({ state: 'detached' })
    await desk.keyboard.press('ArrowDown')
    await desk.keyboard.press('F7')
    // what was typed of somebody else is not thrown away unasked, and nothing of it stays
    await desk.getByRole('dialog').getByRole('button', { name: '不保存，离开' }).click()
    const name = desk.getByLabel('姓名', { exact: true })
    await expect.poll(() => name.inputValue()).toBe('司马光')
    expect(await desk.getByLabel('访客牌号').inputValue()).toBe('')
    await desk.keyboard.press('Control+S')
    await registered()

    await desk.keyboard.press('F7')
    await list.and(desk.locator(':focus')).waitFor()
    await desk.keyboard.press('Enter')
    await expect.poll(() => name.inputValue()).toBe('欧阳明')
    await desk.getByRole('button', { name: /人等候/ }).waitFor({ state: 'detached' })
  })

  it('shows nobody’s name to a visitor who types whom he visits', async () => {
    addVisitType(loopback.test, { visitorSide: true })
    await turnOn()
    await screen.getByRole('button', { name: '我来登记' }).click()
    await screen.getByRole('button', { name: '施工人员' }).click()
    await screen.getByLabel('找哪位').pressSequentially('陈')
    expect(await screen.locator('[role=listbox], [role=option], .ant-select').count()).toBe(0)
    expect(await screen.locator('body').textContent()).not.toContain('陈静')
  })

  it('asks whether somebody is there, and clears all he typed when nobody answers for a minute', async () => {
    addVisitType(loopback.test, { visitorSide: true })
    await turnOn((page) => page.clock.install())
    await screen.getByRole('button', { name: 'Sign in' }).click()
    await screen.getByRole('button', { name: 'Contractor' }).click()
    await screen.getByLabel('Name').fill('John Smith')
    await screen.clock.fastForward(46_000)
    await screen.getByText('Are you still there?').waitFor()
    await screen.getByRole('button', { name: 'I am here' }).click()
    await screen.getByText('Are you still there?').waitFor({ state: 'detached' })
    expect(await screen.getByLabel('Name').inputValue()).toBe('John Smith')
    await screen.clock.fastForward(61_000)
    await screen.getByText('请到前台登记').waitFor()
    await screen.getByRole('button', { name: '我来登记' }).click()
    await screen.getByRole('button', { name: '施工人员' }).click()
    expect(await screen.getByLabel('姓名').inputValue()).toBe('')
  })

  it('is cleared when the desk takes the task back, and says at the desk that the visitor said no', async () => {
    await turnOn()
    await beginForm('周小雨')
    await desk.getByRole('button', { name: '请访客自己填' }).click()
    await screen.getByLabel('姓名').fill('别人')
    await desk.getByRole('button', { name: '收回' }).click()
    await shown('请到前台登记')
    await desk.getByRole('button', { name: '请访客自己填' }).click()
    await screen.getByRole('button', { name: '取消' }).click()
    await desk.getByText('访客没有完成').waitFor()
    expect(await desk.getByLabel('姓名', { exact: true }).inputValue()).toBe('周小雨')
  })

  it('is taken back when the desk leaves the form', async () => {
    await turnOn()
    await beginForm('周小雨')
    await desk.getByRole('button', { name: '请访客自己填' }).click()
    await screen.getByLabel('姓名').waitFor()
    await desk.keyboard.press('Escape')
    await desk.getByRole('dialog').getByRole('button', { name: '不保存，离开' }).click()
    await shown('请到前台登记')
  })

  it('says in both languages that the house is left, over whatever is on it, and comes back by itself', async () => {
    const { admin } = loopback.test
    addVisitType(loopback.test, { visitorSide: true })
    await saveRules(admin, { assemblyPlace: '南门停车场 South car park' })
    await turnOn()
    await screen.getByRole('button', { name: 'Sign in' }).click()
    await screen.getByRole('button', { name: 'Contractor' }).click()
    await screen.getByLabel('Name').fill('John Smith')
    await admin.evacuation.start({ requestId: requestId(), drill: false })
    const alarm = screen.getByRole('alert')
    for (const words of [
      '请立即撤离',
      'Leave the building now',
      '南门停车场 South car park',
      'Do not use the lifts',
    ])
      await alarm.getByText(words).waitFor()
    expect(await alarm.textContent()).not.toContain('演练')
    expect(await screen.locator('button, input').count()).toBe(0)
    expect(await violationsOf(screen)).toEqual([])
    await admin.evacuation.end({ requestId: requestId(), note: '' })
    await shown('请到前台登记')

    await admin.evacuation.start({ requestId: requestId(), drill: true })
    await alarm.getByText('Evacuation drill').waitFor()
    expect(await violationsOf(screen)).toEqual([])
    await admin.evacuation.end({ requestId: requestId(), note: '' })
    await screen.getByRole('button', { name: '我来登记' }).click()
    await screen.getByRole('button', { name: '施工人员' }).click()
    expect(await screen.getByLabel('姓名').inputValue()).toBe('')
  })
})
