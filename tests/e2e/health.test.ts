import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { tamper } from '../support/damage.ts'
import { createFolders, visitsIn } from '../support/data-folder.ts'
import { openTestDesk, requestId } from '../support/desk.ts'
import { signIn, type Loopback, type startLoopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { registerReturning } from '../support/register-returning.ts'
import { visitor } from '../support/visitor.ts'

const day = 86_400_000
const folders = createFolders()
const open = useDeskPage()
let loopback: Loopback
let page: Page

afterAll(() => folders.remove())

async function start(options: Parameters<typeof startLoopback>[0] = {}): Promise<void> {
  ;({ page, loopback } = await open(options))
}

/** A desk with a receptionist and four visits, of which the newest entry is gone. */
async function startCut(): Promise<string> {
  const dataDir = folders.empty()
  const desk = await openTestDesk({ dataDir, realClock: true })
  await desk.person({ name: '李娜', role: 'receptionist' })
  for (let index = 0; index < 4; index += 1)
    await desk.admin.visitors.register({
      requestId: requestId(),
      ...visitor,
      hostId: desk.adminId,
      hostName: '',
    })
  await desk.close()
  tamper(dataDir, (db) => {
    db.exec('DELETE FROM audit_entries WHERE seq = (SELECT max(seq) FROM audit_entries)')
    db.exec('DELETE FROM visits WHERE id = 4')
  })
  await start({ dataDir })
  return dataDir
}

const banner = () => page.getByRole('region', { name: '重要提示' })
const lamp = (name: string | RegExp) => page.locator('footer').getByRole('button', { name })
const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

describe('a desk whose newest entries are gone', () => {
  it('tells a receptionist on every screen, refuses to register, and says what to do', async () => {
    const dataDir = await startCut()
    await signIn(page, '李娜', '730518')
    await banner().getByText('最新的记录不见了，登记已停止').waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await banner().getByRole('button').allInnerTexts()).toEqual(['怎么办'])
    await page.getByRole('link', { name: '访客', exact: true }).click()
    await banner().getByText('最新的记录不见了').waitFor()
    await registerReturning(page, { inside: true })
    await page.getByRole('alert').getByText('最新的记录对不上，已停止登记，没有保存').waitFor()
    expect(visitsIn(dataDir)).toBe(3)

    await lamp('数据库 只能看，不能登记').focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: '数据库' })
    await panel.getByText('最新的 1 条记录不见了').waitFor()
    await panel.getByText('先在纸上记，叫管理员').waitFor()
    expect(await panel.getByRole('button', { name: '写明理由并接受' }).count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    expect(await fits()).toBe(true)
  })

  it('goes on after an administrator has accepted it with a reason', async () => {
    const dataDir = await startCut()
    await signIn(page, '陈静', 'desk-password')
    await banner().getByRole('button', { name: '写明理由并接受' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '接受记录缺失' }).waitFor()
    await page.getByLabel('理由').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Control+S')
    await page.getByText('请填写理由').waitFor()
    await page.getByLabel('理由').fill('断电丢失，已与纸质登记核对')
    await page.keyboard.press('Enter')
    await banner().waitFor({ state: 'detached' })
    // keys belong to the dialog for as long as it can be seen
    await page.getByRole('dialog', { name: '接受记录缺失' }).waitFor({ state: 'hidden' })
    await page.locator('footer').getByText('数据库 正常').waitFor()
    await registerReturning(page, { inside: true })
    await page.locator('.v-number').waitFor()
    expect(visitsIn(dataDir)).toBe(4)
    expect(await loopback.test.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('says at the staff clock that nothing is kept', async () => {
    await startCut()
    const { port, test } = loopback
    const staffNo = test.desk.core.sqlite.prepare("SELECT staff_no FROM staff WHERE name = '李娜'").pluck()
    const number = staffNo.get() as string
    await page.goto(`http://127.0.0.1:${port}/#/clock`)
    await page.reload()
    await page.getByText('现在打不上卡，请在纸上签到并告诉前台').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press(`Digit${number[0]}`)
    await page.keyboard.type(number.slice(1))
    await page.keyboard.press('Enter')
    await page.getByText('请输入密码').first().waitFor()
    await page.keyboard.type('730518')
    await page.keyboard.press('Enter')
    await page.locator('.c-title', { hasText: '没有打上卡' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await test.admin.audit.acknowledgeLoss({ requestId: requestId(), reason: '已核对' })
    await page.getByText('请用工号和密码打卡').waitFor()
  })
})

describe('the lamps', () => {
  it('come when something needs a look, say what, since when and what next, and go again', async () => {
    await start({ ports: { freeBytes: () => 321_000_000 } })
    await signIn(page, '陈静', 'desk-password')
    await page.locator('footer').getByText('数据库 正常').waitFor()
    const { health } = loopback.test.desk.core
    health.note({ kind: 'clockDoubtful', jumpMs: -3 * day })
    health.note({ kind: 'backupOverdue', newestAt: Date.now() - 3 * day })
    await lamp('备份 已过期').waitFor()
    expect(await violationsOf(page)).toEqual([])
    for (const [name, sentence] of [
      ['电脑时钟 不准', '电脑的时间倒退了 3 天'],
      ['磁盘 空间不足', '磁盘只剩 321 MB，少于 524 MB'],
      ['备份 已过期', '已经超过两天'],
    ] as const) {
      await lamp(name).click()
      await page.getByRole('dialog').getByText(sentence).waitFor()
      await page
        .getByRole('dialog')
        .getByText(/^从 20.* 起$/)
        .waitFor()
      expect(await violationsOf(page)).toEqual([])
      if (name !== '备份 已过期') await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: '去备份' }).click()
    await page.getByRole('heading', { name: '设置', level: 1 }).waitFor()
    expect(await banner().count()).toBe(0)
    health.clear('backupOverdue')
    await lamp('备份 已过期').waitFor({ state: 'detached' })
    await page.locator('header').getByText('English', { exact: true }).click()
    await lamp('Disk nearly full').waitFor()
    expect(await fits()).toBe(true)
  })
})

describe('the audit screen', () => {
  it('speaks of people and registers, and keeps the stored form one key away', async () => {
    await start()
    const { admin } = loopback.test
    const { number } = await admin.visitors.register({ requestId: requestId(), ...visitor })
    await signIn(page, '陈静', 'desk-password')
    await page.getByRole('link', { name: '审计' }).click()
    const grid = page.getByRole('grid', { name: '审计' })
    await grid.getByText(`访客 ${number}`, { exact: true }).waitFor()
    await grid.getByText('登记来访', { exact: true }).waitFor()
    expect(await grid.innerText()).not.toMatch(/[a-z]+\.[a-z]+[A-Z]|[{}]/)
    expect(await violationsOf(page)).toEqual([])
    expect(await fits()).toBe(true)

    await page.getByRole('combobox', { name: '事项' }).press('ArrowDown')
    await page.getByText('访客', { exact: true }).last().click()
    await grid.getByText('登录').first().waitFor({ state: 'detached' })
    await grid.focus()
    await page.keyboard.press('Enter')
    const entry = page.getByRole('dialog')
    await entry.getByText(`访客 ${number}`).waitFor()
    await entry.getByText('"visit.registered"').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await entry.waitFor({ state: 'hidden' })
    await page.locator('header').getByText('English', { exact: true }).click()
    await page.getByRole('grid', { name: 'Audit' }).getByText(`Visit ${number}`).waitFor()
  })
})
