import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Until everything that fades in stands: axe measures colours. What turns for ever is not waited for. */
const settle = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

/**
 * What axe has to say about the page as it stands: rule and place of each violation; an empty list is what we want. A page
 * without frames is read in the page itself, several times faster than through a second page that gathers the results of
 * frames, and reads axe's half megabyte of script once.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  await settle(page)
  const whole = page.frames().length === 1
  const loaded = whole && (await page.evaluate(() => 'axe' in window))
  const axe = new AxeBuilder({ page, ...(loaded ? { axeSource: 'void 0' } : {}) })
  const { violations } = await axe
    .setLegacyMode(whole)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
