import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { asListed, atDoor, inPass, outPass, strangeCar, things } from '../support/goods.ts'
import { drawn } from '../support/handover.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { scan, sign } from '../support/pen.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await loopback.test.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

const admin = () => loopback.test.admin
const issue = (pass: Omit<Parameters<Loopback['test']['admin']['goodsPass']['issue']>[0], 'requestId'>) =>
  admin().goodsPass.issue({ requestId: requestId(), ...pass })
const stop = (passId: number) =>
  admin().goodsPass.compare({
    requestId: requestId(),
    passId,
    ...atDoor,
    found: asListed.map((seen) => (seen.line === 1 ? { ...seen, serialNumber: 'PF9' } : seen)),
  })
const visit = (change: Partial<typeof visitor> = {}) =>
  admin().visitors.register({ requestId: requestId(), ...visitor, ...change })
const dialog = () => page.getByRole('dialog')
const cell = (line: number, field: string) => page.getByLabel(`第 ${line} 行：${field}`, { exact: true })
/** At a person's pace: keys that come faster are a scanner's. */
const type = (text: string) => page.keyboard.type(text, { delay: 45 })
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const title = (text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('.q-loading').waitFor({ state: 'detached' })
}

/** Types a word into every field on the way; Enter goes on. */
async function fillDown(...words: string[]): Promise<void> {
  for (const word of words) {
    if (word !== '') await type(word)
    await press('Enter')
  }
}

/** In place of the browser's print dialog: says in the top window that the frame printed. */
function catchPrinting(): void {
  window.print = () => {
    ;(window.top as unknown as { printed: boolean }).printed = true
  }
}

describe('a goods pass, with the keyboard alone', () => {
  it('of three things is stopped over one serial number, written anew, approved by another person, and passes', async () => {
    await open('/visitors/goods')
    await press('Alt+n')
    await title('开放行条')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio')
    // kind, holder, phone, owner, room, plate, note
    await fillDown('', '欧阳明', '', '信息部', '1208', '', '')
    for (const { name, brand, serialNumber } of things) await fillDown(name, brand, serialNumber, '', '')
    // on the empty line Enter is the last one
    await press('Enter')
    await title('放行条 G')
    const [written] = (await admin().goodsPass.list({})).rows
    expect(written).toMatchObject({ state: 'inside', holderName: '欧阳明', itemCount: 3 })

    // what comes next has the focus
    await page.getByRole('button', { name: '核对放行 Alt+C' }).waitFor()
    await press('Enter')
    await title('逐件核对')
    await expect
      .poll(() => cell(1, '实际数量').evaluate((field) => field === document.activeElement))
      .toBe(true)
    await fillDown('1', 'PF3ABC02', '1', '1', 'cn-0123')
    await page.getByText('序列号不符').waitFor()
    // unlisted, guard, plate, ID kind, ID number
    await fillDown('', '老赵', '', '', '')
    await page.getByText('有 1 处不符，停止放行').waitFor()
    await page.getByText('物品与单据不符，不能放行').waitFor()
    await page.getByText('PF3ABC02').waitFor()
    expect(await admin().goodsPass.get({ id: written?.id ?? 0 })).toMatchObject({
      state: 'stopped',
      guardName: '老赵',
    })

    await page.getByRole('button', { name: '按实际开新单' }).waitFor()
    await press('Enter')
    await page.getByText('物品已按实际填好').waitFor()
    expect(await cell(1, '序列号').inputValue()).toBe('PF3ABC02')
    await press('Control+s')
    await page.getByRole('button', { name: '批准 F7' }).waitFor()
    await press('F7')
    await dialog().getByLabel('批准人', { exact: true }).waitFor()
    await expect
      .poll(() =>
        dialog()
          .getByLabel('批准人', { exact: true })
          .evaluate((field) => field === document.activeElement),
      )
      .toBe(true)
    await type('马')
    const names = page.locator('.ant-select-item-option')
    await names.first().waitFor()
    expect(await names.allInnerTexts()).toEqual(['马经理'])
    await press('Enter')
    await page.locator('.ant-select-open').waitFor({ state: 'detached' })
    await press('Enter')
    await type('260914')
    await press('Enter')
    await dialog().waitFor({ state: 'detached' })

    await page.getByRole('button', { name: '核对放行 Alt+C' }).waitFor()
    await press('Alt+c')
    await title('逐件核对')
    await expect
      .poll(() => cell(1, '实际数量').evaluate((field) => field === document.activeElement))
      .toBe(true)
    await press('Alt+c', 'Alt+c', 'Alt+c')
    expect(await page.locator('.g-compare').getByText('未核对').count()).toBe(0)
    await press('Control+s')
    await page.getByText('相符，已放行').waitFor()
    const [fresh] = (await admin().goodsPass.list({ view: 'all' })).rows
    expect(fresh).toMatchObject({
      state: 'passed',
      approvedBy: '马经理',
      closedBy: '陈静',
      replacesNumber: written?.number,
    })
  })

  it('is not decided while a thing was not looked at', async () => {
    const { id } = await issue(inPass)
    await open(`/visitors/goods/${id}/compare`)
    await cell(1, '实际数量').fill('1')
    await press('Control+s')
    await page.getByText('还有物品没有核对').waitFor()
    expect(await admin().goodsPass.get({ id })).toMatchObject({ state: 'inside' })
  })

  it('is approved, checked out and printed from the list by its keys', async () => {
    const { id } = await issue({ ...outPass, items: [things[1]] as typeof things })
    await open('/visitors/goods')
    await page.getByRole('row', { name: '冲击钻' }).waitFor()
    await page.getByRole('grid').focus()
    await press('F7')
    await dialog().getByText('由开单人以外的值班经理确认').waitFor()
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await admin().goodsPass.approve({
      requestId: requestId(),
      passId: id,
      approval: {
        kind: 'pin',
        staffId: (await admin().session.names()).find(({ name }) => name === '马经理')?.staffId ?? 0,
        pin: '260914',
      },
    })
    await page.getByText('已批准').waitFor()
    await page.getByRole('grid').focus()
    await page.addInitScript(catchPrinting) // for the frame that prints
    await press('F6')
    await page.waitForFunction(() => 'printed' in window)
    await page.locator('iframe').waitFor({ state: 'detached' })
    await page.getByRole('grid').focus()
    await press('Alt+c')
    await title('逐件核对')
  })
})

describe('scanning', () => {
  it('a serial number fits its line, and one that is on no line differs in the line under the cursor', async () => {
    const { id } = await issue(inPass)
    await open(`/visitors/goods/${id}/compare`)
    await scan(page, 'PF3ABC01')
    await page.getByText('第 1 行序列号相符').waitFor()
    expect(await cell(1, '实际数量').inputValue()).toBe('1')
    await cell(3, '实际数量').fill('2')
    await scan(page, 'CN-9999')
    await page.getByText('单上没有序列号 CN-9999').waitFor()
    await expect.poll(() => cell(3, '实际序列号').inputValue()).toBe('CN-9999')
    await page.getByText('序列号不符').waitFor()
    expect(await cell(3, '实际数量').inputValue()).toBe('2')
  })

  it('fills the serial number while a pass is written, and a table pasted from a spreadsheet fills its lines', async () => {
    await open('/visitors/goods/new')
    await page.getByLabel('持单人').fill('欧阳明')
    await cell(1, '物品名称').fill('笔记本电脑')
    await scan(page, 'PF3ABC01')
    await expect.poll(() => cell(1, '序列号').inputValue()).toBe('PF3ABC01')
    expect(await cell(1, '物品名称').inputValue()).toBe('笔记本电脑')
    await cell(2, '物品名称').evaluate((field) => {
      const data = new DataTransfer()
      data.setData('text/plain', '物品名称\t数量\tS/N\n交换机\t2台\tSN-7\n机架\t1\t\n')
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await page.getByText('已粘贴 2 行').waitFor()
    await press('Control+s')
    await title('放行条 G')
    const { items } = await admin().goodsPass.get({ id: 1 })
    expect(items).toMatchObject([
      { name: '笔记本电脑', serialNumber: 'PF3ABC01', quantity: 1 },
      { name: '交换机', serialNumber: 'SN-7', quantity: 2 },
      { name: '机架', quantity: 1 },
    ])
  })
})

it('an owner who moves out has to sign before his pass is written', async () => {
  await open('/visitors/goods/new')
  await page.getByText('物品搬出', { exact: true }).click()
  await page.getByLabel('持单人').fill('欧阳明')
  await page.getByText('业主搬出（须业主签字）').click()
  await cell(1, '物品名称').fill('沙发')
  await press('Control+s')
  await page.locator('.ant-form-item-explain-error').filter({ hasText: '业主签字' }).waitFor()
  await sign(page, page.getByRole('group', { name: '业主签字', exact: true }))
  await press('Control+s')
  await page.getByRole('button', { name: '批准 F7' }).waitFor()
  expect(await admin().goodsPass.get({ id: 1 })).toMatchObject({ movingOut: true, state: 'asked' })
  await page.getByRole('img', { name: '业主签字' }).waitFor()
})

describe('a visit', () => {
  it('shows its car and its equipment, and takes more in with what is known of the visitor', async () => {
    const { id, number } = await visit()
    await open(`/visitors/${id}`)
    await page.getByRole('link', { name: '京A12345' }).waitFor()
    await page.getByRole('button', { name: '登记携入设备' }).click()
    await expect.poll(() => page.getByLabel('持单人').inputValue()).toBe('欧阳明')
    await cell(1, '物品名称').fill('冲击钻')
    await press('Control+s')
    await page.getByRole('link', { name: number }).waitFor()
    expect((await admin().goodsPass.list({ visitId: id })).rows).toMatchObject([
      { holderPhone: '13800135678' },
    ])
  })

  it('that ends while its car stays says so, and its equipment is on the list of what was left behind', async () => {
    const { id } = await visit()
    const pass = await issue({ ...inPass, visitId: id })
    await open(`/visitors/${id}`)
    await page.getByRole('button', { name: '亲见离开' }).click()
    await dialog().getByText('车还在：京A12345').waitFor()
    await dialog().getByText(`放行条还没办完：${pass.number}`).waitFor()
    await dialog().getByRole('button', { name: '登记离开' }).click()
    await dialog().waitFor({ state: 'detached' })
    expect(await admin().visitors.get({ id })).toMatchObject({ leaveKind: 'seen' })
    await open('/visitors/goods')
    await page.getByText('人走未携出 1').click()
    await page.getByText('人已离开').waitFor()
    await open('/visitors/vehicles')
    await page.getByText('人走车在').waitFor()
  })
})

/** One pass as paper: its text page by page, and its size in mm. */
async function printed(id: number) {
  const { ticket } = await admin().print.ticket({ form: 'goodsPass', id })
  const sheet = await page.context().newPage()
  await sheet.goto(`http://127.0.0.1:${loopback.port}/#/print?ticket=${ticket}`)
  await sheet.locator('html[data-print-ready=true]').waitFor({ state: 'attached' })
  const pdf = await sheet.pdf({ preferCSSPageSize: true })
  await sheet.close()
  return readPdf(pdf)
}
const times = (text: string, words: string) => text.split(words).length - 1

describe('the pass on paper', () => {
  it('stands twice on one A4, as stub and for the gate, with everything of the form', async () => {
    const { id, number } = await issue({ ...outPass, movingOut: true, ownerSignature: drawn })
    const { pages, millimetres } = await printed(id)
    expect(millimetres).toEqual([210, 297])
    expect(pages).toHaveLength(1)
    const [text = ''] = pages
    for (const words of [
      number,
      '信息部',
      '1208',
      '李强',
      '笔记本电脑',
      'PF3ABC01',
      '京A12345',
      '业主签字',
      '开单人',
      '前台主管审核',
      '安管员核对',
      '搬运人证件号',
      '放行时间',
    ])
      expect(times(text, words), words).toBeGreaterThanOrEqual(2)
    for (const part of ['存根联', '放行联']) expect(times(text, part), part).toBe(1)
  })

  it('of many things gives each copy its own pages', async () => {
    const { id, number } = await issue({
      ...outPass,
      items: Array.from({ length: 12 }, (_, index) => ({
        name: `箱子${index + 1}号`,
        brand: '',
        serialNumber: '',
        quantity: 1,
        hasStorage: false,
      })),
    })
    const { pages } = await printed(id)
    expect(pages).toHaveLength(2)
    for (const text of pages) {
      expect(times(text, number)).toBe(1)
      expect(text).toContain('箱子12号')
    }
    expect(pages[0]).toContain('存根联')
    expect(pages[1]).toContain('放行联')
  })
})

describe('the screens of vehicles and goods', () => {
  it('give axe nothing to complain about, dialogs included, in both languages', async () => {
    const { id: visitId } = await visit()
    await admin().vehicle.register({ requestId: requestId(), ...strangeCar })
    await admin().vehicle.register({ requestId: requestId(), ...strangeCar, again: true })
    const inside = await issue({ ...inPass, visitId })
    const asked = await issue({ ...outPass, movingOut: true, ownerSignature: drawn })
    const stopped = await issue(inPass)
    await stop(stopped.id)
    for (const language of ['中文', 'English']) {
      await page.getByText(language, { exact: true }).first().click()
      for (const path of [
        '/visitors/vehicles',
        '/visitors/goods',
        `/visitors/goods/new?replaces=${stopped.id}`,
        `/visitors/goods/${asked.id}`,
        `/visitors/goods/${stopped.id}`,
        `/visitors/goods/${inside.id}/compare`,
        `/visitors/${visitId}`,
      ]) {
        await open(path)
        expect(await violationsOf(page), `${language} ${path}`).toEqual([])
      }
      for (const [path, keys] of [
        ['/visitors/vehicles', 'Alt+n'],
        [`/visitors/goods/${asked.id}`, 'F7'],
      ] as const) {
        await open(path)
        await page.getByRole('button', { name: keys === 'F7' ? /F7$/ : /Alt\+N$/ }).waitFor()
        await press(keys)
        await dialog().waitFor()
        expect(await violationsOf(page), `${language} ${path} dialog`).toEqual([])
        await press('Escape')
        await dialog().waitFor({ state: 'detached' })
      }
    }
  })
})
