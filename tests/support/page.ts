import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser, viewports } from './browser.ts'
import { startLoopback, type Loopback } from './loopback.ts'

/**
 * Pages for a test file: one browser for the file, a context of its own for each page. Console errors and crashes are
 * collected, and every test ends by expecting none.
 */
export function usePages(): () => Promise<Page> {
  let browser: Browser
  let problems: string[] = []
  let open: Page[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    const [pages, found] = [open, problems]
    ;[open, problems] = [[], []]
    for (const page of pages) await page.context().close()
    expect(found).toEqual([])
  })
  return async () => {
    const context = await browser.newContext({
      viewport: viewports.small,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    // without a network the whole product works: nothing is asked of another machine
    context.on('request', (request) => {
      const { protocol, hostname, origin } = new URL(request.url())
      if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') problems.push(`asked ${origin}`)
    })
    open.push(page)
    return page
  }
}

type DeskOptions = NonNullable<Parameters<typeof startLoopback>[0]>

/** What happens before the page opens the desk: what is recorded there, and what runs in the page first. */
interface Before {
  readonly prepare?: (loopback: Loopback) => Promise<unknown>
  readonly script?: () => void
}

/** A desk of its own for each test, opened in a page of `usePages` and closed after it. */
export function useDeskPage(): (
  options?: DeskOptions & Before,
) => Promise<{ page: Page; loopback: Loopback }> {
  const open: Loopback[] = []
  // Hooks run last in, first out: the page is gone before its desk is, or it would complain.
  afterEach(async () => {
    for (const loopback of open.splice(0)) await loopback.close()
  })
  const openPage = usePages()
  return async ({ prepare, script, ...options } = {}) => {
    const loopback = await startLoopback(options)
    open.push(loopback)
    await prepare?.(loopback)
    const page = await openPage()
    if (script) await page.addInitScript(script)
    await page.goto(loopback.url)
    return { page, loopback }
  }
}
