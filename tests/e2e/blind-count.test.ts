import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { deposit, openDuty, parcel, register, type Duty } from '../support/handover.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { scan, sign } from '../support/pen.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page
let duty: Duty

beforeEach(async () => {
  const prepare = async ({ test }: Loopback) => {
    duty = await openDuty(test)
    const { client } = duty.outgoing
    await register(client, '司马光', { companions: 0, plate: '' }) // leaves by one key
    await register(client, '欧阳修')
    await client.parcels.receive({ requestId: requestId(), ...parcel })
    await client.deposits.open({ requestId: requestId(), ...deposit })
  }
  ;({ page, loopback } = await openDesk({ kind: 'hotel', prepare }))
  await signIn(page, '王芳', '730518')
})

const words = () => page.locator('.q-main').innerText()
const grid = () => page.getByRole('grid')
const searchbox = () => page.getByRole('searchbox')
const beginCount = () => duty.outgoing.client.handovers.start({ requestId: requestId() })

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('.q-loading').waitFor({ state: 'detached' })
}

describe('a blind count', () => {
  it('hides the numbers on every open screen at once, and gives them back when it is in', async () => {
    const screens = [
      ['/', '2', '司马光'],
      ['/visitors', '2 位访客在场', '司马光'],
      ['/parcels', '在架 1 件', '孙悦'],
      ['/deposits', '在管 1 件', '赵敏'],
    ] as const
    // They have all been read, so that an old answer could come back.
    for (const [path, number, row] of screens) {
      await open(path)
      await page.getByText(row).first().waitFor()
      expect(await words()).toContain(number)
    }
    const { id: handoverId } = await beginCount()
    await page.getByText('— 清点中').waitFor()
    for (const [path, number, row] of screens) {
      await open(path)
      await page.getByText('—').first().waitFor()
      const shown = await words()
      expect(shown, path).not.toContain(row)
      if (path !== '/') expect(shown, path).not.toContain(number)
      expect(shown, path).not.toMatch(/共 \d+ 条|第 \d+ 条/)
      expect(await violationsOf(page), path).toEqual([])
    }
    await open('/')
    for (const name of ['在场访客', '在架快递', '寄存在管'])
      await page.getByRole('link', { name: `— ${name} · 清点中` }).waitFor()

    const counted = { visitors: 2, parcels: 1, deposits: 1, cashCountedFen: 200_000 }
    await duty.outgoing.client.handovers.count({ requestId: requestId(), handoverId, ...counted })
    await page.getByRole('link', { name: '2 在场访客' }).waitFor()
    for (const [path, number, row] of screens.slice(1)) {
      await open(path)
      await page.getByText(row).first().waitFor()
      expect(await words(), path).toContain(number)
    }
  })

  it('leaves the desk working: a visitor leaves, a parcel is collected, the search finds', async () => {
    await beginCount()
    await open('/visitors')
    await page.getByText('交接清点中，不列出全部').waitFor()
    await expect.poll(() => searchbox().evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.type('smg')
    await page.getByText('司马光').waitFor()
    expect(await words()).not.toContain('欧阳修')
    expect(await grid().getAttribute('aria-rowcount')).toBe('-1')
    await grid().focus()
    await page.keyboard.press('Alt+L')
    await page.getByText('司马光 已登记离开').waitFor()
    await page.getByText('没有符合的登记').waitFor()
    await page.getByText('登记簿').click()
    await page.getByText('交接清点中，不列出全部').waitFor()
    await searchbox().fill('欧阳')
    await page.getByText('欧阳修').waitFor()
    await page.getByText('清点中：只列出前几条').waitFor()

    await open('/parcels')
    await scan(page, parcel.barcode)
    await page.getByRole('button', { name: '取件（1 件）' }).waitFor()
    await page.keyboard.press('Alt+Q')
    await page.getByRole('dialog').getByLabel('取件人姓名').fill('孙悦')
    await sign(page, page.getByRole('group', { name: '取件人签名', exact: true }))
    await page.getByRole('dialog').getByRole('button', { name: '取件', exact: true }).click()
    await page.getByText('已取走 1 件').waitFor()
    await page.getByText('已取走', { exact: true }).click()
    await page.getByText('孙悦').first().waitFor()

    await page.keyboard.press('Control+K')
    await page.getByRole('combobox', { name: /搜索姓名/ }).fill('赵敏')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /赵敏/ }).waitFor()
    expect(await loopback.test.admin.visitors.onSite({ text: '司马' })).toEqual([])
    await open('/parcels/new')
    await page.getByLabel('货架').waitFor()
    expect(loopback.test.logged.filter(({ event }) => event === 'bug')).toEqual([])
  })
})
