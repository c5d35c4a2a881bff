import type { Browser } from 'playwright-core'
import { launchChromium } from '../../electron/host-loopback/chromium.ts'

/** The two screens that stand on front desks. */
export const viewports = {
  small: { width: 1366, height: 768 },
  large: { width: 1920, height: 1080 },
} as const

/** A real Chromium without a window: the machine's own, else the one from npm. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await launchChromium()
  if (!browser) throw new Error('no Chromium on this machine')
  return browser
}
