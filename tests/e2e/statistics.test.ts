import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk({
    prepare: async ({ test: { admin } }) => {
      for (const company of ['晨光贸易', '晨光贸易', '=1+1'])
        await admin.visitors.register({ requestId: requestId(), ...visitor, company, companions: 1 })
    },
  }))
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('link', { name: '访客', exact: true }).click()
  await page.getByRole('link', { name: '统计' }).click()
  await page.getByRole('table', { name: '到达时间热度' }).waitFor()
})

describe('the statistics', () => {
  it('show visits by day, hour, host, company and reason, in both languages', async () => {
    const words = await page.getByRole('main').innerText()
    for (const word of ['来访（次）', '晨光贸易', '业务洽谈', '陈静', '最忙：']) expect(words).toContain(word)
    const shades = await page.getByRole('table', { name: '到达时间热度' }).locator('tbody td').allInnerTexts()
    expect(shades.filter((text) => text !== '')).toEqual(['3'])
    expect(await violationsOf(page)).toEqual([])
    await page.getByText('上月', { exact: true }).click()
    await page.getByText('这些天没有来访').waitFor()
    await page.getByText('English', { exact: true }).click()
    await page.getByText('Nobody came on these days').waitFor()
    await page.getByText('This week', { exact: true }).click()
    await page.getByRole('table', { name: 'When they arrive' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  it('hand over the register as a file that runs nothing', async () => {
    await page.getByRole('button', { name: '导出' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('CSV 文本').click()
    const waiting = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出' }).click()
    const download = await waiting
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('已导出 3 条').waitFor()
    expect(download.suggestedFilename()).toMatch(/^来访登记_\d{4}-\d{2}-01_\d{4}-\d{2}-\d{2}\.csv$/)
    const text = readFileSync(await download.path(), 'utf8')
    expect(text.split('\r\n')).toHaveLength(5)
    expect(text).toContain("'=1+1")
    expect(text).not.toContain(visitor.idNumber)
  })

  it('print the week and the month as a table for the manager', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now())
    const { ticket } = await loopback.test.admin.print.ticket({
      form: 'visitMonth',
      id: Number(today.slice(0, 7).replace('-', '')),
    })
    const sheet = await page.context().newPage()
    await sheet.goto(`http://127.0.0.1:${String(loopback.port)}/#/print?ticket=${ticket}`)
    await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
    const { pages } = await readPdf(await sheet.pdf({ preferCSSPageSize: true }))
    expect(pages[0]).toContain('合计36')
    const paper = pages.join('')
    for (const words of ['来访情况月报表', today, '合计36', '来电（次）', '主管签字'])
      expect(paper).toContain(words)
  })
})
