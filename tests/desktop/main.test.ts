import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { launchBrowser } from '../support/browser.ts'
import { registerVisit, setUp, signIn } from './desk-page.ts'
import { clientIn } from './page-client.ts'
import { startStandIn, type StandIn } from './stand-in/electron.ts'

/**
 * The built main process, preload, core and interface together, with a stand-in for Electron backed by real Chromium pages.
 * Not proved here: Electron's sandbox, its own ports and processes, real printers, the OS keychain, window management.
 */
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

const database = () => join(dataDir, 'data', 'qiantai.db')

async function firstPage(): Promise<Page> {
  const [page] = await desktop.pages()
  if (!page) throw new Error('no window')
  page.setDefaultTimeout(15_000)
  return page
}

describe('the desktop', () => {
  it('goes from the first start to a visit in the database file, over the brokered port', async () => {
    desktop = await startStandIn(context, dataDir)
    const page = await firstPage()
    await setUp(page)
    await signIn(page)
    await registerVisit(page)
    const db = new Database(database(), { readonly: true })
    expect(db.prepare('SELECT name, host_name FROM visits').all()).toEqual([
      { name: '周小雨', host_name: '302 室' },
    ])
    db.close()

    await page.keyboard.press('Enter')
    await expect.poll(() => desktop.printed.length, { timeout: 20_000 }).toBe(1)
    expect(desktop.printed[0]?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(desktop.registered).toHaveLength(1)
  })

  it('gives the windows a new port when the core has crashed, and gives up after too many', async () => {
    desktop = await startStandIn(context, dataDir)
    const page = await firstPage()
    await setUp(page)
    await signIn(page)
    desktop.crashCore()
    await expect.poll(() => desktop.forks).toBe(2)
    await signIn(page)
    for (const forks of [3, 4]) {
      desktop.crashCore()
      await expect.poll(() => desktop.forks).toBe(forks)
    }
    desktop.crashCore()
    await page.getByText('主程序连续出错').waitFor()
  })

  it('says plainly why it cannot start, and leaves the file as it is', async () => {
    const { mkdirSync } = await import('node:fs')
    mkdirSync(join(dataDir, 'data'))
    writeFileSync(database(), 'this is a text file, not a database at all')
    desktop = await startStandIn(context, dataDir)
    const page = await firstPage()
    await page.getByText('这不是数据库文件').waitFor()
    expect(readFileSync(database(), 'utf8')).toBe('this is a text file, not a database at all')
    expect(desktop.forks).toBe(1)
  })

  it('opens the staff clock on the second display, and follows the display', async () => {
    desktop = await startStandIn(context, dataDir, { displays: 2 })
    const pages = await desktop.pages()
    expect(pages).toHaveLength(2)
    await expect
      .poll(() => pages.map((page) => new URL(page.url()).hash), { timeout: 15_000 })
      .toContain('#/clock')
    expect(desktop.keptAwake()).toEqual(['prevent-display-sleep'])
    desktop.setDisplays(1)
    expect(await desktop.pages()).toHaveLength(1)
    expect(desktop.keptAwake()).toEqual([])
    desktop.setDisplays(2)
    expect(await desktop.pages()).toHaveLength(2)
    expect(desktop.keptAwake()).toEqual(['prevent-display-sleep'])
  })

  it('gives the staff clock its narrow principal, whatever its page asks for', async () => {
    desktop = await startStandIn(context, dataDir, { displays: 2 })
    const [reception, clock] = await desktop.pages()
    if (!reception || !clock) throw new Error('two windows were expected')
    await setUp(reception)
    const atTheClock = await clientIn(clock)
    expect(await atTheClock.session.state()).toMatchObject({ screen: 'clock', user: null })
    await expect(atTheClock.visitors.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const atTheDesk = await clientIn(reception)
    expect(await atTheDesk.session.state()).toMatchObject({ screen: 'reception' })
    await expect(atTheDesk.visitors.list({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })
})

describe('the visitor’s screen', () => {
  const hashes = async () => (await desktop.pages()).map((page) => new URL(page.url()).hash)

  it('is opened from the reception on the second display, closed by the same button, and goes with the display', async () => {
    desktop = await startStandIn(context, dataDir, { displays: 2 })
    const page = await firstPage()
    await setUp(page)
    await signIn(page)
    await page.getByRole('link', { name: '访客', exact: true }).click()
    const button = page.getByRole('button', { name: '访客屏' })
    await button.click()
    await expect.poll(hashes, { timeout: 15_000 }).toContain('#/visitor')
    await page.getByText('已打开').waitFor()
    await button.click()
    await expect.poll(hashes).not.toContain('#/visitor')
    await button.click()
    await expect.poll(hashes, { timeout: 15_000 }).toContain('#/visitor')
    desktop.setDisplays(1)
    await expect.poll(hashes).not.toContain('#/visitor')
  })

  it('holds a principal that may call nothing but its own, and cannot open or close windows', async () => {
    desktop = await startStandIn(context, dataDir)
    const page = await firstPage()
    await setUp(page)
    await signIn(page)
    await page.getByRole('link', { name: '访客', exact: true }).click()
    await page.getByRole('button', { name: '访客屏' }).click()
    await expect.poll(hashes, { timeout: 15_000 }).toContain('#/visitor')
    const screen = (await desktop.pages()).at(-1)
    if (!screen) throw new Error('no visitor’s screen')
    await screen.getByText('请到前台登记').waitFor()
    const visitor = await clientIn(screen)
    await expect(visitor.session.names()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(visitor.visitors.onSite({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(visitor.visitorSide.desk({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    // couriers do not fill in a form of their own
    await expect(visitor.visitorSide.documents({ typeId: 4 })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
    })
    await screen.evaluate(() => window.qiantai?.visitorScreen())
    expect(await hashes()).toContain('#/visitor')
  })
})

describe('the built preload', () => {
  it('is one CommonJS file that requires electron and nothing else', () => {
    const folder = new URL('../../out/preload/', import.meta.url).pathname
    expect(readdirSync(folder)).toEqual(['preload.cjs'])
    const source = readFileSync(join(folder, 'preload.cjs'), 'utf8')
    expect([...source.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron'])
    expect(source).not.toMatch(/^\s*(import|export)\b/m)
  })
})
