import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { handOver, openDuty, openMatter, register, type Duty } from '../support/handover.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let duty: Duty
let page: Page

beforeEach(async () => {
  const prepare = async ({ test }: Loopback) => (duty = await openDuty(test))
  ;({ page, loopback } = await openDesk({ kind: 'hotel', prepare }))
})

const heading = (name: string) => page.getByRole('heading', { name })
const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
const open = (path: string) => page.evaluate((hash) => (location.hash = hash), `#${path}`)

/** Types one field after the other with Enter between them, as the kit's forms want it. */
async function typeFields(...values: string[]): Promise<void> {
  for (const value of values) {
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
}

describe('a handover at the desk', () => {
  it('goes from F8 to the next shift with the keyboard alone', async () => {
    await register(duty.outgoing.client, '访客甲')
    const matter = await openMatter(duty.outgoing.client, '1208 房明早六点叫醒')
    await signIn(page, '王芳', '730518')
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
    await page.keyboard.press('F8')
    await page.getByRole('button', { name: '开始交接班' }).waitFor()
    await page.keyboard.press('Enter')

    await heading('两人一起清点').waitFor()
    await expect.poll(focused).toBe('visitors')
    expect(await page.locator('.q-main').innerText()).not.toContain('访客甲')
    await typeFields('0', '0', '0', '1995')

    await heading('清点结果').waitFor()
    await expect.poll(focused).toBe('visitors')
    await typeFields('已走，访客证未还', '找零少收五元')
    await page.keyboard.type('空调报修')
    await page.keyboard.press('Control+Enter')

    await heading('交班人签字').waitFor()
    await expect.poll(focused).toBe('staffId')
    await page.keyboard.press('Enter')
    await typeFields('111222')
    await page.getByText('密码不对，还可以试 2 次。').waitFor()
    await typeFields('730518')

    await heading('请接班人从头看一遍').waitFor()
    expect(await page.locator('.q-main').innerText()).toContain('访客甲')
    const tick = page.getByRole('checkbox', { name: new RegExp(matter.number) })
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab')
        return tick.evaluate((element) => element === document.activeElement)
      })
      .toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.type('李')
    await page.locator('.ant-select-item-option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.ant-select-open').waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await typeFields('260914')
    // Not ticked: not signed, and the focus is where something is missing.
    await page.getByText(`请勾选：${matter.number}`).waitFor()
    await expect.poll(() => tick.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+S')

    await heading('交接完成').waitFor()
    const { deskShift } = await duty.incoming.client.handovers.current({})
    expect(deskShift?.openedBy).toBe('李强')
    const handover = await duty.incoming.client.handovers.get({ id: 1 })
    expect(handover).toMatchObject({
      state: 'completed',
      cashReason: '找零少收五元',
      note: '空调报修',
      outgoing: { name: '王芳' },
      incoming: { name: '李强' },
    })
    expect(await page.locator('.h-code').innerText()).toContain(handover.sheetCode)
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: '李强' }).waitFor()
  })

  it('prints a sheet with both names, the report and the code, on numbered pages', async () => {
    for (let index = 0; index < 40; index += 1) await register(duty.outgoing.client, `访客${index}`)
    const { id, sheetCode } = await handOver(loopback.test, duty)
    const { ticket } = await duty.incoming.client.print.ticket({ form: 'handoverReport', id })
    const sheet = await page.context().newPage()
    await sheet.goto(`http://127.0.0.1:${loopback.port}/#/print?ticket=${ticket}`)
    await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
    expect(await sheet.getByRole('img', { name: sheetCode }).isVisible()).toBe(true)
    const { pages } = await readPdf(await sheet.pdf({ preferCSSPageSize: true }))
    expect(pages.length).toBeGreaterThan(1)
    const text = pages.join('')
    const wanted = ['前台交接班表', 'H2026-00001', '王芳', '李强', '访客39', '监交人', '手写签名', sheetCode]
    for (const part of wanted) expect(text).toContain(part)
    expect(text).not.toContain('防篡改')
    for (const [at, one] of pages.entries()) expect(one).toContain(`${at + 1}/${pages.length}`)
  })

  it('checks a sheet by its code, and axe has nothing against any of these screens', async () => {
    const { sheetCode } = await handOver(loopback.test, duty)
    await openMatter(duty.outgoing.client, '电梯维修回访')
    await signIn(page, '李强', '260914')
    await open('/check-sheet')
    const code = page.getByLabel('交接单编码')
    await code.fill(sheetCode)
    await page.keyboard.press('Enter')
    await page.getByText('相符', { exact: true }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await code.fill(sheetCode.slice(0, -1) + (sheetCode.endsWith('0') ? '1' : '0'))
    await page.keyboard.press('Enter')
    await page.getByText('不相符', { exact: true }).waitFor()
    await code.fill('7')
    await page.keyboard.press('Enter')
    await page.getByText('查不到这个编码').waitFor()
    for (const path of ['/', '/matters', '/handover', '/handover/history', '/handover/1']) {
      await open(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('.q-loading').waitFor({ state: 'detached' })
      expect(await violationsOf(page), path).toEqual([])
    }
  })
})
