import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { blockWhileHostIsOut, colleague, grade, register } from '../support/calls.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page
let host: Awaited<ReturnType<typeof colleague>>
let deputy: Awaited<ReturnType<typeof colleague>>
let asksHost: number

/** In place of the browser's print dialog: how often it was asked for, kept in the top window. */
function catchPrinting(): void {
  const top = window.top as unknown as { prints?: number }
  window.print = () => {
    top.prints = (top.prints ?? 0) + 1
  }
}

beforeEach(async () => {
  ;({ page, loopback } = await openDesk({ script: catchPrinting }))
  const { test } = loopback
  deputy = await colleague(test, '李强', { mobile: '13900000002', extension: '8020' })
  host = await colleague(test, '王芳', { extension: '8010', deputyId: deputy.id })
  const leader = await colleague(test, '赵总', { extension: '8001' })
  asksHost = grade(test, 'B', 'host', leader.id)
})

const admin = () => loopback.test.admin
const arrive = (name: string) =>
  register(loopback.test, { hostId: host.id, gradeId: asksHost, name, phone: '13712340000' })
const hostIsAway = () =>
  admin().absence.save({
    ...{ requestId: requestId(), id: null, staffId: host.id, deputyId: null, message: '外出开会' },
    ...{ fromAt: Date.now() - 1_000, untilAt: Date.now() + 7_200_000 },
  })
const open = async (path: string): Promise<void> => {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const dialog = () => page.getByRole('dialog')
const dial = () => page.getByRole('region', { name: /^(请呼叫|Call now)$/ })
const chosen = (name: string) => page.getByRole('radio', { name: new RegExp(name) })
const isFocused = (name: string) => chosen(name).evaluate((input) => input === document.activeElement)

describe('whoever is registered and has to be asked for', () => {
  it('is asked for, let in and given his badge by keys alone', async () => {
    await blockWhileHostIsOut(loopback.test)
    await hostIsAway()
    await signIn(page, '陈静', 'desk-password')
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('周小雨')
    await page.getByText('第一次来').waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('姓名', { exact: true }).waitFor()
    for (const typed of ['', '13912345678', '远航物流']) {
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.type('wf')
    await page.locator('.ant-select-item-option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/外出至 .+ · 外出开会/).waitFor()
    await page.getByLabel('来访事由').fill('会议')
    await page.keyboard.press('Control+S')

    await dial().getByText('8020').waitFor()
    await page.getByText('被访人不在：要他本人电话同意').waitFor()
    await expect.poll(() => isFocused('李强')).toBe(true)
    expect(await page.getByRole('button', { name: '打印访客牌' }).count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Alt+1')
    await page.getByText('李强 同意').waitFor()
    const [visit] = await admin().visitors.onSite({})
    expect(visit).toMatchObject({ name: '周小雨', admission: 'admitted' })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => 'prints' in window)
  })

  it('is called about with the next person when nobody answers in time, and that is told', async () => {
    await page.clock.install()
    await signIn(page, '陈静', 'desk-password')
    await arrive('欧阳明')
    await open('/visitors')
    await page.getByRole('region', { name: '等候答复' }).getByText('欧阳明').waitFor()
    await page.keyboard.press('Alt+W')
    await expect.poll(() => isFocused('王芳')).toBe(true)
    const timer = page.getByRole('timer', { name: '等候答复' })
    await page.clock.fastForward(50_000)
    await expect.poll(() => timer.innerText()).toMatch(/^0:(0\d|10)$/)
    expect(await chosen('王芳').isChecked()).toBe(true)
    await page.clock.fastForward(11_000)
    await page.getByText('王芳 60 秒没有答复，请呼叫李强。').waitFor()
    await expect.poll(() => isFocused('李强')).toBe(true)
    await expect.poll(() => timer.innerText()).toMatch(/^(1:00|0:5\d)$/)
    // nobody but the desk knows whether anybody rang: nothing is put down by itself
    const [waiting] = await admin().hostCall.waiting({})
    expect(waiting).toMatchObject({ name: '欧阳明', lastCall: null })
    await page.keyboard.press('Alt+5')
    await page.getByText(/\d\d:\d\d 无人接/).waitFor()
    expect(await admin().hostCall.plan({ visitId: waiting?.visitId ?? 0 })).toMatchObject({
      calls: [{ calledName: '王芳', outcome: 'noAnswer' }],
    })
  })

  it('waits in a list of his own while the next one is served, and is answered from there', async () => {
    await signIn(page, '陈静', 'desk-password')
    await arrive('欧阳明')
    await arrive('周小雨')
    await open('/visitors')
    const waiting = page.getByRole('region', { name: '等候答复' })
    await waiting.getByText('周小雨').waitFor()
    await page.keyboard.press('Alt+W')
    await dialog()
      .getByText(/呼叫被访人：欧阳明/)
      .waitFor()
    await dial().getByText('8010').waitFor()
    await page.keyboard.press('Alt+2')
    await dial().getByText('8020').waitFor()
    await dial().getByText('手机', { exact: true }).click()
    await dial().getByText('13900000002').waitFor()
    await page.keyboard.press('Alt+1')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('欧阳明 可以进').waitFor()
    await waiting.getByText('欧阳明').waitFor({ state: 'detached' })
    await waiting.getByText('周小雨').waitFor()

    await page.keyboard.press('Alt+W')
    await dialog()
      .getByText(/呼叫被访人：周小雨/)
      .waitFor()
    await dial().waitFor()
    await page.keyboard.press('Alt+3')
    await dialog().waitFor({ state: 'detached' })
    await waiting.waitFor({ state: 'detached' })
    await page.getByRole('grid', { name: '在场' }).getByText('未获同意').waitFor()
  })

  it('has on his own screen who told whom by which way at what time', async () => {
    await signIn(page, '陈静', 'desk-password')
    const { id } = await arrive('欧阳明')
    await open(`/visitors/${id}`)
    const history = page.getByRole('region', { name: '呼叫记录' })
    await history.getByText('还没有呼叫过').waitFor()
    const call = { requestId: requestId(), visitId: id, calledId: host.id, calledName: '' }
    await admin().hostCall.record({ ...call, standing: 'host', way: 'extension', outcome: 'agreed' })
    await history.getByText(/\d\d:\d\d，陈静用分机问被访人 王芳/).waitFor()
    await history.getByText('可以进').waitFor()
  })

  it('may be asked about with a colleague who is not in the plan', async () => {
    await signIn(page, '陈静', 'desk-password')
    const { id } = await arrive('欧阳明')
    await colleague(loopback.test, '周敏', { extension: '8033' })
    await open(`/visitors/${id}`)
    await page.getByRole('button', { name: '呼叫被访人' }).click()
    await dial().waitFor()
    await dialog().getByLabel('改问其他同事').click()
    await page.keyboard.type('zhoum')
    await page.locator('.ant-select-item-option').filter({ hasText: '周敏' }).waitFor()
    await page.keyboard.press('Enter')
    await dial().getByText('8033').waitFor()
    await expect.poll(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0)
    await page.keyboard.press('Alt+1')
    await dialog().waitFor({ state: 'detached' })
    expect(await admin().hostCall.plan({ visitId: id })).toMatchObject({
      admission: 'admitted',
      calls: [{ calledName: '周敏', standing: 'other' }],
    })
  })

  it('goes up although the host is out on the word of a duty manager, proved at the desk', async () => {
    await blockWhileHostIsOut(loopback.test)
    await hostIsAway()
    await loopback.test.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
    await signIn(page, '陈静', 'desk-password')
    const { id } = await arrive('欧阳明')
    await open(`/visitors/${id}`)
    await page.getByRole('button', { name: '呼叫被访人' }).click()
    await dial().waitFor()
    await chosen('赵总').check()
    await dial().getByText('8001').waitFor()
    expect(await dialog().getByRole('button', { name: /^同意/ }).count()).toBe(0)
    await page.keyboard.press('Alt+6')
    const override = page.getByRole('dialog', { name: '被访人不在，仍然放行' })
    await override.getByLabel('理由').fill('客户来取合同')
    await override.getByLabel('放行人', { exact: true }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '马经理' }).click()
    await override.getByLabel('放行人密码').fill('260914')
    await page.keyboard.press('Control+S')
    await override.waitFor({ state: 'detached' })
    await page.getByText('放行理由：客户来取合同').waitFor()
    expect(await admin().hostCall.plan({ visitId: id })).toMatchObject({
      admission: 'admitted',
      admissionBy: '马经理',
    })
  })
})

describe('an absence', () => {
  it('is written down and ended by keys', async () => {
    await signIn(page, '陈静', 'desk-password')
    await open('/visitors/absences')
    await page.getByText('没有人登记外出').waitFor()
    await page.keyboard.press('Alt+N')
    await dialog().getByLabel('谁外出').waitFor()
    await page.keyboard.type('wf')
    await page.locator('.ant-select-item-option').filter({ hasText: '王芳' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.ant-select-item-option').first().waitFor({ state: 'hidden' })
    await dialog().getByLabel('到', { exact: true }).fill('2099-01-01 10:00')
    await dialog().getByLabel('留言').fill('出差')
    await page.keyboard.press('Control+S')
    await dialog().getByText('要晚于开始时间和现在，最多一年').waitFor()
    await dialog().getByLabel('到', { exact: true }).fill('2359')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    expect(await admin().absence.list({})).toMatchObject([{ name: '王芳', message: '出差' }])
    const grid = page.getByRole('grid', { name: '外出' })
    await grid.getByText('外出中').waitFor()
    await grid.focus()
    await page.keyboard.press('Alt+E')
    await page.getByText('王芳 已回来').waitFor()
    expect(await admin().absence.list({})).toEqual([])
  })

  it('finds the mobile and the deputy in the staff form', async () => {
    await signIn(page, '陈静', 'desk-password')
    await open(`/staff/${host.id}`)
    await page.getByLabel('手机').fill('13900000001')
    await page.keyboard.press('Control+S')
    await page.getByText('已保存').waitFor()
    expect(await admin().staff.get({ id: host.id })).toMatchObject({
      mobile: '13900000001',
      deputyId: deputy.id,
    })
  })
})

describe('the screens of calling', () => {
  it('give axe nothing to complain about, dialogs included, in both languages', async () => {
    await signIn(page, '陈静', 'desk-password')
    await hostIsAway()
    const { id } = await arrive('欧阳明')
    await admin().hostCall.record({
      ...{ requestId: requestId(), visitId: id, calledId: host.id, calledName: '' },
      ...{ standing: 'host', way: 'extension', outcome: 'noAnswer' },
    })
    for (const language of ['中文', 'English']) {
      await page.getByText(language, { exact: true }).first().click()
      for (const [path, key] of [
        ['/visitors', 'Alt+W'],
        ['/visitors/absences', 'Alt+N'],
        [`/visitors/${id}`, ''],
        [`/staff/${host.id}`, ''],
      ] as const) {
        await open(path)
        await page.locator('.q-loading').waitFor({ state: 'detached' })
        if (path === '/visitors') await page.locator('.v-waiting').waitFor()
        expect(await violationsOf(page), `${language} ${path}`).toEqual([])
        if (key === '') continue
        await page.keyboard.press(key)
        await dialog().waitFor()
        expect(await violationsOf(page), `${language} ${path} dialog`).toEqual([])
        await page.keyboard.press('Escape')
        await dialog().waitFor({ state: 'detached' })
      }
    }
  })
})
