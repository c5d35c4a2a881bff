import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk({ script: keepSockets }))
})

/** Lets a test pull the line: every socket of the page, in reach of `dropConnection`. */
function keepSockets(): void {
  const kept: WebSocket[] = []
  Object.assign(window, { dropConnection: () => kept.forEach((socket) => socket.close()) })
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      kept.push(this)
    }
  }
}
const dropConnection = () =>
  page.evaluate(() => (window as unknown as { dropConnection: () => void }).dropConnection())

const names = () => page.getByRole('listbox', { name: '选择您的姓名' })
const company = () => page.getByLabel('工作单位')

/** A registration form with something typed into it. */
async function halfFilled(): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByLabel('来过吗？').fill('周小雨')
  await page.keyboard.press('Enter')
  await company().fill('远航物流')
}

describe('behind the lock', () => {
  it('an open dialog is neither seen nor reached, and is there again afterwards', async () => {
    const { id } = await loopback.test.admin.visitors.register({ requestId: requestId(), ...visitor })
    await signIn(page, '陈静', 'desk-password')
    await page.evaluate((visit) => (location.hash = `#/visitors/${visit}`), id)
    await page.getByRole('button', { name: '查看号码' }).click()
    await page.getByLabel('查看理由').fill('核对身份')
    await page.keyboard.press('Control+L')
    await names().waitFor()
    expect(await page.getByLabel('查看理由').isVisible()).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    await signIn(page, '陈静', 'desk-password')
    expect(await page.getByLabel('查看理由').inputValue()).toBe('核对身份')
  })

  it('no shortcut moves anything', async () => {
    await signIn(page, '陈静', 'desk-password')
    await halfFilled()
    await page.keyboard.press('Control+L')
    await names().waitFor()
    for (const key of ['Escape', 'Control+K', 'F1', 'F2', 'F3', 'F8', 'Control+S', 'Escape'])
      await page.keyboard.press(key)
    expect(await page.evaluate(() => location.hash)).toBe('#/visitors/new')
    expect(await page.getByRole('dialog').count()).toBe(1)
    expect(await names().isVisible()).toBe(true)
    await signIn(page, '陈静', 'desk-password')
    expect(await company().inputValue()).toBe('远航物流')
    expect(await loopback.test.admin.visitors.onSite({})).toEqual([])
  })

  it('the one who was here types the PIN at once, and goes on in the very field he left', async () => {
    await signIn(page, '陈静', 'desk-password')
    await halfFilled()
    await page.keyboard.press('Control+L')
    await page.getByText('陈静，请输入密码').waitFor()
    await page.keyboard.type('desk-password')
    await page.keyboard.press('Enter')
    await names().waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.id === 'company')
  })

  it('another person finds a start screen, not a stranger’s form or its question', async () => {
    await loopback.test.person({ name: '李娜', role: 'receptionist', pin: '730518' })
    await page.reload()
    await signIn(page, '陈静', 'desk-password')
    await halfFilled()
    await page.keyboard.press('Control+L')
    await page.keyboard.press('Escape')
    await page.keyboard.type('ln')
    await page.keyboard.press('Enter')
    await page.getByText('李娜，请输入密码').waitFor()
    await page.keyboard.type('730518')
    await page.keyboard.press('Enter')
    await page.getByText('当班：李娜').waitFor()
    await page.waitForFunction(() => location.hash === '#/')
    expect(await page.getByText('内容还没有保存').count()).toBe(0)
  })
})

describe('a lost connection', () => {
  it('costs a sign-in and nothing that was typed', async () => {
    await signIn(page, '陈静', 'desk-password')
    await halfFilled()
    await dropConnection()
    await page.getByText('陈静，请输入密码').waitFor()
    await page.keyboard.type('desk-password')
    await page.keyboard.press('Enter')
    await names().waitFor({ state: 'detached' })
    expect(await company().inputValue()).toBe('远航物流')
    await page.getByLabel('被访人不在名单上').fill('302 室')
    await page.getByLabel('来访事由').fill('面试')
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
  })

  it('is said, and does not keep the screen from being locked', async () => {
    await signIn(page, '陈静', 'desk-password')
    await page.route('**/*', (route) => route.abort())
    await page.evaluate(() => {
      window.WebSocket = function () {
        throw new Error('no connection')
      } as never
    })
    await dropConnection()
    await page.getByText('与主程序的连接断了').waitFor()
    await page.keyboard.press('Control+L')
    await names().waitFor()
    expect(await page.getByRole('link', { name: '访客', exact: true }).isVisible()).toBe(false)
  })
})
