import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { dateIn } from '#shared/domain/zoned-time.ts'
import { violationsOf } from './axe.ts'
import { colleague } from './calls.ts'
import { requestId, type TestDesk } from './desk.ts'
import { publish } from './documents.ts'
import { pressOn, tabTo } from './keyboard.ts'
import { sign } from './pen.ts'
import type { Language, Words } from './visitor-day-words.ts'

/** A house with a host and his deputy, one paper to sign and one to read; 周小雨 is announced. Answers her code. */
export async function prepareDay(test: TestDesk): Promise<string> {
  const deputy = await colleague(test, '李强', { extension: '8020' })
  await colleague(test, '王芳', { extension: '8010', deputyId: deputy.id })
  // the eight hours of the usual type would reach past midnight by evening, and who may stay is not looked for
  const [type] = await test.admin.visitType.list({})
  if (!type) throw new Error('there is no usual type')
  const { retiredAt: _, ...usual } = type
  await test.admin.visitType.save({ requestId: requestId(), ...usual, stayMinutes: null })
  await publish(test)
  const read = { title: '隐私告知', titleEn: 'Privacy', text: '只为登记使用。', textEn: 'For the register.' }
  await publish(test, { ...read, acceptance: 'read' })
  const today = dateIn('Asia/Shanghai', Date.now())
  const { id } = await test.admin.expected.add({
    requestId: requestId(),
    people: [{ name: '周小雨', phone: '13912345678', company: '远航物流', plate: '', companions: 0 }],
    ...{ party: '', first: today, last: today, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    ...{ fromMinute: 0, untilMinute: 1440, hostId: test.adminId, hostName: '', reason: '业务洽谈' },
    ...{ place: '', note: '' },
  })
  return (await test.admin.expected.get({ id })).code
}

/** In place of the browser's print dialog: what stands on the page at that moment, kept in the top window. */
export function keepPrints(): void {
  const top = window.top as unknown as { printed?: string[] }
  window.print = () => {
    top.printed = [...(top.printed ?? []), document.body.innerText]
  }
}

/** Until a sheet was printed that holds all these words. */
export async function printed(page: Page, ...words: string[]): Promise<void> {
  const sheets = () => page.evaluate(() => (window as unknown as { printed?: string[] }).printed ?? [])
  await expect
    .poll(async () => (await sheets()).some((sheet) => words.every((word) => sheet.includes(word))))
    .toBe(true)
}

/** Name, password, and the language by the arrow keys of its switch, there and back. */
export async function signInByKeys(page: Page, language: Language): Promise<void> {
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#s-pin:focus').waitFor()
  await page.keyboard.type('desk-password')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  const speaks = (lang: string) => page.locator(`html[lang="${lang}"]`).waitFor()
  await tabTo(page, page.getByLabel('界面语言', { exact: true }).getByRole('radio', { checked: true }))
  await page.keyboard.press('ArrowRight')
  await speaks('en')
  if (language === 'English') return
  await page.keyboard.press('ArrowLeft')
  await speaks('zh-CN')
}

/** The form refuses, and leads to the papers: one is signed with the pen, one is read and ticked. `look`: at the dialog. */
export async function acceptPapers(page: Page, t: Words, look = false): Promise<void> {
  await page.keyboard.press('Control+S')
  await page.locator('#documents:focus').waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const pad = dialog.getByRole('group', { name: t.signature })
  await pad.waitFor()
  if (look) expect(await violationsOf(page)).toEqual([])
  await sign(page, pad)
  await pressOn(page, dialog.getByRole('button', { name: t.next }))
  await tabTo(page, dialog.getByRole('checkbox', { name: t.agree }))
  await page.keyboard.press('Space')
  await pressOn(page, dialog.getByRole('button', { name: t.done }))
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(t.accepted).waitFor()
}

/** What is on record at the end of the day: both visits with their papers and calls, the car, and a chain that verifies. */
export async function registerTells(test: TestDesk, language: Language): Promise<void> {
  expect(await test.admin.visitors.onSite({})).toEqual([])
  const { rows } = await test.admin.visitors.list({})
  expect(rows).toMatchObject([
    { name: '欧阳明', leaveKind: 'seen', hostName: '王芳', admission: 'admitted' },
    { name: '周小雨', leaveKind: 'said', company: '远航物流', hostName: '陈静' },
  ])
  for (const { id } of rows) {
    const papers = await test.admin.documents.ofVisit({ visitId: id })
    const read = language === 'English' ? 'en' : 'zh-CN'
    expect(papers.map((paper) => [paper.language, paper.signatureImage !== null])).toEqual([
      [read, true],
      [read, false],
    ])
  }
  expect((await test.admin.hostCall.plan({ visitId: rows[0]?.id ?? 0 })).calls).toMatchObject([
    { calledName: '王芳', outcome: 'noAnswer' },
    { calledName: '李强', outcome: 'agreed' },
  ])
  expect((await test.admin.vehicle.list({ onSite: false })).rows).toMatchObject([
    { plate: '沪B88888', leaveKind: 'seen' },
  ])
  expect(await test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
}
