import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'

/** Where a Chromium of the machine itself would be. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The machine's own Chromium, Chrome or Edge; undefined when it has none. */
export const installedChromium = (): string | undefined => places.find((path) => existsSync(path))

/** That browser without a window, sandboxed; null when there is none. The caller closes it. */
export async function launchInstalled(): Promise<Browser | null> {
  const executablePath = installedChromium()
  if (executablePath === undefined) return null
  const { chromium } = await import('playwright-core')
  const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
  return chromium.launch({ executablePath, args, chromiumSandbox: true })
}
