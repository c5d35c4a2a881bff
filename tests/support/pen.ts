import type { Locator, Page } from 'playwright-core'
import { enterKey, keysOf, pressKeys } from './kit/keys.ts'

/** Signs in a signature pad with the mouse, as a person does: down, a wavy line, up. */
export async function sign(page: Page, pad: Locator): Promise<void> {
  const canvas = pad.locator('canvas')
  await canvas.scrollIntoViewIfNeeded()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the signature pad is not on the screen')
  const at = (step: number) =>
    [box.x + box.width * (0.1 + step * 0.02), box.y + box.height * (0.3 + (step % 5) * 0.1)] as const
  await page.mouse.move(...at(0))
  await page.mouse.down()
  for (let step = 1; step < 40; step += 1) await page.mouse.move(...at(step))
  await page.mouse.up()
}

/** Scans like a wedge scanner: a burst of keys into whatever has the focus, Enter behind it. */
export async function scan(page: Page, text: string): Promise<void> {
  // Two scans are told apart by the silence between them, so there has to be one.
  await page.waitForTimeout(250)
  const session = await page.context().newCDPSession(page)
  await pressKeys(session, [...keysOf(text), enterKey], 8)
  await session.detach()
}
