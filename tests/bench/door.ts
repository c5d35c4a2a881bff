import type { Page } from 'playwright-core'
import { launchBrowser, viewports } from '../support/browser.ts'
import { requestId } from '../support/desk.ts'
import { signIn, startLoopback } from '../support/loopback.ts'
import { visitor } from '../support/visitor.ts'
import type { Finding } from './measure.ts'

/** Between two keys of somebody who types with a visitor before him, ms: three keys a second. */
const pace = 333

/** Keys at that pace. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.waitForTimeout(pace)
    await page.keyboard.press(key)
  }
}
const type = (page: Page, text: string) => press(page, ...text)

/** Chinese through an input method: its pinyin and the key that takes the first offer, then the word at once. */
async function say(page: Page, word: string, pinyin: string): Promise<void> {
  await page.waitForTimeout(pace * (pinyin.length + 1))
  await page.keyboard.insertText(word)
}

const saved = (page: Page) => page.locator('.v-number').waitFor()

async function returning(page: Page): Promise<void> {
  await press(page, 'F2')
  await type(page, '5678')
  await page.getByText('138****5678').waitFor()
  await press(page, 'Enter')
  await page.getByText('沿用上次登记的证件号码').waitFor()
  await press(page, 'Control+S')
  await saved(page)
}

async function anew(page: Page): Promise<void> {
  await press(page, 'F2')
  await say(page, '周小雨', 'zhouxiaoyu')
  await page.getByText('第一次来').waitFor()
  await press(page, 'Enter')
  await page.locator('#name').waitFor()
  await press(page, 'Enter')
  await type(page, '13912345678')
  await press(page, 'Enter')
  await say(page, '远航物流', 'yuanhangwuliu')
  await press(page, 'Enter')
  await type(page, 'cj')
  await page.locator('.ant-select-item-option').first().waitFor()
  await press(page, 'Enter', 'Enter')
  await say(page, '会议', 'huiyi')
  await press(page, 'Control+S')
  await saved(page)
}

/** From the first key to the visit's number on the screen, typed by keyboard alone at a person's pace in a real browser. */
export async function benchDoor(): Promise<Finding[]> {
  const loopback = await startLoopback()
  const { admin } = loopback.test
  const { id } = await admin.visitors.register({ requestId: requestId(), ...visitor, plate: '' })
  await admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
  const browser = await launchBrowser()
  const context = await browser.newContext({ viewport: viewports.small, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(loopback.url)
  await signIn(page, '陈静', 'desk-password')
  const timedAtDesk = async (what: string, act: (page: Page) => Promise<void>, limit: number) => {
    const start = performance.now()
    await act(page)
    const measured = performance.now() - start
    return { goal: 'door', what, measured, limit, unit: 'ms', note: 'three keys a second' } as const
  }
  const findings = [
    await timedAtDesk('a returning visitor, by keyboard', returning, 15_000),
    await timedAtDesk('a new visitor, by keyboard', anew, 40_000),
  ]
  await browser.close()
  await loopback.close()
  return findings
}
