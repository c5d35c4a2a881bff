import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDuty, type Duty } from '../support/handover.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { scan, sign } from '../support/pen.ts'
import {
  configureReader,
  consentTo,
  enrolFinger,
  plugSimulatedReader,
  type SimulatedReader,
} from '../support/simulated-reader.ts'

/** One whole day at one desk, in one database, with one reader on a real tty: every register, then the handover. */
const openDesk = useDeskPage()
let loopback: Loopback
let reader: SimulatedReader
let duty: Duty
let page: Page

beforeEach(async () => {
  reader = await plugSimulatedReader()
  const prepare = async ({ test }: Loopback) => (duty = await openDuty(test))
  ;({ page, loopback } = await openDesk({ kind: 'hotel', prepare }))
})
afterEach(() => reader.close())

const focusIs = (id: string) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.id ?? '')).toBe(id)

async function aVisitorComesAndGoes(): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByLabel('来过吗？').waitFor()
  await page.keyboard.type('周小雨')
  await page.getByText('第一次来').waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('来访事由').fill('访客探望')
  await page.getByLabel('被访人不在名单上').fill('1208 房')
  await page.getByLabel('证件号码').fill('110101199003070011')
  await page.getByLabel('房号', { exact: true }).fill('1208')
  await page.keyboard.press('Control+S')
  await page.locator('.v-number').waitFor()
  const [visit] = await duty.outgoing.client.visitors.onSite({})
  expect(visit).toMatchObject({ name: '周小雨', hostName: '1208 房' })
}

async function aParcelArrives(): Promise<void> {
  await page.keyboard.press('F3')
  await page.getByLabel('货架').waitFor()
  await scan(page, 'SF1234567890123')
  await expect.poll(() => page.getByLabel('快递单号').inputValue()).toBe('SF1234567890123')
  await page.getByLabel('收件人姓名').fill('孙悦')
  await page.getByLabel('货架').fill('2-5')
  await page.keyboard.press('Control+S')
  await page.getByText('2-5-1').first().waitFor()
}

async function aDepositIsSealed(): Promise<void> {
  await page.keyboard.press('F4')
  await page.getByLabel('客人姓名').fill('赵敏')
  await page.getByLabel('寄存物品').fill('信封一个')
  await page.getByText('封存未清点').first().click()
  await page.getByLabel('申报金额').fill('5000')
  await page.getByLabel('封条号').fill('F-0001')
  await page.getByLabel('存放位置').fill('保险柜 2 号')
  await page.keyboard.press('Control+S')
  await page.getByText('还缺').first().waitFor()
  expect((await duty.outgoing.client.deposits.list({})).rows).toEqual([])
  await page.locator('.d-stamp').click()
  for (const name of ['客人签名', /封存人签名/]) await sign(page, page.getByRole('group', { name }))
  await page.keyboard.press('Control+S')
  await expect.poll(async () => (await duty.outgoing.client.deposits.list({})).rows.length).toBe(1)
  expect((await duty.outgoing.client.deposits.get({ id: 1 })).countedFen).toBeNull()
}

async function staffClockIn(): Promise<void> {
  const { test } = loopback
  const readerId = await configureReader(test, reader)
  await consentTo(test, duty.incoming.staffId)
  await enrolFinger(test, reader, { staffId: duty.incoming.staffId, readerId, finger: 'li right index' })
  const clock = await page.context().newPage()
  await clock.goto(`http://127.0.0.1:${loopback.port}/#/clock`)
  await clock.locator('.c-time').waitFor()
  await clock.getByText('请把手指放在指纹机上').first().waitFor()
  reader.module.touch('li right index')
  await clock.getByText('李强').first().waitFor()
  await reader.lift()
  reader.module.touch('a stranger')
  await clock.getByText('没有认出这根手指').first().waitFor()
  await reader.lift()
  await clock.close()
}

async function theDeskIsHandedOver(): Promise<string> {
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: '开始交接班' }).click()
  await focusIs('visitors')
  for (const counted of ['1', '1', '1', '2000']) {
    await page.keyboard.type(counted)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { name: '清点结果' }).waitFor()
  await page.keyboard.press('Control+S')
  await page.getByRole('heading', { name: '交班人签字' }).waitFor()
  await focusIs('staffId')
  await page.keyboard.press('Enter')
  await page.keyboard.type('730518')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '请接班人从头看一遍' }).waitFor()
  const { handover } = await duty.incoming.client.handovers.current({})
  expect(handover?.counts.map(({ counted, expected }) => [counted, expected])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ])
  const { proof } = await fingerProof()
  const signed = await duty.incoming.client.handovers.signIncoming({
    requestId: (await import('uuid')).v7(),
    handoverId: handover?.id ?? 0,
    credential: { kind: 'finger', proof },
    mattersRead: [],
  })
  return signed.sheetCode
}

/** The incoming person signs with the finger that was enrolled this morning. */
async function fingerProof(): Promise<{ proof: string }> {
  for await (const event of await duty.incoming.client.readers.proof()) {
    if (event.kind === 'waiting') reader.module.touch('li right index')
    if (event.kind === 'proof') return event
  }
  throw new Error('no finger came')
}

it('is worked from the first visitor to the sheet that still matches', async () => {
  await signIn(page, '王芳', '730518')
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
  await aVisitorComesAndGoes()
  await aParcelArrives()
  await aDepositIsSealed()
  await staffClockIn()
  const sheetCode = await theDeskIsHandedOver()
  await page.evaluate(() => (location.hash = '#/check-sheet'))
  await page.getByLabel('交接单编码').fill(sheetCode)
  await page.keyboard.press('Enter')
  await page.getByText('相符', { exact: true }).waitFor()
  expect(await loopback.test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  expect(loopback.test.logged.filter(({ event }) => event === 'bug')).toEqual([])
})
