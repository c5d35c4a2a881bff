import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { registerVisit, setUp, signIn } from './desk-page.ts'
import { startStandIn, type StandIn, type StandInOptions } from './stand-in/electron.ts'

/**
 * What the built main process does when things go wrong around it, against the same stand-in for Electron as `main.test.ts`.
 * Not proved here: that Electron sends these events when it should, real printers, real dialogs.
 */
let browser: Browser
let context: BrowserContext
let profile: string
let desktop: StandIn

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'qiantai-desktop-'))
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
})
afterEach(async () => {
  await desktop.quit()
  await context.close()
  rmSync(profile, { recursive: true })
})

async function start(options: StandInOptions = {}): Promise<Page> {
  desktop = await startStandIn(context, profile, options)
  const [page] = await desktop.pages()
  if (!page) throw new Error('no window')
  page.setDefaultTimeout(15_000)
  return page
}

const wizard = (page: Page) => page.getByLabel('单位名称')

describe('the desktop around the interface', () => {
  it('opens the interface again when the page’s process died, and says so when it keeps dying', async () => {
    const page = await start()
    for (let tries = 0; tries < 3; tries += 1) {
      await wizard(page).fill('云海')
      await desktop.killPage(0)
      await wizard(page).waitFor()
      expect(await wizard(page).inputValue()).toBe('')
    }
    await desktop.killPage(0)
    await page.getByText('界面连续出错').waitFor()
  })

  it('asks before a window with unsaved contents goes, and lets it go only if the user says so', async () => {
    await start({ answers: 0 })
    expect(desktop.wantsToClose(0)).toBe(false)
    expect(desktop.dialogs).toMatchObject([{ message: '内容还没有保存' }])
    await desktop.quit()
    await start({ answers: 1 })
    expect(desktop.wantsToClose(0)).toBe(true)
  })

  it('wants a new sign-in after the computer has slept', async () => {
    const page = await start()
    await setUp(page)
    await signIn(page)
    desktop.wake()
    await page.getByRole('option', { name: '陈静' }).waitFor()
  })

  it('has no menu whose items would reload or zoom', async () => {
    await start()
    expect(desktop.menus).toEqual([null])
  })

  it('saves a sheet as a PDF on a PC without a printer, and tells where', async () => {
    const page = await start({ printers: [] })
    await setUp(page)
    await signIn(page)
    await registerVisit(page)
    await page.keyboard.press('Enter') // the first thing to do after saving is printing
    const folder = join(profile, 'documents', 'Qiantai')
    await expect.poll(() => desktop.dialogs.length, { timeout: 30_000 }).toBe(1)
    const [file] = readdirSync(folder)
    expect(desktop.dialogs[0]?.message).toContain(join(folder, file ?? '?'))
    expect(
      readFileSync(join(folder, file ?? ''))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(desktop.printed).toEqual([])
  })

  it('fills an example on its first start, in a folder of its own', async () => {
    const page = await start({ argv: ['--demo'] })
    const name = page.getByRole('option', { name: '陈静' })
    await name.waitFor({ timeout: 110_000 }) // a month of work is being made
    await name.click()
    await page.locator('#s-pin').fill('demo-password')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    expect(readdirSync(join(profile, 'data'))).toContain('qiantai.db')
  })

  it('never opens real records as the example', async () => {
    const page = await start()
    await setUp(page)
    await desktop.quit()
    const again = await start({ argv: ['--demo'] })
    await again.getByText('不能当演示打开').waitFor()
    expect(page.isClosed()).toBe(true)
  })

  it('writes what happened into the log file of the day', async () => {
    await start()
    await desktop.killPage(0)
    const folder = join(profile, 'userData', 'logs')
    const [file = ''] = readdirSync(folder)
    expect(file).toMatch(/^desktop-\d{4}-\d{2}-\d{2}\.log$/)
    expect(readFileSync(join(folder, file), 'utf8')).toContain('"event":"page.failed","why":"crashed"')
  })
})

describe('the built main process', () => {
  it('listens on three channels, and hears nobody but the main frame of its own pages', async () => {
    await start()
    expect(desktop.channels.sort()).toEqual(['desk:print', 'desk:request-port', 'desk:visitor-screen'])
    const own = 'app://desk/'
    for (const frame of [
      null,
      { url: 'https://evil.example/', parent: null },
      { url: 'app://desk.evil/', parent: null },
      { url: own, parent: { url: own } },
    ])
      await expect(desktop.sendFrom('desk:print', frame)).rejects.toThrow('refused')
  })

  it('has denied every permission, for asking and for checking, and every device', async () => {
    await start()
    const { request, check, device } = desktop.sessionHandlers as Record<
      string,
      (...args: unknown[]) => unknown
    >
    const contents = { getURL: () => 'app://desk/' }
    for (const permission of [
      'media',
      'serial',
      'usb',
      'hid',
      'geolocation',
      'clipboard-read',
      'notifications',
    ]) {
      const answers: boolean[] = []
      request?.(contents, permission, (granted: boolean) => answers.push(granted), { isMainFrame: true })
      expect(answers, permission).toEqual([false])
      expect(check?.(contents, permission, 'app://desk', { isMainFrame: true }), permission).toBe(false)
    }
    expect(device?.({})).toBe(false)
  })

  it('lets the reception use the camera, without a microphone, and neither the staff clock nor a stranger', async () => {
    desktop = await startStandIn(context, profile, { displays: 2 })
    const { request, check } = desktop.sessionHandlers as Record<string, (...args: unknown[]) => unknown>
    const contents = (id: number) => ({ id, getURL: () => 'app://desk/' })
    const asked = (id: number, mediaTypes: string[]) => {
      const answers: boolean[] = []
      const details = { isMainFrame: true, mediaTypes }
      request?.(contents(id), 'media', (granted: boolean) => answers.push(granted), details)
      const checks = mediaTypes.map((mediaType) =>
        check?.(contents(id), 'media', 'app://desk/', { isMainFrame: true, mediaType }),
      )
      return [...answers, ...checks]
    }
    // windows are numbered in the order they were opened: the reception, then the staff clock
    expect(asked(1, ['video'])).toEqual([true, true])
    expect(asked(1, ['audio'])).toEqual([false, false])
    expect(asked(1, ['video', 'audio'])[0]).toBe(false)
    expect(asked(2, ['video'])).toEqual([false, false])
    expect(asked(99, ['video'])).toEqual([false, false])
  })
})
