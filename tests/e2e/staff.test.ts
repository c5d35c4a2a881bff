import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { configureReader, plugSimulatedReader, type SimulatedReader } from '../support/simulated-reader.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let reader: SimulatedReader
let page: Page

beforeEach(async () => {
  reader = await plugSimulatedReader()
  ;({ page, loopback } = await openDesk())
  await signIn(page, '陈静', 'desk-password')
})
afterEach(() => reader.close())

const open = (path: string) => page.evaluate((hash) => (location.hash = hash), `#${path}`)
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Draws a name on the pad in sight. */
async function draw(): Promise<void> {
  const box = await page.locator('.q-sign-box canvas').boundingBox()
  if (!box) throw new Error('no signature pad in sight')
  await page.mouse.move(box.x + 30, box.y + 30)
  await page.mouse.down()
  for (let step = 1; step <= 20; step += 1)
    await page.mouse.move(box.x + 30 + step * 12, box.y + 30 + (step % 4) * 25)
  await page.mouse.up()
}

describe('staff at the desk', () => {
  it('a person is added with the keyboard alone, and goes on to the PIN', async () => {
    await open('/staff')
    await button('新员工 Alt+N').waitFor()
    await page.keyboard.press('Alt+N')
    await page.getByRole('textbox', { name: '姓名' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('name')
    for (const text of ['周敏', 'A 1']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Control+S')
    await sees('工号只能用字母、数字和短横线')
    await page.getByRole('textbox', { name: '工号' }).fill('1')
    await page.keyboard.press('Control+S')
    await sees('这个工号已经有人用了。')
    await page.getByRole('textbox', { name: '工号' }).fill('A-1')
    await page.keyboard.press('Control+S')
    await page.getByRole('heading', { level: 1, name: '周敏' }).waitFor()
    expect(await violationsOf(page)).toEqual([])

    await button('设置密码').click()
    await page.getByText('请本人输入，别人不要看。').waitFor()
    await page.getByLabel('新密码').fill('123456')
    await page.getByLabel('再输一遍').fill('123456')
    await page.keyboard.press('Enter')
    await sees('密码太简单')
    await page.getByLabel('新密码').fill('730518')
    await page.getByLabel('再输一遍').fill('730518')
    await page.keyboard.press('Enter')
    await sees('已设置密码，可用工号和密码打卡')
  })

  it('a finger is enrolled after consent, with live words, and its consent prints', async () => {
    const { test } = loopback
    const fields = { department: '行政部', extension: '', role: null, shiftId: null }
    const person = { requestId: requestId(), staffNo: 'A-1', name: '周敏', ...fields }
    const { id } = await test.admin.staff.create(person)
    await configureReader(test, reader)
    await open(`/staff/${id}`)
    await sees('还没有签同意书')
    await button('录入指纹').click()
    await sees('可以不录：您可以不同意。用工号和密码打卡，效果完全一样，不影响工作和待遇。')
    await button('不录指纹，改用工号和密码').waitFor()
    await page.waitForFunction(() => document.getAnimations().length === 0)
    expect(await violationsOf(page)).toEqual([])
    await draw()
    await button('同意并签名').click()
    await sees(/请勾选/)
    await page.getByRole('checkbox').check()
    await button('同意并签名').click()

    await button('开始').click()
    await sees('请把手指放上去')
    reader.module.touch('zhou')
    await sees('好了，请拿开')
    await reader.lift()
    await sees('同一根手指，再放一次')
    reader.module.touch('zhou')
    await sees('最后试一下，再按一次')
    await reader.lift()
    reader.module.touch('zhou')
    await sees(/读得清楚|读得还行|不太好认/)
    await reader.lift()
    await button('完成').click()
    await sees('考勤机，第 0 号')
    await button('录入指纹').click()
    await button('开始').click()
    await sees('请把手指放上去')
    reader.module.touch('zhou')
    await sees('这根手指已经录在周敏名下。请换一根，或先删掉原来的。')
    await button('关闭').last().click()
    await sees('考勤机，第 0 号')

    const [consent] = await test.admin.fingers.consents({ staffId: id })
    const { ticket } = await test.admin.print.ticket({ form: 'fingerConsent', id: consent?.id ?? 0 })
    const sheet = await page.context().newPage()
    await sheet.goto(`http://127.0.0.1:${loopback.port}/#/print?ticket=${ticket}`)
    await sheet.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true')
    const words = await sheet.locator('body').innerText()
    for (const part of ['指纹信息处理单独同意书', '周敏', '2026-1', '不存指纹图片', '撤回', '陈静'])
      expect(words).toContain(part)
    expect(await sheet.getByRole('img', { name: '本人签名' }).count()).toBe(1)
  })

  it('a person who leaves is gone from the list and from the reader', async () => {
    const { staffId } = await loopback.test.person({ name: '王芳', role: 'receptionist' })
    await open(`/staff/${staffId}`)
    await button('办理离职').click()
    await page.getByLabel('原因').fill('合同到期')
    await page.keyboard.press('Enter')
    await sees(/已于 \d{4}-\d\d-\d\d 离职/)
    await open('/staff')
    await page.getByText('陈静').first().waitFor()
    expect(await page.getByRole('grid').innerText()).not.toContain('王芳')
    expect(await violationsOf(page)).toEqual([])
  })

  it('the board of the day follows a punch, and a pulled reader shows with what to do', async () => {
    const { test } = loopback
    const inShanghai = new Date(Date.now() + 8 * 3_600_000)
    const minute = inShanghai.getUTCHours() * 60 + inShanghai.getUTCMinutes()
    const startMinute = Math.max(0, minute - 60) // begun at any hour, and far from that of tomorrow
    const { id: shiftId } = await test.admin.staff.saveShift({
      requestId: requestId(),
      id: null,
      name: '当班',
      startMinute,
      endMinute: startMinute + 480,
      graceMinutes: 0,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    })
    const fields = { department: '行政部', extension: '', role: null, shiftId }
    const person = { requestId: requestId(), staffNo: 'A-1', name: '周敏', ...fields }
    const { id } = await test.admin.staff.create(person)
    await test.admin.staff.setPin({ requestId: requestId(), id, pin: '730518' })
    await open('/attendance')
    await page.getByRole('heading', { level: 1, name: '考勤' }).waitFor()
    const clock = test.client('clock')
    await clock.attendance.punchByPin({ requestId: requestId(), staffNo: 'A-1', pin: '730518' })
    const row = page.getByRole('row', { name: /周敏/ })
    await row.waitFor()
    expect(await row.innerText()).toContain('迟到')
    expect(await violationsOf(page)).toEqual([])

    await configureReader(test, reader)
    await open('/readers')
    await page.getByRole('row', { name: /考勤机.*正常/s }).waitFor()
    await reader.unplug()
    await page.getByRole('row', { name: /考勤机.*未连接/s }).waitFor()
    await sees('检查数据线和串口，插好后自动连上')
    expect(await violationsOf(page)).toEqual([])
  })
})
