import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, dateIn } from '#shared/domain/zoned-time.ts'
import { violationsOf } from '../support/axe.ts'
import { announce, people } from '../support/expected.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { scan } from '../support/pen.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

const today = () => dateIn('Asia/Shanghai', Date.now())
/** The whole of today, so that no test depends on its hour. */
const allDay = () => ({ first: today(), last: today(), fromMinute: 0, untilMinute: 1440 })
const add = (change: Parameters<typeof announce>[1] = {}) =>
  announce(loopback.test.admin, { ...allDay(), ...change })
const codeOf = async (id: number) => (await loopback.test.admin.expected.get({ id })).code

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Every key pressed from now on, by the page's own count. */
async function countKeys(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = window as unknown as { keys: number }
    counter.keys = 0
    window.addEventListener('keydown', () => (counter.keys += 1), true)
  })
  return () => page.evaluate(() => (window as unknown as { keys: number }).keys)
}

describe('somebody expected, at the door', () => {
  it('is in by his code in fifteen keys and without the mouse', async () => {
    const { id } = await add()
    const keys = await countKeys()
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type(await codeOf(id), { delay: 60 })
    await page.getByLabel('姓名', { exact: true }).waitFor()
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('周小雨')
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    expect(await keys()).toBeLessThanOrEqual(15)
    expect(await loopback.test.admin.expected.get({ id })).toMatchObject({ state: 'arrived' })
    const [visit] = await loopback.test.admin.visitors.onSite({})
    expect(visit).toMatchObject({
      name: '周小雨',
      hostName: '陈静',
      place: '三楼会议室',
      plate: '沪B88888',
      expectedId: id,
    })
  })

  it('shows his QR code to the scanner, and the form is filled', async () => {
    const { id } = await add()
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await scan(page, `QT-E:${await codeOf(id)}`)
    await page.getByLabel('姓名', { exact: true }).waitFor()
    expect(await page.getByLabel('电话').inputValue()).toBe('13912345678')
  })

  it('begins with the type and grade he was announced with', async () => {
    await open('/visitors/expected/new')
    await page.getByLabel('姓名', { exact: true }).fill('周小雨')
    for (const [label, choice] of [
      ['类型', '面试'],
      ['等级', 'B 找领导'],
    ] as const) {
      await page.getByRole('combobox', { name: label }).focus()
      await page.keyboard.type(choice.slice(0, 2))
      await page.locator('.ant-select-item-option', { hasText: choice }).waitFor()
      await page.keyboard.press('Enter')
    }
    await page.getByLabel('被访人不在名单上').fill('陈静')
    await page.getByLabel('来访事由').fill('面试')
    await page.getByLabel('开始', { exact: true }).fill('0:00')
    await page.getByLabel('结束', { exact: true }).fill('24:00')
    await page.keyboard.press('Control+S')
    await page.getByRole('heading', { name: /^周小雨 E/ }).waitFor()
    await page.getByText('B 找领导', { exact: true }).waitFor()
    const [row] = await loopback.test.admin.expected.upcoming({ view: 'today' })
    expect(row).toMatchObject({ typeId: 2, gradeId: 2 })
    await page.getByRole('button', { name: '到访' }).click()
    await page.getByLabel('姓名', { exact: true }).waitFor()
    const chosen = page.locator('.v-bar .ant-radio-button-wrapper-checked')
    expect(await chosen.allTextContents()).toEqual([
      expect.stringContaining('面试'),
      expect.stringContaining('找领导'),
    ])
  })

  it('says his name: he stands first, masked, and his ID number of last time is reused', async () => {
    const known = { ...visitor, name: '周小雨', phone: '13912345678' }
    const { visitors } = loopback.test.admin
    const { id: visitId } = await visitors.register({ requestId: requestId(), ...known })
    await visitors.leave({ requestId: requestId(), visitId, kind: 'seen' })
    await visitors.register({ requestId: requestId(), ...known, phone: '13700001111' })
    await add()
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('zxy')
    await page.getByText('是这位吗？周小雨').waitFor()
    const options = page.locator('[role=option].v-person')
    expect(await options.count()).toBe(3)
    for (const words of ['今天预约', '139****5678']) expect(await options.nth(0).innerText()).toContain(words)
    expect(await options.nth(1).innerText()).toContain('137****1111')
    await page.keyboard.press('Enter')
    await page.getByText('沿用上次登记的证件号码').waitFor()
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    expect((await loopback.test.admin.visitors.list({})).rows[0]).toMatchObject({
      company: '远航物流',
      idNumberMasked: '110***********0011',
    })
  })

  it('outside his hours is asked about before anything is filled in', async () => {
    const minute = Number(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 13)) * 60
    // an hour of today that is not this one
    const hours = minute >= 720 ? { fromMinute: 0, untilMinute: 60 } : { fromMinute: 1380, untilMinute: 1440 }
    const { id } = await add(hours)
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('周小雨')
    await page.getByText('今天预约').waitFor()
    await page.keyboard.press('Enter')
    const question = page.getByRole('dialog')
    await question.getByText('仍按预约登记？').waitFor()
    expect(await page.getByLabel('姓名', { exact: true }).count()).toBe(0)
    await question.getByRole('button', { name: '仍要登记' }).press('Enter')
    await question.waitFor({ state: 'detached' })
    await page.getByLabel('姓名', { exact: true }).waitFor()
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    expect(await loopback.test.admin.expected.get({ id })).toMatchObject({ state: 'arrived' })
  })

  it('on another day is told of, and not filled in', async () => {
    const day = addDays(today(), 1)
    const { id } = await add({ first: day, last: day })
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').fill(await codeOf(id))
    await page.getByText(`预约是 ${day} 00:00–24:00`).waitFor()
    expect(await page.getByLabel('姓名', { exact: true }).count()).toBe(0)
  })

  it('at two windows at once is one visit; the other window is told its number', async () => {
    const { id } = await add()
    const other = await loopback.test.person({ name: '王芳', role: 'receptionist' })
    const second = await page
      .context()
      .browser()
      ?.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    if (!second) throw new Error('no browser')
    const their = await second.newPage()
    their.setDefaultTimeout(8_000)
    // the start address is good for one browser: its cookie is carried over
    await second.addCookies(await page.context().cookies())
    await their.goto(new URL('/', loopback.url).href)
    await signIn(their, '王芳', other.pin)
    for (const window of [page, their]) {
      await window.evaluate((hash) => (location.hash = hash), `#/visitors/new?expected=${id}`)
      await window.getByLabel('姓名', { exact: true }).waitFor()
    }
    await Promise.all([page.keyboard.press('Control+S'), their.keyboard.press('Control+S')])
    const told = (window: Page) =>
      window.locator('.v-number').or(window.getByText('这位已经登记过了，编号 V'))
    await Promise.all([told(page).first().waitFor(), told(their).first().waitFor()])
    const numbers = [await page.locator('.v-number').count(), await their.locator('.v-number').count()]
    expect(numbers.sort()).toEqual([0, 1])
    expect(await loopback.test.admin.visitors.onSite({})).toHaveLength(1)
    await second.close()
  })
})

describe('the list of who is expected', () => {
  it('counts in its tab, opens the form of who arrived by F7, and forgets who is cancelled', async () => {
    await add({ people: people('甲一', '乙二') })
    await open('/visitors/expected')
    await page.getByText('甲一').waitFor()
    await expect.poll(() => page.getByRole('link', { name: '预约' }).innerText()).toMatch(/2$/)
    await page.getByRole('grid', { name: '预约' }).focus()
    await page.keyboard.press('Delete')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '取消预约' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('row', { name: '甲一' }).getByText('已取消').waitFor()
    await expect.poll(() => page.getByRole('link', { name: '预约' }).innerText()).toMatch(/1$/)
    await page.getByRole('grid', { name: '预约' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('F7')
    await page.getByLabel('姓名', { exact: true }).waitFor()
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('乙二')
  })

  it('takes a group as it is pasted, by keyboard alone', async () => {
    await open('/visitors/expected')
    await page.getByRole('button', { name: '新建预约 F6' }).waitFor()
    await page.keyboard.press('F6')
    await page.getByRole('radio', { name: '团体' }).press('Space')
    await page.getByRole('textbox', { name: '团体' }).fill('考察团')
    await page.locator('#people').fill('张伟 13800138000 晨光贸易 京A12345\n李强\t138001\n\n王芳')
    await page.getByText('读到 3 人').waitFor()
    await page.getByText('电话不完整').waitFor()
    await page.getByLabel('来访事由').fill('参观')
    await page.getByLabel('被访人不在名单上').fill('王总')
    await page.keyboard.press('Control+S')
    await page.getByText('已预约 3 条').waitFor()
    await expect.poll(() => page.getByLabel(/^姓名、拼音/).inputValue()).toBe('考察团')
    const rows = await loopback.test.admin.expected.upcoming({ view: 'today' })
    expect(rows.map(({ name, phone, plate, party }) => [name, phone, plate, party])).toEqual([
      ['张伟', '13800138000', '京A12345', '考察团'],
      ['李强', '', '', '考察团'],
      ['王芳', '', '', '考察团'],
    ])
  })

  it('is open to HR, who has no other screen about visitors', async () => {
    const hr = await loopback.test.person({ name: '周敏', role: 'hr' })
    await add({ people: people('甲一') })
    await page.keyboard.press('Control+L')
    await signIn(page, '周敏', hr.pin)
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '预约' }).click()
    const row = page.getByRole('row', { name: '甲一' })
    await row.getByRole('button', { name: '邀请单' }).waitFor()
    expect(await row.getByRole('button', { name: '到访' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: '登记簿' }).count()).toBe(0)
  })

  it('makes a series, shows its code large, and changes the days from one on', async () => {
    const { ids } = await add({ last: addDays(today(), 3) })
    await open(`/visitors/expected/${ids[1] ?? 0}`)
    await page.getByText(await codeOf(ids[0] ?? 0)).waitFor()
    await page.getByRole('button', { name: '更改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('从这天起的每一次').click()
    await dialog.getByLabel('开始').fill('10:00')
    await dialog.getByLabel('结束').fill('9')
    await page.keyboard.press('Control+S')
    await dialog.getByText('结束要晚于开始').waitFor()
    await dialog.getByLabel('结束').fill('11')
    await page.keyboard.press('Control+S')
    await dialog.waitFor({ state: 'detached' })
    const hours = async (id: number) => {
      const { validFrom, validUntil } = await loopback.test.admin.expected.get({ id })
      return (validUntil - validFrom) / 3_600_000
    }
    expect(await Promise.all(ids.map(hours))).toEqual([24, 1, 1, 1])
  })

  it('copies an invitation in both languages, and prints a slip of A6 with the code', async () => {
    const { id } = await add()
    await open(`/visitors/expected/${id}`)
    await page.getByRole('button', { name: '复制文字' }).click()
    await page.getByText('邀请文字已复制').waitFor()
    const code = await codeOf(id)
    await open('/visitors/expected/new')
    await page.getByLabel('备注').focus()
    await page.keyboard.press('Control+V')
    const pasted = await page.getByLabel('备注').inputValue()
    for (const words of ['周小雨，您好', 'Dear 周小雨', code, '三楼会议室', `${today()} 00:00–24:00`])
      expect(pasted).toContain(words)
    const { ticket } = await loopback.test.admin.print.ticket({ form: 'expectedSlip', id })
    const sheet = await page.context().newPage()
    await sheet.goto(new URL(`/#/print?ticket=${ticket}`, loopback.url).href)
    await sheet.locator('html[data-print-ready=true]').waitFor({ state: 'attached' })
    const { pages, millimetres } = await readPdf(await sheet.pdf({ preferCSSPageSize: true }))
    expect(millimetres).toEqual([105, 148])
    expect(pages).toHaveLength(1)
    for (const words of ['访客预约单', '周小雨', code, '三楼会议室']) expect(pages[0]).toContain(words)
    expect(pages[0]).not.toContain('13912345678')
    await sheet.close()
  })

  it('takes a list from a sheet after it was looked at line by line', async () => {
    await open('/visitors/expected/import')
    const csv = `姓名,被访人,日期,星座\n甲一,陈静,${today()},\n乙二,,${today()},\n`
    const file = { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('缺被访人').waitFor()
    await page.getByText('没有认出的表头：星座').waitFor()
    await page.getByRole('button', { name: '导入 1 条' }).click()
    await page.getByRole('grid', { name: '预约' }).getByText('甲一').waitFor()
    await open('/visitors/expected/import')
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('PK nothing') })
    await page.getByRole('alert').getByText('名单读不出来').waitFor()
  })

  it('has screens that axe has nothing against, in both languages', async () => {
    const { id } = await add({ party: '考察团', last: addDays(today(), 2) })
    for (const language of ['中文', 'English']) {
      await page.getByText(language, { exact: true }).first().click()
      for (const path of ['', '/new', '/import', `/${id}`]) {
        await open(`/visitors/expected${path}`)
        expect(await violationsOf(page), `${language} ${path}`).toEqual([])
      }
      await open(`/visitors/expected/new`)
      await page.locator('.e-kinds label').nth(1).click()
      await page.locator('textarea').fill('张伟 13800138000\n李强 12345678901234')
      expect(await violationsOf(page), `${language} group`).toEqual([])
      await page.locator('textarea').fill('')
      await page.reload()
      await page.getByRole('heading', { level: 1 }).or(page.getByRole('listbox')).first().waitFor()
      if ((await page.locator('.q-menu').count()) === 0) await signIn(page, '陈静', 'desk-password')
      await open('/visitors/new')
      await page.locator('#v-find').fill('zxy')
      await page.locator('.v-awaited').waitFor()
      expect(await violationsOf(page), `${language} door`).toEqual([])
    }
  })
})
