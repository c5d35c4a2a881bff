import type { Page } from 'playwright-core'
import { builtPages, developmentPages } from '../../electron/host-loopback/pages.ts'
import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

export interface Loopback {
  /** Address with the one-time token. */
  readonly url: string
  readonly port: number
  readonly test: TestDesk
  close(): Promise<void>
}

/** The whole product in a browser's reach: a real desk on a real file, served like `npm start` does. */
export async function startLoopback(
  options: Parameters<typeof openTestDesk>[0] & { built?: boolean } = {},
): Promise<Loopback> {
  const { built = true, ...deskOptions } = options
  const test = await openTestDesk({ realClock: true, ...deskOptions })
  const development = built ? null : await developmentPages()
  const server = await serveLoopback(test.desk, development?.pages ?? builtPages(), 0)
  return {
    url: server.url,
    port: server.port,
    test,
    async close() {
      await server.close()
      await development?.close()
      await test.close()
    },
  }
}

/** Chooses the name and types the PIN, by keyboard, as a person does. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('radio', { name }).or(page.getByRole('option', { name })).first().click()
  await page
    .getByLabel(/密码|PIN/)
    .first()
    .fill(pin)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
}
