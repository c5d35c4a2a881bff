import { existsSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { builtPages } from '../../electron/host-loopback/pages.ts'
import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

export interface Loopback {
  /** Address with the one-time token: works for one browser context. */
  readonly url: string
  readonly port: number
  readonly test: TestDesk
  close(): Promise<void>
}

/** The built interface; made once if nobody has built it yet. */
export function ensureBuilt(): void {
  const root = new URL('../../', import.meta.url).pathname
  if (existsSync(`${root}out/renderer/index.html`)) return
  execFileSync('electron-vite', ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
}

/** The whole product in a browser's reach: a real desk on a real file, served like `npm start` does. */
export async function startLoopback(options: Parameters<typeof openTestDesk>[0] = {}): Promise<Loopback> {
  ensureBuilt()
  const test = await openTestDesk({ realClock: true, ...options })
  const server = await serveLoopback(test.desk, builtPages(), 0)
  return {
    url: server.url,
    port: server.port,
    test,
    async close() {
      await server.close()
      await test.close()
    },
  }
}

/** Chooses a name and types the PIN, as a person does, and waits for the desk. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('option', { name }).click()
  await page.locator('#s-pin').fill(pin)
  await page.keyboard.press('Enter')
  await page.locator('#s-pin').waitFor({ state: 'detached' })
}
