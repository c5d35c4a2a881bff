import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installedElectron } from '../../electron/cli/electron-runtime.ts'
import { setUp, signIn } from './desk-page.ts'

const program = installedElectron()

/**
 * The same desktop under Electron itself, wherever its program is installed and a display is there; skipped elsewhere. Only
 * here the sandbox, the real ports and the real process are proved.
 */
describe.runIf(program !== null && Boolean(process.env['DISPLAY'] ?? process.platform === 'win32'))(
  'the desktop under Electron itself',
  () => {
    let folder: string
    let app: ElectronApplication
    let page: Page

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'qiantai-electron-'))
      const root = new URL('../../', import.meta.url).pathname
      app = await _electron.launch({
        executablePath: program ?? '',
        args: [root, `--data=${join(folder, 'data')}`],
      })
      page = await app.firstWindow()
    })
    afterAll(async () => {
      await app.close()
      rmSync(folder, { recursive: true })
    })

    it('goes from the first start to a signed-in desk', async () => {
      await setUp(page)
      await signIn(page)
    })

    it('shows its page nothing of Node or Electron but the bridge', async () => {
      const seen = await page.evaluate(() => ({
        bridge: Object.keys(window.qiantai ?? {}).sort(),
        node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      }))
      expect(seen).toEqual({ bridge: ['print', 'requestPort'], node: [] })
    })

    it('runs no script that a page was made to contain, and leaves for no other address', async () => {
      await page.evaluate(() => {
        const script = document.createElement('script')
        script.textContent = 'window.injected = true'
        document.body.append(script)
        location.href = 'https://example.com/'
      })
      expect(await page.evaluate(() => 'injected' in window)).toBe(false)
      expect(page.url()).toMatch(/^app:\/\/desk\//)
    })

    it('gives the window a new port after the core was killed', async () => {
      await app.evaluate(({ app: electron }) => {
        const core = electron.getAppMetrics().find(({ name }) => name === 'Qiantai core')
        if (core) process.kill(core.pid)
      })
      await signIn(page)
    })
  },
)
