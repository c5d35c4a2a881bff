import type { Browser, Page } from 'playwright-core'
import { viewports, type Viewport } from './browser.ts'

/** A page of its own whose console errors and crashes are collected: an end-to-end test ends by expecting none. */
export async function openPage(
  browser: Browser,
  viewport: Viewport = viewports.small,
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return { page, problems }
}
