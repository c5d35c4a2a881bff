import type { Page } from 'playwright-core'

/**
 * Registers the visitor of `visitor.ts`, who was here before, by keyboard alone; does not wait for the answer. `inside`: he
 * was never signed out, so the desk is asked whether it means it.
 */
export async function registerReturning(page: Page, { inside = false } = {}): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByLabel('来过吗？').waitFor()
  await page.keyboard.type('5678')
  await page.getByText('138****5678').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('沿用上次登记的证件号码').waitFor()
  await page.keyboard.press('Control+S')
  if (!inside) return
  await page.getByRole('button', { name: '仍要登记' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
