import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { saveRules } from '../support/evacuation.ts'
import { readPdf } from '../support/pdf.ts'
import { registerVisit, setUp, signIn } from './desk-page.ts'
import { clientIn } from './page-client.ts'
import { startStandIn, type StandIn } from './stand-in/electron.ts'

let browser: Browser
let context: BrowserContext
let dataDir: string
let desktop: StandIn

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'qiantai-desktop-'))
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
})
afterEach(async () => {
  await desktop.quit()
  await context.close()
  rmSync(dataDir, { recursive: true })
})

describe('the desktop', () => {
  it('draws the evacuation list in a hidden window and keeps it on the stick', async () => {
    const stick = join(dataDir, 'stick')
    mkdirSync(stick)
    desktop = await startStandIn(context, dataDir)
    const [page] = await desktop.pages()
    if (!page) throw new Error('no window')
    page.setDefaultTimeout(15_000)
    await setUp(page)
    await signIn(page)
    await registerVisit(page)
    const admin = await clientIn(page)
    await admin.session.signIn({ staffId: 1, pin: 'desk-password' })
    await saveRules(admin, { evacuationFolder: stick })

    const file = join(stick, 'evacuation-latest.pdf')
    await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true)
    const { pages, millimetres } = await readPdf(readFileSync(file))
    expect(millimetres).toEqual([210, 297])
    expect(pages.join('')).toContain('周小雨')
    expect(readdirSync(stick)).toEqual(['evacuation-latest.pdf'])
    expect(desktop.printed).toEqual([])
    expect(await desktop.pages()).toHaveLength(1)
  })
})
