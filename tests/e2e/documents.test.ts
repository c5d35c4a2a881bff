import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { publish } from '../support/documents.ts'
import { drawn } from '../support/handover.ts'
import { jpeg } from '../support/jpeg.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { readPdf } from '../support/pdf.ts'
import { sign } from '../support/pen.ts'
import { addVisitType } from '../support/visit-type.ts'
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
async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
async function beginForm(name: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByLabel('来过吗？').fill(name)
  await page.getByText('第一次来').click()
  await page.getByLabel('来访事由').fill('会议')
  await page.getByLabel('被访人不在名单上').fill('302 室')
}

describe('documents', () => {
  it('are published, changed into a new version with a word before it, and withdrawn', async () => {
    await open('/reception')
    await page.getByRole('navigation', { name: '接待设置' }).getByRole('link', { name: '告知书' }).click()
    await page.getByText('还没有告知书').waitFor()
    await page.getByRole('button', { name: '新增告知书' }).click()
    await page.getByLabel('名称', { exact: true }).fill('访客须知')
    await page.getByLabel('正文', { exact: true }).fill('请佩戴访客牌。')
    await page.keyboard.press('Control+S')
    await page.getByText('已发布第 1 版').waitFor()
    await page.getByRole('gridcell', { name: '访客须知' }).dblclick()
    await page.getByLabel('正文', { exact: true }).fill('请佩戴访客牌，不得拍照。')
    await page.getByText('发布后是第 2 版').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Control+S')
    await page.getByText('已发布第 2 版').waitFor()
    expect(await admin().documents.versions({ code: 'D1' })).toMatchObject([
      { version: 2, text: '请佩戴访客牌，不得拍照。', acceptance: 'sign' },
      { version: 1, text: '请佩戴访客牌。' },
    ])
    await page.getByRole('grid').focus()
    await page.keyboard.press('Alt+V')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('第 1 版').click()
    await dialog.getByText('请佩戴访客牌。', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('grid').focus()
    await page.keyboard.press('Alt+R')
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await expect.poll(async () => (await admin().documents.list({}))[0]?.retiredAt).not.toBeNull()
  })

  it('are signed at the desk where there is no second screen, listed with the visit, and printed as signed', async () => {
    await publish(loopback.test)
    await beginForm('周小雨')
    await page.getByRole('button', { name: '在这里签' }).click()
    const dialog = page.getByRole('dialog')
    await sign(page, dialog.getByRole('group', { name: '访客签名' }))
    await dialog.getByRole('button', { name: '完成' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('已确认 1 份').waitFor()
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    await page.getByRole('button', { name: '查看登记' }).click()
    const accepted = page.locator('.v-accepted')
    await accepted.getByText('访客须知').waitFor()
    await accepted.getByRole('img', { name: '访客签名' }).waitFor()
    expect(await violationsOf(page)).toEqual([])

    const { ticket } = await admin().print.ticket({ form: 'visitDocument', id: 1 })
    const sheet = await page.context().newPage()
    await sheet.goto(`http://127.0.0.1:${loopback.port}/#/print?ticket=${ticket}`)
    await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
    const { pages, millimetres } = await readPdf(await sheet.pdf({ preferCSSPageSize: true }))
    expect(millimetres).toEqual([210, 297])
    for (const part of ['访客须知', '进入办公区请佩戴访客牌', 'D1-1', '周小雨', '第1版', '中文'])
      expect(pages[0]).toContain(part)
  })
})

describe('a photo', () => {
  /** The usual types take none. */
  async function beginPictured(): Promise<void> {
    addVisitType(loopback.test, { photoRule: 'optional' })
    await beginForm('周小雨')
    await page.locator('.v-bar').getByText('施工人员').click()
    await page.getByRole('button', { name: '拍照' }).click()
  }

  it('is taken by the camera, small, and stands on the visit', async () => {
    await beginPictured()
    await page.locator('video').waitFor()
    await page.getByRole('button', { name: '拍下' }).and(page.locator(':focus')).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('img', { name: '照片' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    const [visit] = await admin().visitors.onSite({})
    const photo = await admin().photos.ofVisit({ visitId: visit?.id ?? 0 })
    expect(photo?.image.length).toBeGreaterThan(1_000)
    await page.getByRole('button', { name: '查看登记' }).click()
    const size = await page
      .getByRole('img', { name: '照片' })
      .evaluate((image: HTMLImageElement) => Math.max(image.naturalWidth, image.naturalHeight))
    expect(size).toBeLessThanOrEqual(480)
  })

  it('is taken from a file where there is no camera, and from nothing that is no picture', async () => {
    await beginPictured()
    const file = page.locator('input[type=file]')
    await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') })
    await page.getByText('这个文件不是图片').waitFor()
    const png = Buffer.from(drawn.image.slice(22), 'base64')
    await file.setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: png })
    await page.getByRole('img', { name: '照片' }).waitFor()
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    const [visit] = await admin().visitors.onSite({})
    expect(await admin().photos.ofVisit({ visitId: visit?.id ?? 0 })).not.toBeNull()
  })

  it('on file is used again for a known visitor with one press', async () => {
    const { id } = await admin().visitors.register({
      requestId: requestId(),
      ...visitor,
      typeId: addVisitType(loopback.test, { photoRule: 'optional' }),
      gradeId: 3,
      photo: { kind: 'taken', image: jpeg },
    })
    await admin().visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    await page.keyboard.press('F2')
    await page.getByLabel('来过吗？').fill('欧阳明')
    await page.getByRole('option', { name: '欧阳明' }).click()
    await page.getByRole('button', { name: /^沿用 .* 的照片$/ }).click()
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    const [second] = await admin().visitors.onSite({})
    expect(await admin().photos.ofVisit({ visitId: second?.id ?? 0 })).toMatchObject({ image: jpeg })
  })
})

describe('a hazard', () => {
  it('that a visitor reports stops the registration, and stands on the first screen at once', async () => {
    const typeId = addVisitType(loopback.test, { hazardsQuestion: true, visitorSide: true })
    await loopback.test.client('visitor').visitorSide.arrive({
      typeId,
      name: '周小雨',
      phone: null,
      company: '',
      remember: false,
      whom: '302 室',
      reason: '送货',
      hazards: true,
      documents: [],
      photo: null,
    })
    await open('/visitors')
    await page.getByRole('button', { name: '访客屏 1 人等候' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '取用' }).click()
    await page.getByText('不放行，并立即上报负责人').waitFor()
    await page.keyboard.press('Control+S')
    await page.getByText('已报紧急事项 M').waitFor()
    expect(await admin().visitors.onSite({})).toEqual([])
    await page.getByText('没有', { exact: true }).click()
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    await open('/')
    await page.getByText('自报携带危险品').waitFor()
  })
})
