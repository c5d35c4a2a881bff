import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()

const prepare = ({ test: { admin } }: Loopback) =>
  admin.visitors.register({ requestId: requestId(), ...visitor })

async function printBadge(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/visitors/1'))
  await page.getByRole('button', { name: '打印访客牌' }).click()
}

const jobs = (page: Page) => page.getByRole('grid', { name: '打印记录' })

describe('what was printed', () => {
  it('is listed with how it went, and prints once more by keyboard', async () => {
    const { page } = await openDesk({ prepare, script: () => (window.print = () => undefined) })
    await signIn(page, '陈静', 'desk-password')
    await printBadge(page)
    await page.locator('iframe').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '打印' }).filter({ hasNotText: '访客牌' }).click()
    await jobs(page).getByText('已送打印机').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await jobs(page).focus()
    await page.keyboard.press('Alt+P')
    await expect.poll(() => jobs(page).innerText()).toMatch(/访客牌\s+已送打印机\s+2/)
  })

  it('is said, shown in the status bar and can be tried again when it failed', async () => {
    const { page } = await openDesk({
      prepare,
      // a frame that cannot draw its sheet says so
      script: () => {
        if (window.parent !== window) window.parent.postMessage('failed', location.origin)
      },
    })
    await signIn(page, '陈静', 'desk-password')
    await printBadge(page)
    await page.getByText('没有打印出来').waitFor()
    await page.getByText('有一张没打出来').waitFor()
    await page.evaluate(() => (location.hash = '#/print-jobs'))
    await jobs(page).getByText('没打出来').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})
