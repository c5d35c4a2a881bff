import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { stayEnd } from '#shared/domain/end-of-day.ts'
import { viewports } from '../support/browser.ts'
import { requestId } from '../support/desk.ts'
import { publish } from '../support/documents.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
})

/** Keystrokes from now on, by the page's own count; a held Ctrl or Alt is part of its key. */
async function countKeys(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = window as unknown as { keys: number }
    counter.keys = 0
    window.addEventListener(
      'keydown',
      ({ key }) => (counter.keys += /^(Control|Alt|Shift)$/.test(key) ? 0 : 1),
      true,
    )
  })
  return () => page.evaluate(() => (window as unknown as { keys: number }).keys)
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const english = () => page.getByText('English', { exact: true }).first().click()
const field = (label: string) => page.getByLabel(label, { exact: true })
const focused = () => page.evaluate(() => document.activeElement?.id)
const newest = async () => {
  const [row] = (await loopback.test.admin.visitors.list({ limit: 1 })).rows
  if (!row) throw new Error('nobody is registered')
  return loopback.test.admin.visitors.get({ id: row.id })
}
/** F2, and past the question whether he was here before. */
async function openForm(name = '周小雨', find = '来过吗？', first = '第一次来') {
  await press('F2')
  await page.getByLabel(find).waitFor()
  await page.keyboard.type(name)
  await page.getByText(first).waitFor()
  await press('Enter')
  await page.locator('#name').waitFor()
}
const saved = () => page.locator('.v-number').waitFor()
/** Chooses the administrator as host, from whatever field is before it. */
async function chooseHost() {
  await page.locator('#host').focus()
  await page.keyboard.type('cj')
  await page.locator('.ant-select-item-option').first().waitFor()
  await press('Enter')
}

describe('registering by keyboard alone', () => {
  it('takes a new visitor no more than twelve keystrokes beside what is written down', async () => {
    const words = ['周小雨', '13912345678', '远航物流', 'cj', '会议'] as const
    const keys = await countKeys()
    await openForm(words[0])
    await press('Enter')
    await page.keyboard.type(words[1])
    await press('Enter')
    await page.keyboard.type(words[2])
    await press('Enter')
    await page.keyboard.type(words[3])
    await page.locator('.ant-select-item-option').first().waitFor()
    await press('Enter')
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' })
    await press('Enter')
    // the field for other hosts is passed over once a host is chosen
    expect(await focused()).toBe('reason')
    await page.keyboard.type(words[4])
    await press('Control+S')
    await saved()
    // Chinese is inserted whole by an input method, digits and Latin letters are keys
    const typed = words[1].length + words[3].length
    expect((await keys()) - typed).toBeLessThanOrEqual(12)
    expect(await newest()).toMatchObject({ name: '周小雨', hostName: '陈静', reason: '会议' })
  })

  it.each([
    ['中文', '登记访客'],
    ['English', 'Register visitor'],
  ])(
    'fits the small screen without scrolling for every usual type and grade (%s)',
    async (language, submit) => {
      await page.getByText(language, { exact: true }).first().click()
      await press('F2')
      await page.locator('#v-find').waitFor()
      await press('Enter')
      await page.locator('#name').waitFor()
      expect(await page.locator('.v-extras').boundingBox()).toMatchObject({ height: 0 })
      await publish(loopback.test)
      await page.locator('#name').fill('周小雨')
      await page.locator('button#documents').waitFor()
      for (const keys of [['Alt+1'], ['Alt+2'], ['Alt+3'], ['Alt+4'], ['Alt+5'], ['Alt+1', 'Alt+B']]) {
        await press(...keys)
        await page
          .locator('.v-bar .ant-radio-button-wrapper-checked', { hasText: keys.at(-1)?.slice(-1) ?? '' })
          .waitFor()
        const box = await page.locator('button[type=submit]', { hasText: submit }).boundingBox()
        expect((box?.y ?? 9999) + (box?.height ?? 0), keys.join()).toBeLessThan(viewports.small.height - 28)
      }
    },
  )
})

describe('what is optional', () => {
  it('is no stop on the way of Enter, and what must be answered is one', async () => {
    await publish(loopback.test)
    await openForm()
    await page.locator('button#documents').waitFor()
    await press('Alt+3')
    await page.locator('#hazards').waitFor()
    await page.locator('#remember').focus()
    await press('Enter')
    expect(await page.evaluate(() => document.activeElement?.closest('#hazards') !== null)).toBe(true)
    // the last stop: it sends the form, past the language of the documents and the photo
    await press('Space', 'Enter')
    await page.getByText('请填写工作单位').waitFor()
    await page.getByText('请让访客先确认告知书').waitFor()
    expect(await focused()).toBe('phone')
  })

  it('but a document to sign is where a form goes that lacks only that', async () => {
    await publish(loopback.test)
    await openForm()
    await page.locator('button#documents').waitFor()
    await chooseHost()
    await field('来访事由').fill('会议')
    await press('Control+S')
    await page.getByText('请让访客先确认告知书').waitFor()
    expect(await focused()).toBe('documents')
    await press('Enter')
    await page.getByRole('dialog').getByRole('group', { name: '访客签名' }).waitFor()
  })

  it('does not hold up the alarm about a hazard', async () => {
    await publish(loopback.test)
    await openForm()
    await press('Alt+3')
    await field('电话').fill('13912345678')
    await field('工作单位').fill('远航物流')
    await chooseHost()
    await field('来访事由').fill('维修')
    await field('证件号码').fill(visitor.idNumber)
    await field('携带物品').fill('工具')
    await page.locator('#hazards').getByText('有', { exact: true }).click()
    await press('Control+S')
    await page.getByText('已报紧急事项 M').waitFor()
    expect(await loopback.test.admin.visitors.onSite({})).toEqual([])
  })
})

describe('the type of a visitor', () => {
  it('is one key, and decides which fields there are and which must be filled in', async () => {
    await openForm()
    await press('Alt+4')
    await field('来访事由').waitFor({ state: 'detached' })
    expect(await page.locator('#plate, #idNumber, #goods, #badgeNumber').count()).toBe(0)
    await press('Alt+5')
    await field('介绍信编号').waitFor()
    await press('Control+S')
    await page.getByText('请填写介绍信编号').waitFor()
    expect(await focused()).toBe('phone')
    await field('电话').fill('13912345678')
    await field('工作单位').fill('城建档案馆')
    await chooseHost()
    await field('来访事由').fill('查图纸')
    await field('证件号码').fill(visitor.idNumber)
    await field('查阅内容').fill('2019 年竣工图')
    await field('批准人').fill('李总')
    await press('Control+S')
    await page.getByText('请填写介绍信编号').waitFor()
    expect(await focused()).toBe('ownFields_own1')
    await page.keyboard.type('粤府介字12号')
    await press('Control+S')
    await saved()
    const visit = await newest()
    expect(visit).toMatchObject({
      // a resident's number says by itself which paper it stands on
      idKind: 'residentId',
      ownFields: { own1: '粤府介字12号', own2: '2019 年竣工图', own3: '李总' },
    })
    const end = stayEnd(visit.arrivedAt, 240, 'Asia/Shanghai', 1440)
    expect(visit.stayUntil).toBe(end)
    await page.evaluate((id) => (location.hash = `#/visitors/${id}`), visit.id)
    await page.getByText('粤府介字12号').waitFor()
    await page.getByText('查阅资料', { exact: true }).waitFor()
  })

  it('may change while the form is filled in: nothing that was typed is lost', async () => {
    await openForm()
    await field('工作单位').fill('远航物流')
    await field('携带物品').fill('样品一箱')
    await press('Alt+4')
    await field('携带物品').waitFor({ state: 'detached' })
    // its field is gone, so the keys go on in the first one
    expect(await focused()).toBe('name')
    await press('Alt+1')
    await field('携带物品').waitFor()
    expect(await field('携带物品').inputValue()).toBe('样品一箱')
    expect(await field('工作单位').inputValue()).toBe('远航物流')
  })

  it('is the last one again for the next visitor, and a retired one is offered no more', async () => {
    await openForm()
    await press('Alt+4')
    await field('来访事由').waitFor({ state: 'detached' })
    await press('Control+S')
    await saved()
    expect(await newest()).toMatchObject({ reason: '快递外卖', place: '前台接待区', hostName: '' })
    await press('F2')
    const chosen = page.locator('.v-bar .ant-radio-button-wrapper-checked').first()
    await chosen.waitFor()
    expect(await chosen.textContent()).toContain('快递外卖')
    await loopback.test.admin.visitType.use({ requestId: requestId(), id: 4, inUse: false })
    await page.locator('.v-bar').getByText('快递外卖').waitFor({ state: 'detached' })
    expect(await chosen.textContent()).toContain('普通访客')
  })

  it('is what a known person came as last', async () => {
    const answers = { own1: '厨师' }
    const values = { ...visitor, typeId: 2, gradeId: 3, ownFields: answers }
    await loopback.test.admin.visitors.register({ requestId: requestId(), ...values })
    await press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('5678')
    await page.getByText('138****5678').waitFor()
    await press('Enter')
    await field('应聘岗位').waitFor()
    // asked again each time
    expect(await field('应聘岗位').inputValue()).toBe('')
    expect(await page.locator('.ant-radio-button-wrapper-checked').first().textContent()).toContain('面试')
  })
})

describe('the grade of reception', () => {
  it('asks for papers, badge and escort, and says where he waits', async () => {
    await openForm()
    await press('Alt+B')
    await field('陪同人').waitFor()
    await page.getByText('前台接待区', { exact: true }).waitFor()
    await chooseHost()
    await field('来访事由').fill('汇报')
    await press('Control+S')
    for (const label of ['证件号码', '访客牌号', '陪同人']) await page.getByText(`请填写${label}`).waitFor()
    expect(await focused()).toBe('idNumber')
    await field('证件号码').fill(visitor.idNumber)
    await field('访客牌号').fill('12')
    await field('陪同人').fill('王芳')
    await press('Control+S')
    await saved()
    expect(await newest()).toMatchObject({
      ...{ gradeLetter: 'B', place: '前台接待区', escort: '王芳', badgeNumber: '12' },
    })
  })

  it('that names nobody needs no search and no name, and he is called a guest wherever he is listed', async () => {
    await press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await press('Alt+A')
    await field('陪同人').waitFor()
    await page.locator('#companions').fill('4')
    await chooseHost()
    await field('陪同人').fill('王芳')
    await press('Control+S')
    await saved()
    await page.getByText('贵宾（A） 已登记，编号').waitFor()
    expect(await newest()).toMatchObject({ name: '', companions: 4, escort: '王芳', place: '会客室' })
    await page.getByRole('navigation').getByRole('link', { name: '访客' }).click()
    await page.getByText('贵宾（A） +4').waitFor()
    await english()
    await page.getByText('Guest (A) +4').waitFor()
    await page.evaluate(() => (location.hash = '#/visitors/1'))
    await page.getByRole('heading', { name: /Guest \(A\)/ }).waitFor()
    await page.evaluate(() => (location.hash = '#/'))
    await page.getByRole('link', { name: 'Guest (A)' }).waitFor()
    await press('Control+K')
    await page.keyboard.type('V20')
    await page.getByRole('option', { name: /Guest \(A\)/ }).waitFor()
  })

  it('given up again keeps what was typed, and Esc asks before it throws anything away', async () => {
    await press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await press('Alt+A')
    await field('陪同人').waitFor()
    await field('工作单位').fill('市政府')
    await press('Alt+C')
    await field('来访事由').waitFor()
    expect(await field('工作单位').inputValue()).toBe('市政府')
    await press('Escape')
    await page.getByRole('dialog').waitFor()
    await press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await field('工作单位').inputValue()).toBe('市政府')
  })
})

describe('somebody who is on site already', () => {
  it.each([
    ['中文', '已在场，编号 V', '仍要登记', '此人已在场'],
    ['English', 'On site already as V', 'Register anyway', 'This person is already on site'],
  ])(
    'is asked about, and registered again only when the desk says so (%s)',
    async (language, title, yes, sentence) => {
      const first = { ...visitor, phone: null, name: '周小雨' }
      await loopback.test.admin.visitors.register({ requestId: requestId(), ...first, remember: false })
      await page.getByText(language, { exact: true }).first().click()
      await openForm(
        '周小雨',
        ...(language === 'English' ? (['Been here before?', 'First visit'] as const) : []),
      )
      await chooseHost()
      await page.locator('#reason').fill('会议')
      await press('Control+S')
      const dialog = page.getByRole('dialog')
      await dialog.locator('.ant-modal-confirm-title').getByText(title).waitFor()
      await press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await page.getByText(sentence).waitFor()
      expect(await page.locator('#reason').inputValue()).toBe('会议')
      expect(await loopback.test.admin.visitors.onSite({})).toHaveLength(1)
      await press('Control+S')
      await dialog.locator('.ant-modal-confirm-title').getByText(title).waitFor()
      await dialog.getByRole('button', { name: yes }).click()
      await saved()
      expect(await loopback.test.admin.visitors.onSite({})).toHaveLength(2)
    },
  )
})

describe('odd names', () => {
  it('of 64 signs, rare characters and pasted breaks are written as they are read', async () => {
    await openForm('张')
    await page.locator('#name').fill('名'.repeat(70))
    expect(await page.locator('#name').inputValue()).toHaveLength(64)
    await page.locator('#name').fill('\u202E𠮷田㛃😀\u2069')
    await page.locator('#plate').fill('京a12345')
    await chooseHost()
    await field('来访事由').fill('会议')
    await press('Control+S')
    await saved()
    expect(await newest()).toMatchObject({ name: '𠮷田㛃😀', plate: '京A12345' })
  })
})
