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
const installedChromium = (): string | undefined => places.find((path) => existsSync(path))

/** Nothing that asks the network, waits for a graphics card, or needs a sandbox a container does not have. */
const chromiumFlags = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

/** A Chromium without a window; null when this machine has none. The caller closes it. */
export async function launchChromium(): Promise<Browser | null> {
  const { chromium } = await import('playwright-core')
  const executablePath = installedChromium()
  if (executablePath === undefined) return launchShipped()
  const chromiumSandbox = process.getuid?.() !== 0 // it refuses to run sandboxed as root
  return chromium.launch({ executablePath, args: chromiumFlags, chromiumSandbox })
}

/** The one from npm, for Linux without a browser; the sandbox of a container would not let it have its own. */
async function launchShipped(): Promise<Browser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const [{ chromium }, { default: shipped }] = await Promise.all([
    import('playwright-core'),
    import('@sparticuz/chromium'),
  ])
  // in a single process the whole browser would end with the first context
  const kept = shipped.args.filter((flag) => !/^--(headless|single-process|no-zygote)/.test(flag))
  const args = [...new Set([...kept, ...chromiumFlags, '--no-sandbox'])]
  return chromium.launch({ executablePath: await shipped.executablePath(), args })
}
