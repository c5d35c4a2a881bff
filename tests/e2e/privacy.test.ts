import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { collectParcels, receiveParcel } from '../support/keeping.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { visitor } from '../support/visitor.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk({
    // in place of the browser's print dialog
    script: () => (window.print = () => undefined),
    prepare: async ({ test: { admin } }) => {
      const { id } = await admin.visitors.register({ requestId: requestId(), ...visitor, plate: '' })
      await admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
      await admin.visitors.register({ requestId: requestId(), ...visitor, plate: '' })
    },
  }))
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('link', { name: '个人信息' }).click()
  await page.getByRole('heading', { name: '个人信息' }).waitFor()
})

const table = () => page.getByRole('grid', { name: '个人信息' })

async function askFor(phone: string): Promise<void> {
  await page.getByRole('textbox', { name: '电话' }).fill(phone)
  await page.keyboard.press('Enter')
}

async function printed(form: 'holdings' | 'erasureCertificate', id: number): Promise<string> {
  const { ticket } = await loopback.test.admin.print.ticket({ form, id })
  const sheet = await page.context().newPage()
  await sheet.goto(`http://127.0.0.1:${String(loopback.port)}/#/print?ticket=${ticket}`)
  await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
  const { pages } = await readPdf(await sheet.pdf({ preferCSSPageSize: true }))
  await sheet.close()
  return pages.join('')
}

describe('a person who asks what is held about him', () => {
  it('is answered line by line, and what may go goes at his word, with a certificate', async () => {
    await askFor('138 0013 5678')
    await page.getByText('138****5678：共 2 条').waitFor()
    const words = (await table().textContent()) ?? ''
    for (const word of ['来访', '人还在场', '可以', '姓名 · 电话 · 证件号码']) expect(words).toContain(word)
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('button', { name: '删除可删的' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('删除 1 条，保留 1 条').waitFor()
    await dialog.getByRole('textbox', { name: '理由' }).fill('本人当面要求')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('138****5678：共 1 条').waitFor()

    await page.getByRole('link', { name: '删除记录' }).click()
    const certificates = page.getByRole('grid', { name: '删除记录' })
    await certificates.getByText('本人要求').waitFor()
    expect(await certificates.textContent()).toContain('本人当面要求')
    expect(await violationsOf(page)).toEqual([])
  })

  it('has his parcel erased by the name on it, and every list then says so', async () => {
    const { admin } = loopback.test
    const parcelId = await receiveParcel(admin)
    await collectParcels(admin, [parcelId])
    await receiveParcel(admin, { recipientName: '周小雨' })
    await askFor('13911116677')
    await page.getByText('139****6677：共 2 条').waitFor()
    expect(await table().textContent()).toContain('交还后起算')
    await page.getByRole('button', { name: '删除可删的' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '理由' }).fill('本人当面要求')
    await dialog.getByRole('textbox', { name: '快递收件人姓名' }).fill('孙悦')
    await page.keyboard.press('Control+S')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('139****6677：共 1 条').waitFor()
    await page.evaluate(() => (location.hash = '#/parcels'))
    await page.getByText('已取走', { exact: true }).click()
    const parcels = page.getByRole('grid', { name: '快递' })
    await parcels.getByText('资料已清除', { exact: true }).waitFor()
    await parcels.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^资料已清除 P/ }).waitFor()
    expect(await page.locator('.q-panel').innerText()).not.toContain('孙悦')
    expect(await violationsOf(page)).toEqual([])
  })

  it('gets the answer and the certificate as paper without his name on it', async () => {
    const { admin } = loopback.test
    const { inquiryId } = await admin.privacy.holdings({ phone: visitor.phone, idNumber: null })
    const answer = await printed('holdings', inquiryId)
    for (const words of ['个人信息查询答复', '138****5678', '人还在场']) expect(answer).toContain(words)
    const { id, number } = await admin.privacy.erase({
      requestId: requestId(),
      inquiryId,
      reason: '本人要求',
    })
    const certificate = await printed('erasureCertificate', id)
    for (const words of ['个人信息删除证明', number, '来访1', '人还在场'])
      expect(certificate).toContain(words)
    expect(answer + certificate).not.toContain(visitor.name)
  })

  it('hears that nothing is held, or what is wrong with the number, and loses nothing typed', async () => {
    await askFor('13700000000')
    await page.getByText('没有存任何信息').waitFor()
    await askFor('137')
    await page.getByText('请填完整的电话号码').waitFor()
    expect(await page.getByRole('textbox', { name: '电话' }).inputValue()).toBe('137')
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('heading', { name: 'Personal data' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})
