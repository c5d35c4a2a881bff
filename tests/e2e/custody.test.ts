import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { countedDeposit } from '../support/custody.ts'
import { requestId } from '../support/desk.ts'
import { deposit, drawn, parcel } from '../support/handover.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { scan, sign } from '../support/pen.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk({ kind: 'hotel' }))
  await signIn(page, '陈静', 'desk-password')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

const admin = () => loopback.test.admin
const receive = (change: Partial<typeof parcel> = {}) =>
  admin().parcels.receive({ requestId: requestId(), ...parcel, ...change })
const keep = (change: Partial<typeof deposit> = {}) =>
  admin().deposits.open({ requestId: requestId(), ...deposit, ...change })
const keepCounted = () => admin().deposits.open({ requestId: requestId(), ...countedDeposit })
const pad = (name: string) => page.getByRole('group', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const pieces = (kind: string) => page.getByLabel(`${kind}的张数`, { exact: true })

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

describe('a parcel', () => {
  it('is scanned with the cursor anywhere, gets its place as pickup code, and the next one follows at once', async () => {
    await page.keyboard.press('F3')
    const note = page.getByLabel('备注')
    await note.fill('放稳')
    await note.focus()
    await scan(page, 'YT1234567890123')
    await expect.poll(() => page.getByLabel('快递单号').inputValue()).toBe('YT1234567890123')
    expect(await note.inputValue()).toBe('放稳')
    expect(await page.getByLabel('快递公司').inputValue()).toBe('圆通')
    await page.keyboard.type('cj')
    await page.locator('.ant-select-item-option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('货架').fill('2-5')
    await page.keyboard.press('Control+S')
    await expect.poll(() => page.locator('.c-code-large').textContent()).toBe('2-5-1')

    await scan(page, 'JD0000000000001')
    await expect.poll(() => page.getByLabel('快递单号').inputValue()).toBe('JD0000000000001')
    await page.getByLabel('收件人姓名').fill('王**')
    await page.keyboard.press('Control+S')
    await expect.poll(() => page.locator('.c-code-large').textContent()).toBe('2-5-2')
    const { rows } = await admin().parcels.list({})
    expect(rows).toMatchObject([
      { barcode: 'JD0000000000001', carrier: '京东', recipientName: '王**', recipientId: null },
      { barcode: 'YT1234567890123', recipientName: '陈静', note: '放稳', pickupCode: '2-5-1' },
    ])
  })

  it('scanned twice is refused beside its number, and nothing typed is lost', async () => {
    const { number } = await receive()
    await page.keyboard.press('F3')
    await page.getByLabel('收件人姓名').fill('孙悦')
    await scan(page, parcel.barcode)
    await page.keyboard.press('Control+S')
    await page.getByText(`这个单号已经在架上，编号 ${number}`).waitFor()
    expect(await page.getByLabel('收件人姓名').inputValue()).toBe('孙悦')
    expect((await admin().parcels.list({})).rows).toHaveLength(1)
  })

  it('goes with others against one drawn signature, and never without it', async () => {
    const mine = await receive()
    const hers = await receive({ barcode: 'ZT7654321', recipientName: '李强', recipientPhoneLast4: '' })
    await open('/parcels')
    await page.getByText(hers.pickupCode, { exact: true }).waitFor()
    await scan(page, parcel.barcode)
    await page.getByRole('button', { name: '取件（1 件）' }).waitFor()
    await scan(page, 'ZT7654321')
    await page.getByRole('button', { name: '取件（2 件）' }).waitFor()
    await page.keyboard.press('Alt+Q')
    await dialog().getByText(mine.pickupCode, { exact: true }).waitFor()
    expect(await dialog().getByRole('radio', { name: '本人' }).isDisabled()).toBe(true)
    await dialog().getByLabel('取件人姓名').fill('孙悦')
    await page.keyboard.press('Control+S')
    await dialog().locator('.ant-form-item-explain-error').filter({ hasText: '取件人签名' }).waitFor()
    expect((await admin().parcels.list({})).rows).toHaveLength(2)

    await sign(page, pad('取件人签名'))
    await dialog().getByRole('button', { name: '取件', exact: true }).click()
    await page.getByText('已取走 2 件').waitFor()
    await page.getByText('架上没有快递').waitFor()
    const collected = await admin().parcels.get({ id: hers.id })
    expect(collected).toMatchObject({ collectorName: '孙悦', collectorKind: 'colleague', releasedBy: '陈静' })
    expect(collected.signatureImage?.length).toBeGreaterThan(400)
    expect(await admin().parcels.get({ id: mine.id })).toMatchObject({ collectorKind: 'recipient' })
    await open(`/parcels/${hers.id}`)
    await page.getByRole('img', { name: '取件人签名' }).waitFor()
  })
})

async function fillDeposit(): Promise<void> {
  await page.keyboard.press('F4')
  await page.getByLabel('客人姓名').fill('赵敏')
  await page.getByLabel('寄存物品').fill('现金信封一个')
  await page.getByLabel('申报金额').fill('253')
  await page.getByLabel('封条号').fill('F-0001')
  await page.getByLabel('存放位置').fill('保险柜 2 号')
}
const stamp = () => page.getByRole('button', { name: '前台章', exact: true }).click()

describe('a deposit', () => {
  it('is counted to what was declared, and gets no place in the safe while one mark is missing', async () => {
    await fillDeposit()
    await pieces('100 元').fill('2')
    await pieces('50 元').fill('1')
    await page.getByText('贰佰伍拾元整').waitFor()
    await page.getByText('与申报金额相差 ¥3.00').waitFor()
    await stamp()
    await sign(page, pad('客人签名'))
    const save = page.getByRole('button', { name: '还缺：封存人签名' })
    await save.click()
    await page.getByText('缺封存人签名，不能封存').waitFor()
    await page.keyboard.press('Control+S')
    expect((await admin().deposits.list({})).rows).toEqual([])

    await sign(page, pad('封存人签名（陈静）'))
    await page.getByRole('button', { name: '封存入柜' }).click()
    await page.getByText('清点合计与申报金额不一致').waitFor()
    expect((await admin().deposits.list({})).rows).toEqual([])
    await pieces('1 元').fill('3')
    await page.getByText('与申报金额一致').waitFor()
    await page.getByRole('button', { name: '封存入柜' }).click()
    await page.locator('.d-number').waitFor()
    const [kept] = (await admin().deposits.list({})).rows
    expect(kept).toMatchObject({
      guestName: '赵敏',
      countedFen: 25_300,
      declaredFen: 25_300,
      method: 'counted',
    })
    const whole = await admin().deposits.get({ id: kept?.id ?? 0 })
    expect(whole.guestSignatureImage).not.toBe(whole.sealerSignatureImage)
  })

  it('that is sealed shows no boxes to count in, and its sum is called declared everywhere', async () => {
    await fillDeposit()
    await page.getByText('封存未清点').first().click()
    await pieces('100 元').waitFor({ state: 'detached' })
    await stamp()
    await sign(page, pad('客人签名'))
    await sign(page, pad('封存人签名（陈静）'))
    await page.getByRole('button', { name: '封存入柜' }).click()
    await page.locator('.d-number').waitFor()
    await open('/deposits')
    await page.getByText('申报 ¥253.00').waitFor()
    await open('/deposits/1')
    await page.getByText('申报金额（未清点）').waitFor()
    const shown = await page.locator('.q-main').innerText()
    expect(shown).not.toMatch(/已验收|清点金额/)
    expect(await admin().deposits.get({ id: 1 })).toMatchObject({ countedFen: null, declaredFen: 25_300 })
  })

  it('goes back after a recount before the guest, with his signature', async () => {
    const { id, number } = await keepCounted()
    await open(`/deposits/${id}`)
    await page.getByRole('button', { name: '客人取回' }).click()
    await dialog().getByText('完好', { exact: true }).click()
    await sign(page, pad('领取人签名'))
    await dialog().getByRole('button', { name: '确认取回' }).click()
    await dialog().getByText('请先与客人一起复点').waitFor()
    await pieces('100 元').fill('2')
    await pieces('50 元').fill('1')
    await pieces('1 元').fill('3')
    await dialog().getByText('与存入清点数一致').waitFor()
    await dialog().getByRole('button', { name: '确认取回' }).click()
    await page.getByText(`${number} 已交还客人`).waitFor()
    expect(await admin().deposits.get({ id })).toMatchObject({ recountedFen: 25_300, approvedBy: '' })
    await page.getByRole('img', { name: '领取人签名' }).waitFor()
  })

  it('with a difference goes back only with a reason and another person who may approve it', async () => {
    await loopback.test.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
    await loopback.test.person({ name: '王芳', role: 'receptionist' })
    const { id } = await keepCounted()
    await open(`/deposits/${id}`)
    await page.getByRole('button', { name: '客人取回' }).click()
    await dialog().getByText('完好', { exact: true }).click()
    await pieces('100 元').fill('1')
    await dialog().getByText('与存入清点数相差 ¥153.00').waitFor()
    await sign(page, pad('领取人签名'))
    await dialog().getByLabel('原因').fill('客人取走一部分')
    await dialog().getByLabel('确认人', { exact: true }).click()
    const names = page.locator('.ant-select-item-option')
    expect(await names.allInnerTexts()).toEqual(['马经理'])
    await names.first().click()
    await dialog().getByLabel('确认人密码').fill('111222')
    await dialog().getByRole('button', { name: '确认取回' }).click()
    await dialog().getByText('密码不对').waitFor()
    await dialog().getByLabel('确认人密码').fill('260914')
    await dialog().getByRole('button', { name: '确认取回' }).click()
    await dialog().waitFor({ state: 'detached' })
    expect(await admin().deposits.get({ id })).toMatchObject({
      recountedFen: 10_000,
      approvedBy: '马经理',
      differenceReason: '客人取走一部分',
    })
  })
})

/** One form as paper: its text as a reader of the PDF gets it, page by page, and its size in mm. */
async function printed(form: 'parcelSlip' | 'depositSlip', id: number) {
  const { ticket } = await admin().print.ticket({ form, id })
  const sheet = await page.context().newPage()
  await sheet.goto(`http://127.0.0.1:${loopback.port}/#/print?ticket=${ticket}`)
  await sheet.locator('html[data-print-ready=true]').waitFor({ state: 'attached' })
  const pdf = await sheet.pdf({ preferCSSPageSize: true })
  await sheet.close()
  const { pages, millimetres } = await readPdf(pdf)
  return { text: pages.join(''), pages: pages.length, millimetres }
}
const times = (text: string, words: string) => text.split(words).length - 1

describe('the slips', () => {
  it('of a parcel is a 62 mm label with the code, whose it is, and the waybill', async () => {
    const { id } = await receive({ shelf: '12-5' })
    const slip = await printed('parcelSlip', id)
    expect(slip).toMatchObject({ pages: 1, millimetres: [62, 40] })
    for (const words of ['12-5-1', '孙悦', '尾号6677', 'SF1234567890123', '-00001'])
      expect(slip.text).toContain(words)
  })

  it('of a counted deposit has three parts on one page, each with the sum verified', async () => {
    const { id, number } = await keepCounted()
    const slip = await printed('depositSlip', id)
    expect(slip).toMatchObject({ pages: 1, millimetres: [210, 297] })
    for (const part of ['存根联', '宾客联', '物品联/封签', '领取人签名']) expect(slip.text).toContain(part)
    expect(times(slip.text, number)).toBeGreaterThanOrEqual(3)
    expect(times(slip.text, '清点金额：¥253.00')).toBe(3)
    expect(times(slip.text, '人民币贰佰伍拾叁元整')).toBe(3)
    expect(times(slip.text, '✓当面清点（验收）')).toBe(3)
    expect(times(slip.text, '100元2200.00')).toBe(3)
    for (const article of ['第八百八十八条', '第八百九十一条', '第八百九十八条'])
      expect(slip.text).toContain(article)
    expect(slip.text).not.toMatch(/申报金额|未清点）/)
    // Where the safe is and how to reach the guest stand on the desk's own part only.
    expect(times(slip.text, '保险柜2号')).toBe(1)
    expect(times(slip.text, '13911112222')).toBe(1)
    expect(slip.text).not.toContain(countedDeposit.idNumber)
  })

  it('of a sealed deposit calls its sum declared and uncounted, and prints no count', async () => {
    const { id } = await keep()
    const { text, pages } = await printed('depositSlip', id)
    expect(pages).toBe(1)
    expect(times(text, '申报金额（未清点）：¥5,000.00')).toBe(3)
    expect(times(text, '人民币伍仟元整（申报，未清点）')).toBe(3)
    expect(times(text, '✓封存未清点')).toBe(3)
    expect(text).not.toMatch(/清点金额：|✓当面清点|小计|已当面清点验收/)
    expect(text).toContain('未开封、未清点')
  })

  it('of a demo site bear the mark of a demo', async () => {
    const { id } = await keepCounted()
    loopback.test.desk.core.sqlite.prepare('UPDATE site SET demo = 1').run()
    loopback.test.desk.core.site.reload()
    expect((await printed('depositSlip', id)).text).toContain('演示')
  })
})

describe('the screens of custody', () => {
  it('give axe nothing to complain about, dialogs included, in both languages', async () => {
    const held = await receive({ barcode: 'YT1' })
    const gone = await receive({ barcode: 'YT2' })
    await admin().parcels.release({
      requestId: requestId(),
      parcelIds: [gone.id],
      collectorName: '孙悦',
      collectorKind: 'recipient',
      signature: drawn,
    })
    const counted = await keepCounted()
    const sealed = await keep()
    for (const language of ['中文', 'English']) {
      await page.getByText(language, { exact: true }).first().click()
      for (const path of [
        '/parcels',
        '/parcels/new',
        `/parcels/${held.id}`,
        `/parcels/${gone.id}`,
        '/deposits',
        '/deposits/new',
        `/deposits/${counted.id}`,
        `/deposits/${sealed.id}`,
      ]) {
        await open(path)
        await page.locator('.q-loading').waitFor({ state: 'detached' })
        expect(await violationsOf(page), `${language} ${path}`).toEqual([])
      }
      for (const path of [`/parcels/${held.id}`, `/deposits/${counted.id}`]) {
        await open(path)
        await page.getByRole('button', { name: /^(取件|客人取回|Hand out|Return to guest)$/ }).click()
        await dialog().waitFor()
        expect(await violationsOf(page), `${language} ${path} dialog`).toEqual([])
        await page.keyboard.press('Escape')
        await dialog().waitFor({ state: 'detached' })
      }
    }
  })
})
