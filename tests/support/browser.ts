import { chromium, type Browser } from 'playwright-core'
import { installedChromium } from '../../electron/host-loopback/chromium.ts'

/** Nothing that asks the network, waits for a graphics card, or needs a sandbox a container does not have; a made-up camera. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/** The two screens that stand on front desks. */
export const viewports = {
  small: { width: 1366, height: 768 },
  large: { width: 1920, height: 1080 },
} as const

/** A real Chromium without a window: the machine’s own, or the one from npm. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const own = installedChromium()
  if (own !== undefined) return chromium.launch({ executablePath: own, args: flags })
  const { default: shipped } = await import('@sparticuz/chromium')
  // in a single process the whole browser would end with the first context
  const kept = shipped.args.filter((flag) => !/^--(headless|single-process|no-zygote)/.test(flag))
  const args = [...new Set([...kept, ...flags])]
  return chromium.launch({ executablePath: await shipped.executablePath(), args })
}
