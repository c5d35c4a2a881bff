import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { countedDeposit } from '../support/custody.ts'
import { requestId } from '../support/desk.ts'
import { openDuty, openMatter, startAndCount, type Duty } from '../support/handover.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { sign } from '../support/pen.ts'
import {
  configureReader,
  consentTo,
  enrolFinger,
  plugSimulatedReader,
  untilReader,
  type SimulatedReader,
} from '../support/simulated-reader.ts'

/** Signing with a finger in place of a PIN, with a whole reader on a real tty. */
const openDesk = useDeskPage()
let loopback: Loopback
let page: Page
let reader: SimulatedReader
let readerId: number
let duty: Duty

beforeEach(async () => {
  reader = await plugSimulatedReader()
  const prepare = async ({ test }: Loopback) => {
    duty = await openDuty(test)
    readerId = await configureReader(test, reader)
    await enrol(test, duty.outgoing.staffId, 'wang')
    await enrol(test, duty.incoming.staffId, 'li')
  }
  ;({ page, loopback } = await openDesk({ kind: 'hotel', prepare }))
})
afterEach(() => reader.close())

async function enrol(test: Loopback['test'], staffId: number, finger: string): Promise<void> {
  await consentTo(test, staffId)
  await enrolFinger(test, reader, { staffId, readerId, finger })
}
const says = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor()
const warns = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text }).waitFor()
const fingerButton = () => page.getByRole('button', { name: /改用指纹|不用指纹了/ })
const hasFocus = () => fingerButton().evaluate((element) => element === document.activeElement)
const punches = () => loopback.test.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get()

/** Touches when the page says that it waits, and lifts again. */
async function press(finger: string): Promise<void> {
  await says('请把手指放到指纹机上')
  reader.module.touch(finger)
}

describe('a handover signed by finger', () => {
  let matter: { number: string }
  beforeEach(async () => {
    matter = await openMatter(duty.outgoing.client, '1208 房明早六点叫醒')
    const right = { visitors: 0, parcels: 0, deposits: 0, cashCountedFen: 200_000 }
    await startAndCount(duty.outgoing.client, right)
    await signIn(page, '王芳', '730518')
    await page.keyboard.press('F8')
    await page.getByRole('heading', { name: '清点结果' }).waitFor()
    await page.getByLabel('给下一班的留言').fill('空调报修')
    await page.keyboard.press('Control+S')
    await page.getByRole('heading', { name: '交班人签字' }).waitFor()
  })

  it('takes his finger, then hers; the same one twice is refused and nothing is lost', async () => {
    await page.keyboard.press('Alt+F')
    await press('wang')
    await page.getByRole('heading', { name: '请接班人从头看一遍' }).waitFor()
    await reader.lift()
    const { handover } = await duty.incoming.client.handovers.current({})
    expect(handover).toMatchObject({ state: 'outgoingSigned', outgoing: { name: '王芳', by: 'finger' } })

    // What is not ticked yet is asked for before any finger is.
    await page.keyboard.press('Alt+F')
    await page.getByText(`请勾选：${matter.number}`).waitFor()
    await says('还有内容没有填好')
    const tick = page.getByRole('checkbox', { name: new RegExp(matter.number) })
    await expect.poll(() => tick.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Space')
    await fingerButton().click()
    await press('wang')
    await warns('交班人和接班人不能是同一个人')
    expect(await tick.isChecked()).toBe(true)
    expect(await hasFocus()).toBe(true)
    expect(await violationsOf(page)).toEqual([])
    await reader.lift()
    // Without another click the next finger is hers.
    await press('li')
    await page.getByRole('heading', { name: '交接完成' }).waitFor()
    const done = await duty.incoming.client.handovers.get({ id: handover?.id ?? 0 })
    expect(done).toMatchObject({
      state: 'completed',
      note: '空调报修',
      incoming: { name: '李强', by: 'finger' },
    })
    await reader.lift()
    expect(punches()).toBe(0)
  })

  it('says what is wrong with a finger and goes on waiting; a tick taken away meanwhile counts', async () => {
    await loopback.test.admin.staff.create({
      requestId: requestId(),
      staffNo: 'A-17',
      name: '欧阳明远',
      department: '行政部',
      extension: '',
      role: null,
      shiftId: null,
    })
    const [passer] = await loopback.test.admin.staff.find({ text: '欧阳' })
    await enrol(loopback.test, passer?.id ?? 0, 'ouyang')
    await fingerButton().click()
    await press('a stranger')
    await says('没有认出这个手指')
    await reader.lift()
    reader.module.dirty()
    await says('没有看清')
    await reader.lift()
    reader.module.touch('wang')
    await page.getByRole('heading', { name: '请接班人从头看一遍' }).waitFor()
    await reader.lift()

    const tick = page.getByRole('checkbox', { name: new RegExp(matter.number) })
    await tick.check()
    await fingerButton().click()
    await press('ouyang')
    await warns('欧阳明远不能确认这一项')
    await reader.lift()
    await says('请把手指放到指纹机上')
    await tick.uncheck()
    await press('li')
    await says('还有内容没有填好')
    const { handover } = await duty.incoming.client.handovers.current({})
    expect(handover?.state).toBe('outgoingSigned')
    expect(punches()).toBe(0)
  })

  it('says that the reader is away while it waits, and the PIN still signs', async () => {
    const pin = page.getByLabel('密码', { exact: true })
    await fingerButton().click()
    await says('请把手指放到指纹机上')
    await pin.fill('7305')
    await fingerButton().focus()
    await reader.unplug()
    await says('指纹机没有连接，请用密码')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await hasFocus()).toBe(true)
    await page.getByRole('button', { name: '改用指纹' }).waitFor()
    // Nobody waits any more: pressing again says it again, and a reader that is back serves the staff clock.
    await page.keyboard.press('Enter')
    await says('指纹机没有连接，请用密码')
    expect(await pin.inputValue()).toBe('7305')
    await reader.plug()
    await untilReader(loopback.test, readerId, 'ready')
    await page.getByText('指纹机没有连接').waitFor({ state: 'detached' })
    reader.module.touch('li')
    await expect.poll(punches).toBe(1)
    await reader.lift()
    await pin.fill('730518')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请接班人从头看一遍' }).waitFor()
  })

  it('stops waiting when told to, behind the lock, and when the page is left', async () => {
    // each of them clocks in once: the same finger again so soon would be no second punch
    await enrol(loopback.test, loopback.test.adminId, 'chen')
    await fingerButton().click()
    await says('请把手指放到指纹机上')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '改用指纹' }).waitFor()
    reader.module.touch('wang')
    await expect.poll(punches).toBe(1)
    await reader.lift()
    await fingerButton().click()
    await says('请把手指放到指纹机上')
    await page.keyboard.press('Control+L')
    await page.locator('#s-pin').waitFor()
    reader.module.touch('li')
    await expect.poll(punches).toBe(2)
    await reader.lift()
    await page.locator('#s-pin').fill('730518')
    await page.keyboard.press('Enter')
    await page.locator('#s-pin').waitFor({ state: 'detached' })
    await page.evaluate(() => (location.hash = '#/'))
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
    reader.module.touch('chen')
    await expect.poll(punches).toBe(3)
    const { handover } = await duty.incoming.client.handovers.current({})
    expect(handover?.state).toBe('counted')
  })
})

describe('a deposit that differs', () => {
  const dialog = () => page.getByRole('dialog')
  const pieces = (kind: string) => page.getByLabel(`${kind}的张数`, { exact: true })

  it('goes back with the finger of a duty manager, who is somebody else', async () => {
    const { test } = loopback
    const manager = await test.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
    await enrol(test, manager.staffId, 'ma')
    const { id } = await test.admin.deposits.open({ requestId: requestId(), ...countedDeposit })
    await signIn(page, '王芳', '730518')
    await page.evaluate((path) => (location.hash = path), `#/deposits/${id}`)
    await page.getByRole('button', { name: '客人取回' }).click()
    await dialog().getByText('有破损', { exact: true }).click()
    await dialog().getByLabel('原因').fill('封条开裂')

    await page.keyboard.press('Alt+F')
    await dialog().getByText('请先与客人一起复点').waitFor()
    await dialog().getByText('请签名：领取人签名').waitFor()
    await says('还有内容没有填好')
    await pieces('100 元').fill('1')
    await dialog().getByText('与存入清点数相差 ¥153.00').waitFor()
    await sign(page, page.getByRole('group', { name: '领取人签名', exact: true }))
    await page.keyboard.press('Alt+F')
    await press('wang')
    await warns('确认人不能是经办人自己')
    await reader.lift()
    await press('li')
    await warns('李强不能确认这一项')
    await reader.lift()
    expect(await violationsOf(page)).toEqual([])
    expect(await dialog().getByLabel('原因').inputValue()).toBe('封条开裂')
    expect(await pieces('100 元').inputValue()).toBe('1')

    await press('ma')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('已交还客人').waitFor()
    expect(await test.admin.deposits.get({ id })).toMatchObject({
      recountedFen: 10_000,
      sealIntact: false,
      differenceReason: '封条开裂',
      approvedBy: '马经理',
      releasedBy: '王芳',
    })
    await reader.lift()
    expect(punches()).toBe(0)
  })
})
