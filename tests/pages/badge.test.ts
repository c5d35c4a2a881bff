import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk({ script: catchPrinting }))
  await signIn(page, '陈静', 'desk-password')
})

/** In place of the browser's print dialog: what stands on the page at that moment, kept in the top window. */
function catchPrinting(): void {
  const top = window.top as unknown as { printed?: string[] }
  window.print = () => {
    top.printed = [...(top.printed ?? []), document.body.innerText]
  }
}
const printed = () => page.evaluate(() => (window as unknown as { printed?: string[] }).printed ?? [])

async function visitWith(name: string, company: string): Promise<number> {
  const { id } = await loopback.test.admin.visitors.register({
    requestId: requestId(),
    ...visitor,
    name,
    company,
    badgeNumber: '07',
  })
  return id
}

describe('a visitor badge', () => {
  it('is printed once, whole, from a frame that is gone afterwards', async () => {
    const id = await visitWith('欧阳明', '晨光贸易')
    await page.evaluate((visit) => (location.hash = `#/visitors/${visit}`), id)
    await page.getByRole('button', { name: '打印访客牌' }).click()
    await page.waitForFunction(() => 'printed' in window)
    await page.locator('iframe').waitFor({ state: 'detached' })
    const sheets = await printed()
    expect(sheets).toHaveLength(1)
    for (const words of ['欧阳明', '晨光贸易', '访 陈静', '-00001 · 07', '离开时请交还'])
      expect(sheets[0]).toContain(words)
    expect(sheets[0]).not.toContain(visitor.phone)
    expect(sheets[0]).not.toContain('110*')
  })

  it('says how long it is good: until he means to leave, or else for the day', async () => {
    const { admin } = loopback.test
    const sheetOf = async (stayUntil: number | null) => {
      const { id } = await admin.visitors.register({
        requestId: requestId(),
        ...visitor,
        plate: '',
        stayUntil,
      })
      const { ticket } = await admin.print.ticket({ form: 'visitBadge', id })
      const sheet = await page.context().newPage()
      await sheet.goto(`http://127.0.0.1:${String(loopback.port)}/#/print?ticket=${ticket}`)
      await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
      const words = await sheet.locator('.b-badge').innerText()
      await sheet.close()
      return words
    }
    const until = Date.now() + 50 * 3_600_000
    const shanghai = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' },
    })
    expect(await sheetOf(until)).toContain(`有效至 ${shanghai.format(until).slice(5)}`)
    expect(await sheetOf(null)).toContain('当日有效')
  })

  it('is in the language of the site, whatever language the window is in', async () => {
    const id = await visitWith('欧阳明', '晨光贸易')
    await page.getByText('English', { exact: true }).click()
    await page.evaluate((visit) => (location.hash = `#/visitors/${visit}`), id)
    await page.getByRole('button', { name: 'Print badge' }).click()
    await page.waitForFunction(() => 'printed' in window)
    expect((await printed())[0]).toContain('离开时请交还')
    // the window itself keeps its language, and so do those opened later
    await page.getByRole('button', { name: 'Print badge' }).waitFor()
    expect(await page.evaluate(() => localStorage.getItem('qiantai.locale'))).toBe('en')
  })

  it.each([
    ['欧阳明', '晨光贸易'],
    [
      'Maximilian Featherstonehaugh-Smythe of Upper Slaughter',
      '北京晨光国际贸易发展有限责任公司东城分公司第一营业部',
    ],
  ])('of %s fits on one label of 62 by 40 mm', async (name, company) => {
    const id = await visitWith(name, company)
    const { ticket } = await loopback.test.admin.print.ticket({ form: 'visitBadge', id })
    const sheet = await page.context().newPage()
    await sheet.goto(`http://127.0.0.1:${String(loopback.port)}/#/print?ticket=${ticket}`)
    await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
    const pdf = (await sheet.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const [, , width = 0, height = 0] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(pdf)?.[1] ?? '')
      .trim()
      .split(/\s+/)
      .map(Number)
    expect(width / 72).toBeCloseTo(62 / 25.4, 1)
    expect(height / 72).toBeCloseTo(40 / 25.4, 1)
    const clipped = await sheet.evaluate(() => {
      const badge = document.querySelector('.b-badge')
      const foot = document.querySelector('.b-foot')?.getBoundingClientRect().bottom ?? Infinity
      return badge === null || foot > badge.getBoundingClientRect().bottom + 1
    })
    expect(clipped).toBe(false)
  })

  it.each([
    ['label62', 62, 40],
    ['roll80', 80, 52],
    ['A6', 105, 148],
    ['A4', 210, 297],
  ] as const)(
    'fits on one page of %s, %i by %i mm, moved by what the printer is off',
    async (labelStock, width, height) => {
      const { admin } = loopback.test
      const rules = await admin.receptionRule.get({})
      const shifted = { ...rules, labelStock, labelShiftRight: 5, labelShiftDown: -3 }
      await admin.receptionRule.save({ requestId: requestId(), rules: shifted })
      const id = await visitWith('欧阳明', '晨光贸易')
      for (const [form, subject] of [
        ['visitBadge', id],
        ['labelTest', 1],
      ] as const) {
        const { ticket } = await admin.print.ticket({ form, id: subject })
        const sheet = await page.context().newPage()
        await sheet.goto(`http://127.0.0.1:${String(loopback.port)}/#/print?ticket=${ticket}`)
        await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
        const { pages, millimetres } = await readPdf(await sheet.pdf({ preferCSSPageSize: true }))
        expect(pages).toHaveLength(1)
        expect(millimetres).toEqual([width, height])
        const moved = await sheet.locator('.l-stock').evaluate((stock) => getComputedStyle(stock).transform)
        expect(moved).toMatch(/^matrix\(1, 0, 0, 1, 1\.\d+, -1\.\d+\)$/)
        await sheet.close()
      }
    },
  )

  it('whose ticket is used up is refused with a sentence', async () => {
    const id = await visitWith('欧阳明', '晨光贸易')
    const { ticket } = await loopback.test.admin.print.ticket({ form: 'visitBadge', id })
    await loopback.test.client('print').print.document({ ticket })
    const sheet = await page.context().newPage()
    await sheet.goto(`http://127.0.0.1:${String(loopback.port)}/#/print?ticket=${ticket}`)
    await sheet.getByText('打印已过期').waitFor()
    expect(await sheet.evaluate(() => document.documentElement.dataset['printReady'])).toBeUndefined()
  })
})
