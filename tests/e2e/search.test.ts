import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { dateIn } from '#shared/domain/zoned-time.ts'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { announce } from '../support/expected.ts'
import { inPass, strangeCar } from '../support/goods.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

/** Ctrl+K, a text, and Enter once the first answer to it is there. */
async function search(text: string, answer: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: /搜索/ }).waitFor()
  await page.keyboard.type(text)
  await page.getByRole('option', { name: answer, selected: true }).waitFor()
}

describe('the one search', () => {
  it('opens an appointment, a goods pass and a vehicle on their own screens, by keyboard alone', async () => {
    const { admin } = loopback.test
    const day = dateIn('Asia/Shanghai', Date.now() + 2 * 86_400_000) // in time at any hour
    await announce(admin, { first: day, last: day })
    await admin.goodsPass.issue({ requestId: requestId(), ...inPass })
    await admin.vehicle.register({ requestId: requestId(), ...strangeCar, driverName: '孙司机' })

    await search('zxy', /周小雨/)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^周小雨 E/ }).waitFor()

    await search('CN-0123', /欧阳明/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /G\d{4}-00001/ }).waitFor()

    await search('孙司', /沪B88888/)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByLabel('车牌').inputValue()).toBe('沪B88888')
    await dialog.getByLabel('停放位置').fill('地下 B2')
    await page.keyboard.press('Control+S')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('grid', { name: '车辆' }).getByText('地下 B2').waitFor()

    await search('孙司', /沪B88888/)
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog.getByLabel('停放位置').inputValue()).toBe('地下 B2')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
