import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { dayMs, giveBack, openDeposit } from '../support/keeping.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

const open = (path: string) => page.evaluate((hash) => (location.hash = hash), `#${path}`)
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const types = () => loopback.test.admin.visitType.list({ retired: true })
const grades = () => loopback.test.admin.grade.list({ retired: true })

describe('the settings of reception', () => {
  beforeEach(async () => {
    ;({ page, loopback } = await openDesk())
    await signIn(page, '陈静', 'desk-password')
    await page.getByRole('navigation').getByRole('link', { name: '接待设置' }).click()
    await page.getByRole('grid', { name: '访客类型' }).waitFor()
  })

  it('take a new type with a question of its own, by keyboard, and the desk has it at once', async () => {
    await page.getByRole('button', { name: '新增类型' }).click()
    await page.locator('#name').waitFor()
    await page.keyboard.type('参观')
    await press('Enter')
    await page.keyboard.type('Tour')
    await page.locator('#columns_plate').getByText('不要').click()
    await page.getByRole('button', { name: '加一栏' }).click()
    await page.getByLabel('栏目名称').fill('讲解员')
    await page.getByLabel('每次重填').check()
    await press('Control+S')
    await page.getByText('类型已保存').waitFor()
    const type = (await types()).at(-1)
    expect(type).toMatchObject({
      ...{ name: '参观', nameEn: 'Tour', gradeId: null, visitorSide: false },
      fields: {
        columns: { plate: 'hidden', reason: 'required', phone: 'optional' },
        own: [{ key: 'own1', label: '讲解员', labelEn: '', rule: 'optional', askAgain: true }],
      },
    })
    await press('F2')
    await page.locator('.v-bar').getByText('参观').waitFor()
    await page.locator('#v-find').waitFor()
    await press('Alt+6', 'Enter')
    await page.getByLabel('讲解员').waitFor()
  })

  it('keep the questions of a type that was saved, and say when a name is taken', async () => {
    await open('/reception/types/5')
    await page.getByLabel('栏目名称').first().waitFor()
    expect(await page.getByRole('button', { name: '去掉' }).count()).toBe(0)
    await page.locator('#name').fill('面试')
    await press('Control+S')
    await page.getByText('已经有同样的名称或代号').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
    await page.locator('#name').fill('查档')
    await press('Control+S')
    await page.getByText('类型已保存').waitFor()
    expect((await types()).find(({ id }) => id === 5)).toMatchObject({ name: '查档', stayMinutes: 240 })
  })

  it('move, retire and restore a type from the list by keys', async () => {
    const grid = page.getByRole('grid', { name: '访客类型' })
    await grid.focus()
    await press('Alt+ArrowDown')
    await expect.poll(async () => (await types()).map(({ id }) => id)).toEqual([2, 1, 3, 4, 5])
    await expect.poll(() => grid.getByRole('row').nth(1).innerText()).toContain('面试')
    await grid.focus()
    await press('Home', 'Delete')
    await page.getByText('面试 已停用').waitFor()
    await expect.poll(async () => (await types()).at(-1)).toMatchObject({ id: 2 })
    await page.getByRole('button', { name: '恢复使用' }).click()
    await page.getByText('面试 已恢复使用').waitFor()
    expect((await types()).every(({ retiredAt }) => retiredAt === null)).toBe(true)
  })

  it('take a grade that calls a named leader, and want to know which', async () => {
    await open('/reception/grades')
    await page.getByRole('button', { name: '新增等级' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('代号').fill('e')
    await dialog.getByLabel('名称', { exact: true }).fill('上级检查')
    await dialog.getByText('指定领导').first().click()
    await press('Control+S')
    await dialog.getByText('请选择通知哪位领导').waitFor()
    await dialog.getByRole('combobox', { name: '指定领导' }).fill('cj')
    await page.locator('.ant-select-item-option').first().waitFor()
    await press('Enter')
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' })
    await press('Control+S')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('通知 陈静').waitFor()
    expect((await grades()).at(-1)).toMatchObject({ letter: 'E', leaderName: '陈静', prints: ['visitBadge'] })
  })

  it('keep the rules: places a line each, areas with their departments, periods and their reason', async () => {
    await open('/reception/rules')
    await page.getByLabel('等候地点').fill('前台\n 会客室 \n\n前台')
    await page.getByRole('button', { name: '加一个分区' }).click()
    await page.getByLabel('分区', { exact: true }).fill('一层')
    await page.getByRole('combobox', { name: '部门' }).fill('行政部')
    await press('Enter', 'Escape')
    await page.getByLabel('来访登记（天）').fill('400')
    await page.getByLabel('为何保存这么久').fill('物业合同要求')
    await page.getByLabel('停车超过几小时算太久').fill('48')
    await page.getByLabel('被访人不在岗时不放行').uncheck()
    await page.getByLabel('来过的访客可沿用照片').uncheck()
    await page.getByLabel('集合点').fill('南门停车场 South car park')
    await press('Control+S')
    await page.getByText('接待规则已保存').waitFor()
    expect(await loopback.test.admin.receptionRule.get({})).toMatchObject({
      ...{ places: ['前台', '会客室'], areas: [{ name: '一层', departments: ['行政部'] }] },
      ...{ keepVisitDays: 400, retentionReason: '物业合同要求', hostOutBlocks: false, parkedHours: 48 },
      ...{ reusePhotos: false, assemblyPlace: '南门停车场 South car park' },
    })
    await page.getByLabel('等候地点').fill('远'.repeat(41))
    await press('Control+S')
    await page.getByText('最多 60 个，每个不超过 40 字').waitFor()
  })

  it('say while a shorter period is typed what saving it would erase, and ask before it does', async () => {
    const { admin } = loopback.test
    for (const daysAgo of [40, 100]) {
      const arrivedAt = Date.now() - daysAgo * 86_400_000
      const { id } = await admin.visitors.register({
        ...{ requestId: requestId(), ...visitor, plate: '', remember: false, arrivedAt },
      })
      await admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    }
    await open('/reception/rules')
    const erases = (visits: number) =>
      page.getByRole('alert').getByText(`保存后将立即删除个人信息：来访 ${visits} 条`)
    const days = page.getByLabel('来访登记（天）')
    await days.fill('60')
    await erases(1).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await days.fill('30')
    await erases(2).waitFor()
    await days.fill('180')
    await page.getByRole('alert').waitFor({ state: 'detached' })

    const kept = async () => (await admin.receptionRule.get({})).keepVisitDays
    const dialog = page.getByRole('dialog')
    const cancel = dialog.getByRole('button', { name: '取消' })
    await days.fill('60')
    await press('Control+S')
    const question = dialog.locator('.ant-modal-confirm-title')
    await question.getByText('保存后将立即删除个人信息：来访 1 条').waitFor()
    await cancel.and(page.locator(':focus')).waitFor()
    await press('Enter')
    await page.getByText('没有保存').waitFor()
    expect(await kept()).toBe(180)
    await press('Control+S')
    await dialog.getByRole('button', { name: '保存并删除' }).click()
    await page.getByText('接待规则已保存').waitFor()
    expect(await kept()).toBe(60)
  })

  it('say what a shorter period of parcels, deposits or ended entries would erase, while it is typed', async () => {
    const { admin } = loopback.test
    await giveBack(admin, await openDeposit(admin))
    const long = Date.now() - 40 * dayMs
    const { sqlite } = loopback.test.desk.core
    sqlite.prepare('UPDATE deposits SET released_at = ?').run(long)
    await open('/reception/rules')
    const days = page.getByLabel('寄存（天）')
    await expect.poll(() => days.inputValue()).toBe('1095')
    await days.fill('30')
    await page.getByRole('alert').getByText('保存后将立即删除个人信息：寄存 1 件').waitFor()
    await days.fill('')
    await days.fill('50')
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await page.getByLabel('快递（天）').fill('90')
    await page.getByLabel('名单（天）').fill('200')
    await press('Control+S')
    await page.getByText('接待规则已保存').waitFor()
    expect(await admin.receptionRule.get({})).toMatchObject({
      ...{ keepParcelDays: 90, keepDepositDays: 50, keepWatchDays: 200 },
    })
  })

  it.each(['中文', 'English'])('have screens that axe has nothing against (%s)', async (language) => {
    await page.getByText(language, { exact: true }).first().click()
    const paths = ['', '/types/new', '/types/5', '/grades', '/rules'].map((path) => `/reception${path}`)
    for (const path of [...paths, '/visitors/new']) {
      await open(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await violationsOf(page), `${language} ${path}`).toEqual([])
    }
    await page.locator('#v-find').waitFor()
    await press('Enter')
    for (const keys of ['Alt+1', 'Alt+5', 'Alt+A']) {
      await press(keys)
      await page.locator('#arrivedAt').waitFor()
      expect(await violationsOf(page), `${language} ${keys}`).toEqual([])
    }
    await open('/reception/grades')
    await page.getByRole('grid').waitFor()
    await page.getByRole('grid').focus()
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await violationsOf(page), `${language} grade`).toEqual([])
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('a site of an earlier version', () => {
  it('registers as before, and takes the usual settings by one button', async () => {
    ;({ page, loopback } = await openDesk({
      prepare: ({ test }) => {
        test.desk.core.sqlite.exec('DELETE FROM visit_types; DELETE FROM reception_grades')
        return Promise.resolve()
      },
    }))
    await signIn(page, '陈静', 'desk-password')
    await press('F2')
    await page.locator('#v-find').waitFor()
    await press('Enter')
    await page.locator('#goods').waitFor()
    expect(await page.locator('.v-bar .ant-radio-group').count()).toBe(0)
    await open('/reception')
    await page.getByText('还没有访客类型').waitFor()
    await page.getByRole('button', { name: '采用常用设置' }).click()
    await page.getByRole('grid', { name: '访客类型' }).getByText('施工维修').waitFor()
    await open('/reception/grades')
    await page.getByRole('grid', { name: '接待等级' }).getByText('止于前台').waitFor()
  })
})
