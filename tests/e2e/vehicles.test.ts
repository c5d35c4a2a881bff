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
  await page.getByRole('heading', { level: 1 }).waitFor()
})

const admin = () => loopback.test.admin
const visit = () => admin().visitors.register({ requestId: requestId(), ...visitor })
const dialog = () => page.getByRole('dialog')
/** At a person's pace: keys that come faster are a scanner's. */
const type = (text: string) => page.keyboard.type(text, { delay: 45 })
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('grid', { name: '车辆' }).waitFor()
  await page.locator('.q-loading').waitFor({ state: 'detached' })
}

describe('the vehicles', () => {
  it('take an unfamiliar car by its keys, the province by its letters, and ask about a plate that is here', async () => {
    await open('/visitors/vehicles')
    await press('Alt+n')
    const plate = dialog().getByLabel('车牌号')
    await plate.waitFor()
    await expect.poll(() => plate.evaluate((field) => field === document.activeElement)).toBe(true)
    await type('hub88888')
    await page.locator('.ant-select-item-option').filter({ hasText: '沪B88888' }).waitFor()
    await press('ArrowDown', 'Enter')
    await page.locator('.ant-select-open').waitFor({ state: 'detached' })
    expect(await plate.inputValue()).toBe('沪B88888')
    await dialog().getByText('普通号牌').waitFor()
    await press('Control+s')
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('row', { name: '沪B88888' }).waitFor()

    await press('Alt+n')
    await plate.waitFor()
    await plate.fill('沪ｂ·88888')
    await press('Control+s')
    await page.getByText('还没有离开').waitFor()
    await page
      .getByRole('button', { name: '取 消' })
      .or(page.getByRole('button', { name: '取消' }))
      .last()
      .click()
    await page.getByText('请核对；确是另一辆再登记').waitFor()
    expect((await admin().vehicle.list({})).rows).toHaveLength(1)
    await press('Control+s')
    await page.getByRole('button', { name: '确是另一次，照样登记' }).click()
    await dialog().first().waitFor({ state: 'detached' })
    await page.getByText('车牌重复').first().waitFor()
    expect((await admin().vehicle.list({})).rows.map(({ plate: written }) => written)).toEqual([
      '沪B88888',
      '沪B88888',
    ])
  })

  it('are never held up by a plate that looks foreign, and are signed out by their keys', async () => {
    await open('/visitors/vehicles')
    await press('Alt+n')
    const plate = dialog().getByLabel('车牌号')
    await plate.waitFor()
    await plate.fill('B-XY 1234')
    await dialog().getByText('没有省份简称').waitFor()
    await press('Control+s')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('BXY1234', { exact: true }).waitFor()
    await page.getByRole('grid').focus()
    await press('Alt+l')
    await page.getByText('BXY1234 已登记离开').waitFor()
    await page.getByText('现在没有车辆在场').waitFor()
  })

  it('that came with a visit get their place afterwards', async () => {
    await visit()
    await open('/visitors/vehicles')
    await page.getByText('未记位置').waitFor()
    await page.getByRole('grid').focus()
    await press('Enter')
    await dialog().getByLabel('停放位置').fill('地下 B1')
    await press('Control+s')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('地下 B1').waitFor()
  })
})
