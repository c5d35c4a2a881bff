import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
})

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const field = (label: string) => page.getByLabel(label, { exact: true })
const focused = () => page.evaluate(() => document.activeElement?.id)
/** The form of a new visitor, with all that it must have. */
async function fillForm(): Promise<void> {
  await press('F2')
  await page.getByLabel('来过吗？').waitFor()
  await page.keyboard.type('周小雨')
  await page.getByText('第一次来').waitFor()
  await press('Enter')
  await page.locator('#name').waitFor()
  await field('被访人不在名单上').fill('302 室')
  await field('来访事由').fill('会议')
}

describe('what is lent beside the badge', () => {
  it('comes on a key, five at most, is lent with the visit, and is back when that is taken back', async () => {
    const { admin } = loopback.test
    const lent = async () => (await admin.lentPass.out({})).map(({ kind, number }) => `${kind} ${number}`)
    await fillForm()
    await field('访客牌号').fill('07')
    const height = () => page.locator('.q-form').evaluate((form) => form.getBoundingClientRect().height)
    const before = await height()
    await press('Alt+0')
    await expect.poll(focused).toBe('passes_0')
    // number and key in one go, before anything is drawn
    await page.locator('#passes_0').evaluate((input) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'k12')
      input.dispatchEvent(new Event('input', { bubbles: true }))
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key: '0', code: 'Digit0', altKey: true, bubbles: true }),
      )
    })
    await expect.poll(focused).toBe('passes_1')
    expect(await page.locator('#passes_0').inputValue()).toBe('k12')
    await page.keyboard.type('3f')
    await page.getByRole('combobox', { name: '种类' }).last().click()
    await page.locator('.ant-select-item-option').filter({ hasText: '钥匙' }).click()
    for (let more = 0; more < 4; more += 1) await press('Alt+0')
    await expect.poll(() => field('借出证卡').count()).toBe(5)
    await page.getByRole('button', { name: '不借' }).last().click()
    await field('借出证卡').nth(4).waitFor({ state: 'detached' })
    await press('Control+S')
    await page.locator('.v-number').waitFor()
    expect(await lent()).toEqual(['badge 07', 'card K12', 'key 3F'])
    await page.getByRole('button', { name: /撤销/ }).waitFor()
    await press('Control+Z')
    await expect.poll(lent).toEqual([])

    await fillForm()
    expect(await height()).toBe(before)
  })

  it('and is with somebody else already is said, and the form stays as it was', async () => {
    await loopback.test.admin.visitors.register({
      requestId: requestId(),
      ...visitor,
      passes: [{ kind: 'card', number: 'K12' }],
    })
    await fillForm()
    await press('Alt+0')
    await expect.poll(focused).toBe('passes_0')
    await page.keyboard.type('k12')
    await press('Control+S')
    await page.getByRole('alert').filter({ hasText: 'K12' }).waitFor()
    expect(await field('借出证卡').inputValue()).toBe('k12')
  })
})
