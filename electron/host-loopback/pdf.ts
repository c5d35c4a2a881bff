import { cookieName } from './policy.ts'
import type { Browser } from 'playwright-core'

/** A sheet gives up after this time without being final, ms. */
const patience = 30_000

/** Where the interface is served, and the secret that lets a browser in. */
export interface PageAccess {
  readonly port: number
  readonly secret: string
}

/**
 * Draws print routes in a Chromium without a window, as the desktop does in a hidden window of its own. The desk is there
 * before its pages are: what is asked for meanwhile waits for `serveFrom`. `launch` answers null when there is no browser.
 */
export function createPdfPages(launch: () => Promise<Browser | null>) {
  let serveFrom: (access: PageAccess) => void = () => undefined
  const served = new Promise<PageAccess>((resolve) => {
    serveFrom = resolve
  })
  return {
    serveFrom,
    /** Null when this machine has no Chromium. @throws when the sheet was not final in time */
    async renderPdf(path: string): Promise<Uint8Array | null> {
      const { port, secret } = await served
      const browser = await launch()
      if (!browser) return null
      try {
        const context = await browser.newContext()
        await context.addCookies([{ name: cookieName, value: secret, domain: '127.0.0.1', path: '/' }])
        const page = await context.newPage()
        await page.goto(`http://127.0.0.1:${port}/${path}`)
        await page.locator('html[data-print-ready="true"]').waitFor({ state: 'attached', timeout: patience })
        return await page.pdf({ preferCSSPageSize: true, printBackground: true })
      } finally {
        await browser.close()
      }
    },
  }
}
