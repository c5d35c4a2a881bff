import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId, type TestDesk } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { scan } from '../support/pen.ts'
import { visitor } from '../support/visitor.ts'

const minute = 60_000
const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

const admin = () => loopback.test.admin
type Registration = Partial<Parameters<TestDesk['admin']['visitors']['register']>[0]>
const register = (change: Registration = {}) =>
  admin().visitors.register({ requestId: requestId(), ...visitor, companions: 0, ...change })
const get = (id: number) => admin().visitors.get({ id })
const dialog = () => page.getByRole('dialog')
const grid = (name = '在场') => page.getByRole('grid', { name })
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

describe('a badge scanned at the desk', () => {
  it('opens the leaving of whoever has it, and Enter signs him out with the badge back', async () => {
    const { id, number } = await register({ badgeNumber: '07' })
    await open('/visitors')
    await page.getByText(number).waitFor()
    await scan(page, `QT-V:${number}`)
    await dialog().getByText('访客牌 07').waitFor()
    await expect.poll(focused).toBe('登记离开')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('欧阳明 已登记离开').waitFor()
    expect(await get(id)).toMatchObject({ leaveKind: 'seen', passesOut: '' })
    expect(await admin().lentPass.out({})).toEqual([])
  })

  it('a second time confirms, and another badge has to wait', async () => {
    const first = await register({ badgeNumber: 'A00007' })
    await register({ name: '司马光', badgeNumber: 'A00008' })
    await open('/visitors')
    await page.getByText('司马光').waitFor()
    await scan(page, 'A00007')
    await dialog().getByText('访客牌 A00007').waitFor()
    await scan(page, 'A00008')
    await page.getByText('先办完这一位').waitFor()
    expect(await get(first.id)).toMatchObject({ leaveKind: null })
    await scan(page, 'A00007')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(async () => (await get(first.id)).leaveKind).toBe('seen')
    expect(await admin().visitors.onSite({})).toHaveLength(1)
  })

  it('may be typed as a short number with Enter behind it; nobody is signed out for a word that is none', async () => {
    const { id } = await register({ badgeNumber: '07', name: '周小雨' })
    await open('/visitors')
    const box = page.getByRole('searchbox', { name: /姓名、拼音/ })
    await box.fill('周小')
    await box.press('Enter')
    await box.fill('07')
    await box.press('Enter')
    await dialog().getByText('访客牌 07').waitFor()
    await expect.poll(focused).toBe('登记离开')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    expect(await get(id)).toMatchObject({ leaveKind: 'seen' })
    await scan(page, 'QT-V:V2026-99999')
    await page.getByText('在场的人里没有 QT-V:V2026-99999').waitFor()
  })
})

describe('leaving with something to settle', () => {
  it('says who told so, and keeps the pass out with a note and a matter', async () => {
    const { id } = await register({ badgeNumber: '07' })
    await open('/visitors')
    await page.getByText('欧阳明').waitFor()
    await grid().focus()
    await page.keyboard.press('Alt+H')
    await dialog().getByText('代接待人').click()
    await dialog().getByLabel('说明').fill('明天带来')
    await dialog().getByRole('button', { name: '登记离开' }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('欧阳明 已登记离开').waitFor()
    expect(await get(id)).toMatchObject({ leaveKind: 'said', passesOut: '07' })
    expect(await admin().matters.list({})).toHaveLength(1)
    await open(`/visitors/${id}`)
    await page.getByText('登记离开 · 告知离开 · 代接待人').waitFor()
    await page.getByText('访客牌 07 · 明天带来').waitFor()
  })

  it('waits while companions are still inside', async () => {
    const { id } = await register({ companions: 2 })
    await open('/visitors')
    await page.getByText('欧阳明 +2').waitFor()
    await grid().focus()
    await page.keyboard.press('Alt+L')
    await dialog().getByText('随行 2 人一起离开').click()
    await dialog().getByRole('button', { name: '登记离开' }).click()
    await page.getByText('随行人员还在，先不登记离开').waitFor()
    expect(await get(id)).toMatchObject({ leaveKind: null })
  })
})

describe('what was done by mistake', () => {
  it('is taken back by Ctrl+Z: a leaving of one key', async () => {
    const { id } = await register({ plate: '' }) // his car would be asked about
    await open('/visitors')
    await page.getByText('欧阳明').waitFor()
    await grid().focus()
    await page.keyboard.press('Alt+L')
    await page.getByText('欧阳明 已登记离开').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('已撤销，欧阳明 仍在场').waitFor()
    expect(await get(id)).toMatchObject({ leaveKind: null })
    await page.getByText('欧阳明 已登记离开').waitFor({ state: 'detached' })
    await open(`/visitors/${id}`)
    await page.getByText('撤销离开').waitFor()
  })

  it('is taken back by Ctrl+Z: a registration, which stands struck through in the register', async () => {
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('周小雨')
    await page.getByText('第一次来').waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('被访人不在名单上').fill('陈静')
    await page.getByLabel('来访事由').fill('会议')
    await page.keyboard.press('Control+S')
    await page.locator('.v-saved-line .v-number').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText(/已撤销 V\d{4}-00001 的登记/).waitFor()
    await open('/visitors/all')
    const row = grid('登记簿').getByRole('row').filter({ hasText: '周小雨' })
    await row.getByText('已撤销').waitFor()
    const line = await row.getByText('周小雨').evaluate((cell) => getComputedStyle(cell).textDecorationLine)
    expect(line).toBe('line-through')
    expect(await admin().visitors.onSite({})).toEqual([])
  })

  it('is taken back from the screen of the visit, after a question', async () => {
    const { id } = await register()
    await open(`/visitors/${id}`)
    await page.getByRole('button', { name: '撤销登记' }).click()
    await dialog().getByRole('button', { name: '撤销登记' }).click()
    await expect.poll(async () => (await get(id)).voidedAt).not.toBeNull()
    await page.locator('.q-tag-bad', { hasText: '已撤销' }).waitFor()
    await page.getByRole('region', { name: '车辆与设备' }).getByText('已撤销').waitFor()
    await page.getByRole('button', { name: '亲见离开' }).waitFor({ state: 'detached' })
  })
})

describe('a visitor over his time', () => {
  const now = Date.now()
  const late = (name: string, minutes: number) =>
    register({ name, arrivedAt: now - 300 * minute, stayUntil: now - minutes * minute })

  it('is marked in the list, counted on the tab, and comes first when asked for', async () => {
    await register({ name: '司马光', arrivedAt: now - 400 * minute })
    await late('周小雨', 90)
    await open('/visitors')
    await page.getByText('超时 1 小时 30 分').waitFor()
    await page.getByRole('link', { name: /^在场 ?1$/ }).waitFor()
    const first = () => grid().getByRole('row').nth(1).textContent()
    expect(await first()).toContain('司马光')
    await page.keyboard.press('Alt+O')
    await expect.poll(first).toContain('周小雨')
  })

  it('has a host who is reminded from the first screen by keys, and stays longer by agreement', async () => {
    loopback.test.desk.core.sqlite.prepare("UPDATE staff SET extension = '8012' WHERE id = 1").run()
    const { id } = await register({
      hostId: loopback.test.adminId,
      arrivedAt: now - 300 * minute,
      stayUntil: now - 20 * minute,
    })
    await page.getByText('陈静 分机 8012').waitFor()
    await page.keyboard.press('Alt+Y')
    await page.getByText('陈静 分机 8012').waitFor({ state: 'detached' })
    expect((await admin().visitors.stays({})).rows).toMatchObject([{ reminded: { outcome: 'told' } }])
    await open(`/visitors/${id}`)
    await page.getByRole('button', { name: '延长停留' }).click()
    await dialog().getByLabel('延长到').waitFor()
    await dialog().getByRole('button', { name: '延长停留' }).click()
    await dialog().waitFor({ state: 'detached' })
    // just after midnight he is here overnight as well, which an agreement does not change
    const { rows } = await admin().visitors.stays({})
    expect(rows?.filter(({ overMinutes }) => overMinutes > 0)).toEqual([])
  })
})

describe('passes', () => {
  it('are lent to somebody inside, taken back by a key, and reported lost', async () => {
    const { id } = await register()
    await open(`/visitors/${id}`)
    for (const number of ['K12', 'K13']) {
      await page.getByRole('button', { name: '借出证卡' }).click()
      await dialog().getByText('门卡').click()
      await dialog().getByLabel('号码').fill(number)
      await page.keyboard.press('Enter')
      await dialog().waitFor({ state: 'detached' })
    }
    await page.getByText('门卡 K13').waitFor()
    await open('/visitors/passes')
    await grid('未归还证卡').getByText('K12').waitFor()
    await grid('未归还证卡').focus()
    await page.keyboard.press('Alt+R')
    await page.getByText('K12 已归还').waitFor()
    await expect
      .poll(async () => (await admin().lentPass.out({})).map(({ number }) => number))
      .toEqual(['K13'])
    await grid('未归还证卡').getByText('K12').waitFor({ state: 'detached' })
    await grid('未归还证卡').focus()
    await page.keyboard.press('Alt+D')
    await dialog().getByLabel('说明').fill('访客说丢了')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('证卡都已归还').waitFor()
    expect(await admin().matters.list({})).toHaveLength(1)
  })
})

describe('the closing check', () => {
  const names = ['甲一', '乙二', '丙三']
  async function begin(): Promise<number[]> {
    const ids = []
    for (const name of names) ids.push((await register({ name })).id)
    await open('/visitors/trace')
    const early = page.getByRole('button', { name: '现在就清场' })
    await page.getByText('甲一').or(early).first().waitFor()
    if (await early.isVisible()) await early.click()
    await page.getByRole('heading', { name: /甲一/ }).waitFor()
    return ids
  }

  it('takes three people by three keys each, the next one by itself', async () => {
    const [gone = 0, here = 0, lost = 0] = await begin()
    await page.getByText('0/3').waitFor()
    await page.keyboard.press('1')
    await page.getByText('打了电话 · 结果呢？').waitFor()
    await page.keyboard.press('1')
    await page.getByRole('heading', { name: /乙二/ }).waitFor()
    await page.getByText('甲一 已登记离开').waitFor()
    await page.keyboard.press('2')
    await page.getByText('去找过 · 结果呢？').waitFor()
    await page.keyboard.press('2')
    await page.getByText('待到几点？').waitFor()
    await page.keyboard.press('3')
    await page.getByRole('heading', { name: /丙三/ }).waitFor()
    await page.getByText('2/3').waitFor()
    await page.getByLabel('说明').fill('手机关机')
    await page.getByLabel('说明').press('Enter')
    await page.keyboard.press('1')
    await page.getByText('打了电话 · 结果呢？').waitFor()
    await page.keyboard.press('3')
    await page.getByText('3/3').waitFor()
    expect(await get(gone)).toMatchObject({ leaveKind: 'said' })
    expect((await get(here)).stayUntil).toBeGreaterThan(Date.now())
    expect(await get(lost)).toMatchObject({ leaveKind: null })
    const { rows } = await admin().trace.list({ early: true })
    expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'unknown'])
    expect(rows[2]?.steps).toMatchObject([{ way: 'called', outcome: 'unknown', note: '手机关机' }])
  })

  it('prints with what was done, and room for the pen where nothing was', async () => {
    const [gone = 0] = await begin()
    const step = { visitId: gone, way: 'askedHost', outcome: 'left', note: '五点走的' } as const
    await admin().trace.record({ requestId: requestId(), ...step })
    const { ticket } = await admin().print.ticket({ form: 'traceList', id: 1 })
    const sheet = await page.context().newPage()
    await sheet.goto(`http://127.0.0.1:${loopback.port}/#/print?ticket=${ticket}`)
    await sheet.locator('html[data-print-ready=true]').waitFor({ state: 'attached' })
    const { pages, millimetres } = await readPdf(await sheet.pdf({ preferCSSPageSize: true }))
    await sheet.close()
    expect(millimetres).toEqual([210, 297])
    const text = pages.join('')
    for (const words of [...names, visitor.phone, '问了被访人：已离开', '五点走的', '打电话', '值班经理'])
      expect(text).toContain(words)
  })
})

describe('the screens of leaving', () => {
  it('give axe nothing to complain about, dialogs included, in both languages', async () => {
    const { id } = await register({ badgeNumber: '07', companions: 1, stayUntil: Date.now() + minute })
    await register({ arrivedAt: Date.now() - 100 * minute, stayUntil: Date.now() - 20 * minute })
    const voided = await register()
    await admin().visitors.void({ requestId: requestId(), visitId: voided.id })
    for (const language of ['中文', 'English']) {
      await page.getByText(language, { exact: true }).first().click()
      for (const path of [
        '/',
        '/visitors',
        '/visitors/all',
        '/visitors/passes',
        '/visitors/trace',
        `/visitors/${id}`,
      ]) {
        await open(path)
        await page.locator('.q-loading').waitFor({ state: 'detached' })
        const early = page.getByRole('button', { name: /^(现在就清场|Start now)$/ })
        if (path.endsWith('trace') && (await early.isVisible())) await early.click()
        expect(await violationsOf(page), `${language} ${path}`).toEqual([])
      }
      for (const name of [/^(告知离开|Said out)…$/, /^(延长停留|Extend stay)$/, /^(借出证卡|Lend a pass)$/]) {
        await page.getByRole('button', { name }).click()
        await dialog().waitFor()
        expect(await violationsOf(page), `${language} ${name}`).toEqual([])
        await page.keyboard.press('Escape')
        await dialog().waitFor({ state: 'detached' })
      }
    }
  })
})
