import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { createLeaving } from '#core/features/visitors/leaving.ts'
import { dateIn } from '#shared/domain/zoned-time.ts'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { visitor } from '../support/visitor.ts'

const day = 86_400_000

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
})

const register = (name: string, arrivedAt?: number) =>
  loopback.test.admin.visitors.register({
    requestId: requestId(),
    ...visitor,
    name,
    ...(arrivedAt === undefined ? {} : { arrivedAt }),
  })
const leave = (visitId: number, kind: 'seen' | 'said') =>
  loopback.test.admin.visitors.leave({ requestId: requestId(), visitId, kind })

async function openRegister(): Promise<void> {
  await page.getByRole('link', { name: '访客', exact: true }).click()
  await page.getByText('登记簿').click()
  await page.getByRole('grid', { name: '登记簿' }).waitFor()
}

describe('the register of visitors', () => {
  it('shows the three ways of leaving apart, by word and by sign, and no time where nobody saw one', async () => {
    await leave((await register('甲一')).id, 'seen')
    await leave((await register('乙二')).id, 'said')
    await register('丙三', Date.now() - 2 * day)
    createLeaving(loopback.test.desk.core).closeBySystem(Date.now() - day)
    await register('丁四')
    await openRegister()
    const cell = (name: string) => page.getByRole('row', { name }).locator('.q-tag')
    const words = { 甲一: '亲见离开', 乙二: '告知离开', 丙三: '系统关闭 无离开时间', 丁四: '在场' }
    const looks = new Set<string>()
    for (const [name, text] of Object.entries(words)) {
      expect(await cell(name).innerText()).toContain(text)
      const icon = await cell(name).locator('svg').getAttribute('data-icon')
      looks.add(`${icon ?? ''} ${(await cell(name).getAttribute('class')) ?? ''}`)
    }
    expect(looks.size).toBe(4)
    expect(await cell('丙三').innerText()).not.toMatch(/\d:\d/)
    expect(await violationsOf(page)).toEqual([])
  })

  it('is searched by a fragment and by days', async () => {
    await register('甲一', Date.now() - 3 * day)
    await register('乙二')
    await openRegister()
    await page.getByText('甲一').waitFor()
    await page.getByRole('searchbox', { name: /姓名、拼音/ }).fill('yier')
    await page.getByText('甲一').waitFor({ state: 'detached' })
    expect(await page.getByText('乙二').count()).toBe(1)
    await page.getByRole('searchbox', { name: /姓名、拼音/ }).fill('')
    await page.getByText('甲一').waitFor()
    const then = dateIn('Asia/Shanghai', Date.now() - 3 * day)
    await page.getByPlaceholder('开始日期').fill(then)
    await page.keyboard.press('Enter')
    await page.getByPlaceholder('结束日期').fill(then)
    await page.keyboard.press('Enter')
    await page.getByText('乙二').waitFor({ state: 'detached' })
    expect(await page.getByText('甲一').count()).toBe(1)
  })
})

describe('a hurried receptionist', () => {
  it('may press Enter before the answer is there: nobody known means a new visitor', async () => {
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').fill('周小雨')
    await page.keyboard.press('Enter')
    await page.getByLabel('姓名', { exact: true }).waitFor()
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('周小雨')
  })

  it('is never handed a known person whom he has not seen on the screen', async () => {
    await register('欧阳明')
    await page.keyboard.press('F2')
    // text and Enter in one go, so that the answer cannot be there in between
    await page.getByLabel('来过吗？').evaluate(async (field) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'oym')
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await Promise.resolve()
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }))
    })
    await page.getByText('138****5678').waitFor()
    expect(await page.getByLabel('来过吗？').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByText('沿用上次登记的证件号码').waitFor()
  })

  it('is told which field the core does not take', async () => {
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').fill('周小雨')
    await page.keyboard.press('Enter')
    await page.getByLabel('证件号码').fill('12')
    await page.getByLabel('被访人不在名单上').fill('302 室')
    await page.getByLabel('来访事由').fill('面试')
    await page.keyboard.press('Control+S')
    await page.getByText('这一栏填写有误').waitFor()
    expect(await page.getByLabel('证件号码').getAttribute('aria-invalid')).toBe('true')
  })
})
