import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page
let staffId: number

const fields = { department: '技术部', extension: '', role: null, shiftId: null }
const explain = (staffNo: string, text = '') =>
  loopback.test.client('clock').attendance.explain({
    ...{ requestId: requestId(), staffNo, cause: 'notRecognised', text },
  })
const open = (path: string) => page.evaluate((hash) => (location.hash = hash), `#${path}`)

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  const { test } = loopback
  const leader = {
    requestId: requestId(),
    staffNo: 'B-1',
    name: '李娜',
    ...fields,
    role: 'receptionist' as const,
  }
  const { id: superiorId } = await test.admin.staff.create(leader)
  await test.admin.staff.setPin({ requestId: requestId(), id: superiorId, pin: '730518' })
  const person = { requestId: requestId(), staffNo: 'A-1', name: '王芳', ...fields, superiorId }
  staffId = (await test.admin.staff.create(person)).id
  await test.admin.staff.create({ requestId: requestId(), staffNo: 'A-2', name: '周杰', ...fields })
})

describe('explanations at the desk', () => {
  it('reach the superior, who sees only his own people, at once and as a number on the menu', async () => {
    await signIn(page, '李娜', '730518')
    await open('/attendance/explanations')
    await page.getByText('没有转给您的说明').waitFor()
    await explain('A-2')
    await explain('A-1', '手指划伤')
    await page.getByText('手指划伤').waitFor()
    await page.getByRole('link', { name: /^考勤 ?1$/ }).waitFor()
    expect(await page.getByText('周杰').count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('row', { name: /王芳/ }).click()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '王芳没能打卡' })
    await dialog.getByText('处理以后打卡记录不会改变').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByText('不认可', { exact: true }).click()
    await dialog.getByRole('button', { name: '处理', exact: true }).click()
    await dialog.getByText('请写明为什么不认可').waitFor()
    await dialog.getByLabel('批注').fill('当天请假')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('没有转给您的说明').waitFor()
    await page.getByRole('link', { name: '考勤', exact: true }).waitFor()
    await page.getByText('已处理', { exact: true }).click()
    await page.getByRole('row', { name: /王芳.*不认可/ }).waitFor()
  })

  it('are all seen by an administrator, who may read what has been answered', async () => {
    await explain('A-1')
    await explain('A-2')
    await signIn(page, '陈静', 'desk-password')
    await open('/attendance/explanations')
    await page.getByRole('row', { name: /周杰.*人事/ }).waitFor()
    await page.getByRole('row', { name: /王芳.*李娜/ }).waitFor()
    await page.getByText('转给我的').click()
    await page.getByText('没有转给您的说明').waitFor()
    await page.getByText('所有人的').click()
    await page.getByRole('row', { name: /王芳/ }).dblclick()
    const dialog = page.getByRole('dialog', { name: '王芳没能打卡' })
    await dialog.getByRole('button', { name: '处理', exact: true }).click() // accepted is the first answer
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('已处理', { exact: true }).click()
    await page.getByRole('row', { name: /王芳.*属实/ }).dblclick()
    await dialog.getByText('陈静').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('on the page of a person', () => {
  it('the superior is chosen, and may not be somebody under him', async () => {
    await signIn(page, '陈静', 'desk-password')
    await open('/staff/2')
    const superior = page.getByLabel('直接上级')
    await superior.fill('王芳')
    await page.locator('.q-person', { hasText: '王芳' }).click()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('直接上级不能是本人、本人的下级或已离职的人').waitFor()
  })

  it('a photo is taken for the clock, small enough, and removed', async () => {
    await signIn(page, '陈静', 'desk-password')
    await open(`/staff/${staffId}`)
    const photo = page.getByRole('region', { name: '照片' })
    await photo.getByText('可以不留').waitFor()
    await photo.getByRole('button', { name: '拍照' }).click()
    const dialog = page.getByRole('dialog', { name: '照片' })
    const shutter = dialog.getByRole('button', { name: '拍下' })
    await shutter.waitFor()
    expect(await violationsOf(page)).toEqual([])
    await shutter.click()
    await photo.locator('img').waitFor()
    const kept = await loopback.test.admin.staff.photo({ id: staffId })
    expect(kept?.image).toBe(await photo.locator('img').getAttribute('src'))
    expect((kept?.image.length ?? 0) * 0.75).toBeLessThan(20_100)
    await photo.getByRole('button', { name: '不用照片' }).click()
    await photo.locator('img').waitFor({ state: 'detached' })
    expect(await loopback.test.admin.staff.photo({ id: staffId })).toBeNull()
  })
})

describe('in the settings', () => {
  it('the notice of the clock is written, eight lines at most', async () => {
    await signIn(page, '陈静', 'desk-password')
    await open('/settings')
    const notice = page.getByLabel('通知')
    await notice.fill(Array.from({ length: 9 }, (_, line) => `第 ${line + 1} 行`).join('\n'))
    await page.getByRole('button', { name: '保存打卡屏设置' }).click()
    await page.getByText('最多 8 行', { exact: true }).waitFor()
    await notice.fill('周五消防演练\n南门集合')
    await page.getByLabel('语音播报').uncheck()
    await page.getByRole('button', { name: '保存打卡屏设置' }).click()
    await page.getByText('打卡屏设置已保存').waitFor()
    expect(await loopback.test.admin.staffClock.get({})).toEqual({
      ...{ notice: '周五消防演练\n南门集合', speech: false, sound: true },
    })
  })
})
