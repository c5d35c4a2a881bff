import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { startUpkeep } from '#core/features/desk/upkeep.ts'
import { violationsOf } from '../support/axe.ts'
import { requestId, testClock, type TestClock } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { manyLines } from '../support/punch-files.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page
let clock: TestClock

const hour = 3_600_000

beforeEach(async () => {
  // held, so that it can be put forward and back
  clock = testClock()
  ;({ page, loopback } = await openDesk({ realClock: false, clock }))
  const fields = { department: '保安部', extension: '', role: null, shiftId: null }
  const { staff } = loopback.test.admin
  await staff.create({ requestId: requestId(), staffNo: '27', name: '王磊', ...fields })
  await staff.create({ requestId: requestId(), staffNo: '9', name: '孙丽', ...fields })
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
}

const stick = fileURLToPath(new URL('../fixtures/terminal-export/', import.meta.url))
const choose = (name: string, buffer = readFileSync(`${stick}${name}`)) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
const dialog = () => page.getByRole('dialog')
const counted = () =>
  loopback.test.desk.core.sqlite.prepare('SELECT count(*) FROM counted_punches').pluck().get()

describe('a file of a terminal', () => {
  it('comes in after a number of nobody was given a person, and is taken back whole', async () => {
    await open('/attendance/files')
    await page.getByText('还没有导入过文件').waitFor()
    await page.keyboard.press('Alt+N')
    await page.getByRole('heading', { name: '导入考勤机文件' }).waitFor()
    await choose('attlog.dat')
    const numbers = page.getByRole('grid', { name: '不知是谁的工号' })
    await numbers.getByText('20001').waitFor()
    await page.getByRole('button', { name: '导入 12 条' }).waitFor()
    await numbers.press('Enter')
    await dialog().getByRole('combobox').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('person')
    await page.keyboard.type('孙丽', { delay: 60 })
    await page.locator('.ant-select-item-option', { hasText: '孙丽' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    await numbers.getByText('孙丽 · 保安部').waitFor()
    await page.getByRole('button', { name: '导入 18 条' }).waitFor()
    await page.keyboard.press('Control+S')
    await page.getByText('已导入 18 条').waitFor()
    const files = page.getByRole('grid', { name: '考勤机文件' })
    await files.getByText('有效').waitFor()
    expect(counted()).toBe(18)

    await files.press('Delete')
    await dialog().getByLabel('理由').fill('选错了文件')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    await files.getByText('已撤销').waitFor()
    await files.getByText(/^选错了文件（陈静/).waitFor()
    expect(counted()).toBe(0)
  })

  it('of people adds who is ticked', async () => {
    await open('/attendance/files/import')
    await choose('user72.dat')
    const lines = page.getByRole('grid', { name: '核对结果' })
    await lines.getByText('Chen 9').waitFor()
    await page.getByRole('button', { name: '导入 0 条' }).waitFor()
    await lines.press(' ')
    await page.getByRole('button', { name: '导入 1 条' }).waitFor()
    await page.keyboard.press('Control+S')
    await page.getByText('已导入 1 条').waitFor()
    const list = await loopback.test.admin.staff.list({})
    expect(list.find(({ staffNo }) => staffNo === '20001')).toMatchObject({ name: 'Chen 9' })
  })

  it('that is none is refused with what to do, and another one can be chosen', async () => {
    await open('/attendance/files/import')
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    await choose('名单.xlsx', Buffer.from('504b030414000600', 'hex'))
    await page.getByRole('alert').getByText('这是表格文件').waitFor()
    await choose('attlog.dat', Buffer.from('27\t2026-02-27 09:00:00\t0\t1\t0\t0\t0\n'))
    await page.getByText('列的顺序可能不同').waitFor()
    await page.getByText('工号 时间 状态', { exact: true }).click()
    await page.getByRole('button', { name: '导入 1 条' }).waitFor()
  })
})

describe('a long file', () => {
  it('that is stopped while it comes in leaves nothing that counts', async () => {
    clock.advance(400 * 24 * hour) // all of its times have been
    await open('/attendance/files/import')
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    await choose('attlog.dat', Buffer.from(manyLines(60_000)))
    await page.getByText('只显示前 500 行，共 60000 行').waitFor()
    await page.getByRole('button', { name: '导入 60000 条' }).click()
    await page.getByText('正在导入…').waitFor()
    await page.getByRole('button', { name: '停止' }).press('Enter')
    await page.getByText('已停止，什么都没有导入').waitFor()
    expect(counted()).toBe(0)
    expect(await loopback.test.admin.punchFiles.list({})).toEqual([])
  })

  it('is taken by dropping it as well', async () => {
    await open('/attendance/files/import')
    await page.locator('.a-drop').waitFor()
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'attlog.dat'))
      return transfer
    }, manyLines(3))
    await page.locator('.a-drop').dispatchEvent('drop', { dataTransfer: dropped })
    await page.getByRole('button', { name: '导入 3 条' }).waitFor()
  })
})

describe('a clock that jumped', () => {
  it('has its punches put right in one go, and is right when somebody says so', async () => {
    const { test } = loopback
    const { staffId, pin } = await test.person({ name: '赵强', role: 'receptionist' })
    const { staffNo } = await test.admin.staff.get({ id: staffId })
    clock.wall += 2 * hour
    await test.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin })
    await open('/attendance/clock')
    const jumps = page.getByRole('grid', { name: '时钟跳动' })
    await jumps.getByText('往前跳 2 小时').waitFor()
    await page.getByText('电脑时间现在快了 2 小时').waitFor()
    await jumps.press('Enter')
    const punches = page.getByRole('grid', { name: '打卡' })
    await punches.getByText('赵强').waitFor()
    await page.getByRole('button', { name: '全部改为推算时间（1）' }).click()
    await dialog().getByLabel('理由').fill('有人改了电脑时间')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    await punches.getByText('陈静').waitFor()
    const rows = await test.admin.attendance.punches({ staffId, from: 0, to: clock.wall + hour })
    expect(rows).toMatchObject([{ at: clock.wall - 2 * hour, recordedAt: clock.wall, clockSuspect: true }])

    // and one by one, with a time of its own
    await punches.press('Enter')
    await dialog().getByLabel('正确时间').fill('2026-03-02 08:55')
    await dialog().getByLabel('理由').fill('本人说的')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    await punches.getByText('2026-03-02 08:55:00').waitFor()

    await page.keyboard.press('Escape')
    await jumps.getByText('还没恢复').waitFor()
    await page.getByRole('button', { name: '时间是对的' }).click()
    await dialog().getByLabel('理由').fill('和手机对过')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('电脑时间现在可信').waitFor()
    await jumps.getByText('陈静确认').waitFor()
    startUpkeep(test.desk.core).stop()
    expect(await test.admin.clockJumps.list({})).toHaveLength(1)
  })
})

describe('the punches of one person', () => {
  it('are put right where they are looked at, and the lamp of the clock leads to its jumps', async () => {
    const { test } = loopback
    const { staffId, pin } = await test.person({ name: '赵强', role: 'receptionist' })
    const { staffNo } = await test.admin.staff.get({ id: staffId })
    clock.wall += 2 * hour
    await test.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin })
    await open('/attendance')
    const board = page.getByRole('grid', { name: '考勤' })
    await board.getByText('赵强').waitFor()
    await board.press('Enter')
    const punches = page.getByRole('grid', { name: '赵强的打卡记录' })
    await punches.getByText('当时电脑时钟有跳变').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await punches.press('Alt+e')
    const form = page.getByRole('dialog', { name: '更正赵强的打卡时间' })
    await form.getByLabel('正确时间').fill('2026-03-02 08:55')
    await form.getByLabel('理由').fill('本人说的')
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'detached' })
    await punches.getByText('2026-03-02 08:55:00').waitFor()
    await punches.getByText('陈静更正：本人说的').waitFor()
    await punches.getByText('2026-03-02 11:00:00').waitFor()
    await page.keyboard.press('Escape')
    await punches.waitFor({ state: 'detached' })
    await page.locator('footer').getByRole('button', { name: '电脑时钟 不准' }).click()
    await page.getByRole('button', { name: '去看电脑时钟' }).click()
    await page.getByRole('grid', { name: '时钟跳动' }).getByText('往前跳 2 小时').waitFor()
  })
})

it('has screens that axe has nothing against, in both languages', async () => {
  const { test } = loopback
  const { staffId, pin } = await test.person({ name: '赵强', role: 'receptionist' })
  const { staffNo } = await test.admin.staff.get({ id: staffId })
  clock.wall += 2 * hour
  await test.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin })
  for (const language of ['中文', 'English']) {
    await page.getByText(language, { exact: true }).first().click()
    for (const path of ['', '/files', '/files/import', '/clock', '/clock/1']) {
      await open(`/attendance${path}`)
      await page.locator('[aria-busy=false], .a-drop').first().waitFor()
      expect(await violationsOf(page), `${language} ${path}`).toEqual([])
    }
    await open('/attendance/files/import')
    await page.locator('.a-drop').waitFor()
    await choose('attlog.dat')
    await page.getByRole('grid').getByText('20001').waitFor()
    expect(await violationsOf(page), `${language} preview`).toEqual([])
  }
})
