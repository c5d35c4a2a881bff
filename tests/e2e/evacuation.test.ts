import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { come, namelessGrade, putRow, saveRules, staffMember } from '../support/evacuation.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

/** In place of the browser's print dialog: what stands on the page at that moment, kept in the top window. */
function keepPrints(): void {
  const top = window.top as unknown as { printed?: string[] }
  window.print = () => {
    top.printed = [...(top.printed ?? []), document.body.innerText]
  }
}
const printed = () => page.evaluate(() => (window as unknown as { printed?: string[] }).printed ?? [])
/** The machine may be busy: as long as the page itself waits. */
const patience = { timeout: 8_000 }
const prints = (count: number) => expect.poll(async () => (await printed()).length, patience).toBe(count)

beforeEach(async () => {
  const prepare = async ({ test }: Loopback) => {
    await test.person({ name: '周敏', role: 'receptionist' })
    await saveRules(test.admin, { areas: [{ name: '三楼', departments: ['技术部'] }] })
    await come(test.admin, { name: '欧阳明', companions: 2, phone: '13800135678', badgeNumber: '07' })
    await come(test.admin, { name: '王晓', phone: '13900000001', badgeNumber: '08' })
    await come(test.admin, { name: '王笑', phone: '13900000002', badgeNumber: '09' })
    await staffMember(test, { name: '孙悦', staffNo: 'A-1', department: '技术部', extension: '8012' })
  }
  ;({ page, loopback } = await openDesk({ prepare, script: keepPrints }))
})

const grid = (on = page) => on.getByRole('grid')
const box = (on = page) => on.getByRole('searchbox')
const banner = (on = page) => on.locator('.e-banner')
const rows = (on = page) => grid(on).getByRole('row')
const dialogGone = (on = page) => on.locator('.ant-modal').waitFor({ state: 'detached' })
const atDesk = () => signIn(page, '陈静', 'desk-password')

/** Alarm or drill, by keyboard alone, from any screen. */
async function start(keys: 'Enter' | 'Alt+D', on = page): Promise<void> {
  await on.keyboard.press('F9')
  await grid(on).waitFor()
  await on.keyboard.press('Alt+S')
  await on.getByRole('button', { name: '真实疏散' }).and(on.locator(':focus')).waitFor()
  await on.keyboard.press(keys)
  await banner(on).waitFor()
  await dialogGone(on)
}

describe('F9', () => {
  it('prints at once from any screen, over an open dialog too, and opens the list', async () => {
    await atDesk()
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('F9')
    await prints(1)
    const [sheet] = await printed()
    for (const words of ['在内人员名单', '欧阳明 等 3 人', '13800135678', '三楼：1 人', '孙悦'])
      expect(sheet).toContain(words)
    expect(page.url()).toContain('#/evacuation')
    await page.keyboard.press('F9')
    await prints(2)
  })

  it('prints names and areas from the lock screen without a password, and nothing else of anybody', async () => {
    await page.getByRole('button', { name: '紧急疏散：打印名单 F9' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('F9')
    await prints(1)
    await atDesk()
    await page.keyboard.press('Control+L')
    await page.getByRole('button', { name: '紧急疏散：打印名单 F9' }).waitFor()
    await page.keyboard.press('F9')
    await prints(2)
    for (const sheet of await printed()) {
      for (const words of ['欧阳明 等 3 人', '三楼：1 人', '孙悦']) expect(sheet).toContain(words)
      expect(sheet).not.toMatch(/13800135678|晨光贸易|8012/)
    }
  })
})

describe('who is inside', () => {
  it('stands by area with its totals, guests without a name included, in both languages', async () => {
    const { test } = loopback
    const grade = namelessGrade(test)
    const arrived = { remember: 0, arrived_at: Date.now() }
    putRow(test, 'visits', { number: 'V-x', companions: 1, grade_id: grade, ...arrived })
    await atDesk()
    await page.keyboard.press('F9')
    await page.getByText('在内 8 人：访客 7，外协 0，员工 1').waitFor()
    await grid().getByText('贵宾（A） 等 2 人').waitFor()
    expect(await violationsOf(page)).toEqual([])
    const third = page.getByRole('button', { name: '三楼 1' })
    await third.focus()
    await page.keyboard.press('Enter')
    await grid().getByText('欧阳明').waitFor({ state: 'detached' })
    await grid().getByText('孙悦').waitFor()
    await page.getByText('English').click()
    await page.getByText('Inside: 8 (7 visitors, 0 contractors, 1 staff)').waitFor()
    await page.getByRole('button', { name: 'Total 8' }).click()
    await grid().getByText('Guest (A), party of 2').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByText('中文').click()
  })
})

describe('calling the roll', () => {
  it('ticks off by pinyin and Enter, asks which where several fit, and undoes with one key', async () => {
    await atDesk()
    await start('Enter')
    await page.getByText('疏散进行中').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await box().fill('oym')
    await page.keyboard.press('Enter')
    await page.getByText('欧阳明 等 3 人 已找到').waitFor()
    await banner().getByText('已找到 3，未找到 3，待核实 0').waitFor()
    expect(await box().inputValue()).toBe('')

    await box().fill('wx')
    await expect.poll(() => rows().count(), patience).toBe(3)
    await page.keyboard.press('Enter')
    await page.locator('[role="grid"]:focus').waitFor()
    await banner().getByText('已找到 3').waitFor() // nobody was ticked
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await banner().getByText('已找到 4').waitFor()
    await page.keyboard.press('Alt+Z')
    await banner().getByText('已找到 3').waitFor()
    await expect.poll(() => rows().count(), patience).toBe(3)
  })

  it('shows two windows the same at once, with whoever comes meanwhile', async () => {
    await atDesk()
    const other = await page.context().newPage()
    await other.addInitScript(keepPrints)
    await other.goto(`http://127.0.0.1:${loopback.port}/#/visitors`)
    await signIn(other, '周敏', '730518')
    await start('Enter')
    await banner(other).getByText('未找到 6').waitFor()
    expect(await violationsOf(other)).toEqual([])
    await banner(other).getByRole('button', { name: '去清点' }).click()
    // the screen before it has a box of its own
    await grid(other).getByText('孙悦').waitFor()
    await box(other).fill('8012')
    await grid(other).getByText('欧阳明').waitFor({ state: 'detached' })
    await grid(other).getByText('孙悦').waitFor()
    await other.keyboard.press('Enter')
    await grid().getByText('孙悦').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '三楼 1 / 1' }).waitFor()
    await page.getByRole('checkbox').check()
    await grid().getByText('周敏').waitFor()

    await come(loopback.test.admin, { name: '后来者' })
    await grid().getByText('后来者').waitFor()
    await grid(other).getByText('后来者').waitFor()
    await banner(other).getByText('未找到 6').waitFor()
  })

  it('ends with a note and a report, and the banner goes from every window', async () => {
    await atDesk()
    await start('Alt+D')
    await page.getByText('疏散演练进行中').waitFor()
    for (const name of ['oym', '08', '09', '8012']) {
      await box().fill(name)
      await expect.poll(() => rows().count(), patience).toBe(2)
      await page.keyboard.press('Enter')
      await expect.poll(() => box().inputValue(), patience).toBe('')
    }
    await page.getByText('全部找到', { exact: true }).waitFor()
    await page.keyboard.press('Alt+E')
    await page.getByLabel('备注').fill('每季度演练')
    await page.keyboard.press('Control+S')
    await page.getByRole('heading', { name: '疏散报告' }).waitFor()
    await dialogGone()
    await banner().waitFor({ state: 'detached' })
    await page.getByText('每季度演练').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Control+P')
    await prints(2)
    expect((await printed())[1]).toMatch(/演练 DRILL[^]*每季度演练[^]*全部找到，无人失踪/)
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: '历次疏散' }).waitFor()
    await grid()
      .getByText(/^X\d{4}-00001$/)
      .waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '疏散报告' }).waitFor()
  })
})

describe('an unwritten list', () => {
  it('is a lamp on every screen that says why and what to do', async () => {
    await saveRules(loopback.test.admin, { evacuationFolder: '/media/no-such-stick' })
    loopback.test.desk.core.health.note({
      ...{ kind: 'evacuationListUnwritten', reason: 'folderMissing', writtenAt: null },
    })
    await atDesk()
    await page.getByRole('button', { name: '疏散名单 没写成' }).click()
    await page.getByText('U 盘可能拔掉了').waitFor()
    await page.getByText('按 F9 直接打印').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})
