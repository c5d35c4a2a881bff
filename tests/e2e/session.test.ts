import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { useDeskPage } from '../support/page.ts'
import { signIn, type Loopback } from '../support/loopback.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
})

describe('signing in', () => {
  it('works by keyboard alone', async () => {
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('desk-password')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  it('counts wrong tries down, then shows how long the lock still lasts', async () => {
    await page.getByRole('option', { name: '陈静' }).click()
    for (const expected of ['还可以试 2 次', '还可以试 1 次']) {
      await page.keyboard.type('wrong')
      await page.keyboard.press('Enter')
      await page.getByText(expected).waitFor()
    }
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await page.getByText(/请 (30|29) 秒后再试/).waitFor()
    expect(await page.locator('#s-pin').isDisabled()).toBe(true)
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('the lock', () => {
  it('hides the desk and keeps a half-filled form for the one who comes back', async () => {
    await signIn(page, '陈静', 'desk-password')
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('周小雨')
    await page.getByText('第一次来').waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('工作单位').fill('远航物流')
    await page.keyboard.press('Control+L')
    await page.getByRole('listbox', { name: '选择您的姓名' }).waitFor()
    expect(await page.getByLabel('工作单位').isVisible()).toBe(false)
    await signIn(page, '陈静', 'desk-password')
    expect(await page.getByLabel('工作单位').inputValue()).toBe('远航物流')
  })

  it('gives another person a desk of his own', async () => {
    await loopback.test.person({ name: '李娜', role: 'receptionist', pin: '730518' })
    await page.reload()
    await signIn(page, '陈静', 'desk-password')
    await page.getByRole('link', { name: '设置', exact: true }).click()
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor()
    await page.keyboard.press('Control+L')
    await signIn(page, '李娜', '730518')
    await page.getByRole('heading', { name: '今日', level: 1 }).waitFor()
    await page.getByText('当班：李娜').waitFor()
    expect(await page.getByRole('navigation').getByRole('link', { name: '员工' }).count()).toBe(0)
  })

  it('falls by itself when nobody touches the desk', async () => {
    const site = { siteName: '云海', deskName: '前台', cashFloatFen: 0, scannerPrefix: '' }
    const habits = { printLocale: 'zh-CN' as const, visitReasons: ['会议'], closeVisitsAtMinute: 1440 }
    const settings = { ...site, ...habits }
    const { v7 } = await import('uuid')
    await loopback.test.admin.settings.save({ requestId: v7(), ...settings, lockAfterMinutes: 1 })
    await page.clock.install()
    await page.reload()
    await signIn(page, '陈静', 'desk-password')
    await page.clock.fastForward(59_000)
    expect(await page.getByRole('listbox', { name: '选择您的姓名' }).count()).toBe(0)
    await page.clock.fastForward(2_000)
    await page.getByRole('listbox', { name: '选择您的姓名' }).waitFor()
  })
})
