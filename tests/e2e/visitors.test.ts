import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { useDeskPage } from '../support/page.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { registerReturning } from '../support/register-returning.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
})

/** Every key pressed from now on, by the page's own count. */
async function countKeys(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = window as unknown as { keys: number }
    counter.keys = 0
    window.addEventListener('keydown', () => (counter.keys += 1), true)
  })
  return () => page.evaluate(() => (window as unknown as { keys: number }).keys)
}

describe('a visitor at the door', () => {
  it('who was here before is in with a few keys and no mouse', async () => {
    await loopback.test.admin.visitors.register({
      requestId: requestId(),
      ...visitor,
      hostId: loopback.test.adminId,
      hostName: '',
    })
    await loopback.test.admin.visitors.leave({ requestId: requestId(), visitId: 1, kind: 'seen' })
    const keys = await countKeys()
    await registerReturning(page)
    await page
      .getByText('V2026-00002')
      .or(page.getByText(/V\d{4}-00002/))
      .first()
      .waitFor()
    expect(await keys()).toBeLessThanOrEqual(8)
    const [second] = (await loopback.test.admin.visitors.list({})).rows
    expect(second).toMatchObject({ name: '欧阳明', idNumberMasked: '110***********0011', reason: '业务洽谈' })
  })

  it('who is new is written down with Enter from field to field, and the host is found by initials', async () => {
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('周小雨')
    await page.getByText('第一次来').waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('姓名', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('13912345678')
    await page.keyboard.press('Enter')
    await page.keyboard.type('远航物流')
    await page.keyboard.press('Enter')
    await page.keyboard.type('cj')
    await page.locator('.ant-select-item-option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('来访事由').fill('会议')
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    const [visit] = await loopback.test.admin.visitors.onSite({})
    expect(visit).toMatchObject({
      name: '周小雨',
      phone: '13912345678',
      company: '远航物流',
      hostName: '陈静',
      reason: '会议',
    })
  })

  it('is asked for what is missing, and loses nothing that was typed', async () => {
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').waitFor()
    await page.keyboard.type('周小雨')
    await page.getByText('第一次来').waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('工作单位').fill('远航物流')
    await page.keyboard.press('Control+S')
    await page.getByText('请填写来访事由').waitFor()
    await page.getByLabel('来访事由').fill('面试')
    await page.keyboard.press('Control+S')
    await page.getByText('请选择被访人，或写明找谁').waitFor()
    expect(await page.getByLabel('工作单位').inputValue()).toBe('远航物流')
    expect(await loopback.test.admin.visitors.onSite({})).toEqual([])
  })

  it('leaves, seen or said, from the list and by keys', async () => {
    const alone = { ...visitor, companions: 0, plate: '' }
    for (const name of ['甲一', '乙二'])
      await loopback.test.admin.visitors.register({ requestId: requestId(), ...alone, name })
    await page.getByRole('navigation').getByRole('link', { name: '访客' }).click()
    // the first screen names him as well: keys mean him only once this list has him
    await page.getByRole('grid', { name: '在场' }).getByText('甲一').waitFor()
    await page.getByRole('grid', { name: '在场' }).focus()
    await page.keyboard.press('Alt+L')
    await page.getByText('甲一 已登记离开').waitFor()
    await page.getByRole('grid', { name: '在场' }).focus()
    await page.keyboard.press('Alt+H')
    await page.getByText('现在没有访客在场').waitFor()
    const { rows } = await loopback.test.admin.visitors.list({})
    expect(rows.map(({ leaveKind }) => leaveKind).sort()).toEqual(['said', 'seen'])
  })

  it('has an ID number that is shown only with a reason', async () => {
    const { id } = await loopback.test.admin.visitors.register({ requestId: requestId(), ...visitor })
    await page.evaluate((visit) => (location.hash = `#/visitors/${visit}`), id)
    await page.getByText('110***********0011').waitFor()
    await page.getByRole('button', { name: '查看号码' }).click()
    await page.getByLabel('查看理由').fill('核对身份')
    await page.keyboard.press('Enter')
    await page.getByText(visitor.idNumber).waitFor()
  })

  it('finds screens that axe has nothing against, in both languages', async () => {
    await loopback.test.admin.visitors.register({ requestId: requestId(), ...visitor })
    for (const language of ['中文', 'English']) {
      await page.getByText(language, { exact: true }).first().click()
      for (const path of ['/', '/visitors', '/visitors/new', '/visitors/1', '/settings', '/audit']) {
        await page.evaluate((hash) => (location.hash = hash), `#${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect(await violationsOf(page), `${language} ${path}`).toEqual([])
      }
    }
  })
})
