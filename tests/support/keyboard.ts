import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Whether an element, or something in it, has the focus. */
const hasFocus = (target: Locator) =>
  target.evaluate((element) => element.contains(document.activeElement), undefined, { timeout: 5_000 })

/** Presses Tab until the focus is there, as somebody without a mouse does; fails when Tab never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let presses = 0; presses < 90; presses += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(target)}`)
}

/** Tab to a button or link, and Enter. */
export async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Types into a field with a list and takes the entry with these words, from wherever the focus is; the list has closed then. */
export async function choose(page: Page, field: Locator, typed: string, words: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(typed, { delay: 60 }) // faster would be a scanner
  await page.locator('.ant-select-item-option').filter({ hasText: words }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' })
}

/** Down a table, from the row it stands on, until the active row holds these words. */
export async function downTo(page: Page, grid: Locator, words: string): Promise<void> {
  await grid.getByText(words).first().waitFor()
  await tabTo(page, grid)
  const active = () =>
    grid.evaluate((box) => {
      const row = document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
      return row?.textContent ?? ''
    })
  const rows = Number(await grid.getAttribute('aria-rowcount'))
  for (let presses = 0; presses < rows; presses += 1) {
    if ((await active()).includes(words)) return
    await page.keyboard.press('ArrowDown')
  }
  expect(await active()).toContain(words)
}
