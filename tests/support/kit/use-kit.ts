import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'

import { launchBrowser, viewports } from '../browser.ts'
import { serveKit } from './serve.ts'

/**
 * The gallery in a real browser for a test file: one server and browser for the file, a fresh page for each test. The
 * browser's zone is not the site's, so that a time told in the wrong one shows. A test fails on any error of the page.
 */
export function useKit() {
  let server: Awaited<ReturnType<typeof serveKit>>
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    server = await serveKit()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(async () => {
    problems.length = 0
    context = await browser.newContext({
      viewport: viewports.small,
      locale: 'zh-CN',
      timezoneId: 'America/New_York',
    })
    page = await context.newPage()
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  })
  afterEach(async () => {
    await context.close()
    expect(problems).toEqual([])
  })

  return {
    get page() {
      return page
    },
    get context() {
      return context
    },
    /** What went wrong on the page so far; a test that provokes an error takes it out. */
    problems,
    /** Opens one screen of the gallery. */
    show: async (path: string) => {
      await page.goto(`${server.url}#/${path}`)
      await page.waitForSelector('h1, .p-sheet')
    },
    /** Presses keys one after the other. */
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    },
    /** The id of the element with the focus. */
    focused: () => page.evaluate(() => document.activeElement?.id ?? ''),
    untilFocused: (id: string) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id),
    /** What a screen of the gallery reports, by name. */
    output: (name: string) => page.getByTestId(name),
  }
}
