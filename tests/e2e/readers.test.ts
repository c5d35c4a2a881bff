import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NamedPort } from '#core/readers/transport/usb-chips.ts'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { plugFamily, plugStranger, type FamilyReader } from '../support/family-reader.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { untilReader } from '../support/simulated-reader.ts'

/** Readers from the box to the first touch, and when one is away; with whole readers on real ttys. */
const openDesk = useDeskPage()
let loopback: Loopback
let page: Page
let ports: NamedPort[]
let ends: (() => Promise<void>)[]

beforeEach(async () => {
  ports = []
  ends = []
  const own = { listPorts: () => Promise.resolve(ports) }
  ;({ page, loopback } = await openDesk({ ports: own }))
})
// The desk closes after this, and finds its readers gone: that is what they are for.
afterEach(async () => {
  for (const end of ends.reverse()) await end()
})

async function plug(...wanted: Parameters<typeof plugFamily>): Promise<FamilyReader> {
  const made = await plugFamily(...wanted)
  ends.push(made.close)
  return made
}
const list = () => loopback.test.admin.readers.list({})
async function openReaders(): Promise<void> {
  await page.evaluate(() => (location.hash = '#/readers'))
  await page.getByRole('heading', { level: 1, name: '打卡设备' }).waitFor()
}
const dialog = () => page.getByRole('dialog')
const find = async () => {
  await page.keyboard.press('Alt+N')
  await dialog().getByText('查找打卡设备').waitFor()
}
const row = (name: RegExp) => page.getByRole('row', { name })
const focused = () => page.evaluate(() => document.activeElement?.id)

describe('a reader out of the box', () => {
  beforeEach(() => signIn(page, '陈静', 'desk-password'))

  it('is found, named and ready, with the keyboard alone', async () => {
    const slots = Object.fromEntries(
      Array.from({ length: 37 }, (_, slot) => [slot, `finger ${String(slot)}`]),
    )
    const r503 = await plug('ef01', { model: 'r503', file: { slots, capacity: 200 } })
    const modem = await plugStranger(() => Buffer.from('\r\nERROR\r\n'))
    ends.push(modem.close)
    ports = [
      { path: r503.path, label: 'FT232R', vendorId: '0403', productId: '6001', serialNumber: 'A7' },
      { path: modem.path, label: '' },
    ]
    await openReaders()
    await page.getByText('还没有打卡设备').waitFor()
    await find()
    await dialog()
      .getByText(/R503，可存 200 枚，已存 37 枚/)
      .first()
      .waitFor()
    await dialog().getByText('调制解调器或别的设备').waitFor()
    await dialog().getByText('找到 1 台').waitFor()
    await expect.poll(focused).toBe('name')
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.type('员工通道')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await row(/员工通道.*正常.*37 \/ 200/s).waitFor()
    expect(await list()).toMatchObject([
      {
        ...{ name: '员工通道', family: 'ef01', dialect: 'r503', baudRate: 57600, path: r503.path },
        ...{ usbId: '0403:6001', usbSerial: 'A7', direction: null },
      },
    ])
    expect(await violationsOf(page)).toEqual([])
  })

  it('that only reads cards is found by holding one to it', async () => {
    const cards = await plug('line', { form: 'text' })
    ports = [{ path: cards.path, label: 'CH340', vendorId: '1a86', productId: '7523' }]
    await openReaders()
    await find()
    await dialog()
      .getByText(/正在问/)
      .waitFor()
    await page.keyboard.press('Alt+C')
    await dialog().getByText('请现在把卡贴到读卡器上').waitFor()
    await dialog().getByText('等刷卡').waitFor()
    // the line is opened when the last question was taken back
    await expect
      .poll(
        async () => {
          cards.module.lift()
          cards.module.touch('li')
          return dialog().getByText('读卡器，收到卡号了').count()
        },
        { timeout: 9000, interval: 300 },
      )
      .toBeGreaterThan(0)
    await expect.poll(focused).toBe('name')
    await page.keyboard.type('门禁')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await row(/门禁.*正常.*刷卡/s).waitFor()
    expect(await list()).toMatchObject([{ family: 'line', baudRate: 9600, lineRules: { form: 'text' } }])
  })

  it('whose password was changed asks for it, and is then ready', async () => {
    const locked = await plug('ef01', { file: { password: 0x12345678 } })
    ports = [{ path: locked.path, label: '' }]
    await openReaders()
    await find()
    await dialog().getByText('指纹模块，但有人改过密码').waitFor()
    await dialog().getByRole('button', { name: '填密码' }).click()
    await dialog().getByText('手工添加打卡设备').waitFor()
    await dialog().getByLabel('名称').fill('前台')
    await dialog().getByLabel('模块密码').fill('0x12345678')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    await row(/前台.*正常/s).waitFor()
  })

  it('is looked for where there is no port, and the screen says what to do', async () => {
    await openReaders()
    await find()
    await dialog().getByText('没有空着的串口').waitFor()
    await dialog()
      .getByText(/CH340 转接线要先装驱动/)
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })
})

describe('a reader that is away', () => {
  it('is told above every screen until somebody has seen it, and its log says what happened', async () => {
    const reader = await plug('gt511', { file: { capacity: 200 } })
    const fields = { name: '地库', family: 'gt511' as const, baudRate: 9600 as const, alarmSeconds: 1 }
    const place = { requestId: requestId(), id: null, path: reader.path, password: null }
    const { id } = await loopback.test.admin.readers.save({ ...fields, ...place, direction: 'out' })
    await untilReader(loopback.test, id, 'ready')
    await signIn(page, '陈静', 'desk-password')
    const lamp = (text: RegExp) => page.getByRole('contentinfo').getByText(text)
    await lamp(/打卡设备 1\/1/).waitFor()
    await reader.unplug()
    const alarm = page.getByRole('region', { name: '打卡设备断开' })
    await alarm.getByText(/「地库」.*先用工号和密码打卡.*检查数据线和串口/s).waitFor()
    await lamp(/打卡设备 0\/1，地库 未连接/).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await alarm.getByRole('button', { name: '去看看' }).click()
    await row(/地库.*下班.*未连接/s).waitFor()
    await alarm.getByRole('button', { name: '知道了' }).click()
    await alarm.waitFor({ state: 'detached' })
    await page.getByRole('list', { name: '怎么办' }).getByText('检查数据线和串口').waitFor()

    await row(/地库/).click()
    await page.keyboard.press('Alt+R')
    await dialog()
      .getByRole('row', { name: /有人知道了.*陈静/s })
      .waitFor()
    await dialog()
      .getByRole('row', { name: /断开太久，已提醒.*线拔了/s })
      .waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await reader.plug()
    await row(/地库.*正常/s).waitFor()
  })

  it('is shown to a receptionist, who may read its log and change nothing', async () => {
    const fields = { name: '后门', baudRate: 9600 as const, path: '/dev/ttyNotThere', alarmSeconds: 1 }
    await loopback.test.admin.readers.save({ requestId: requestId(), id: null, password: null, ...fields })
    await loopback.test.person({ name: '李娜', role: 'receptionist' })
    await signIn(page, '李娜', '730518')
    const alarm = page.getByRole('region', { name: '打卡设备断开' })
    await alarm.getByRole('button', { name: '去看看' }).click()
    await row(/后门.*未连接/s).click()
    expect(await page.getByRole('button', { name: /查找打卡设备|手工添加|修改|移除/ }).count()).toBe(0)
    await page.keyboard.press('Enter')
    await dialog()
      .getByRole('row', { name: /断开.*线拔了/s })
      .first()
      .waitFor()
  })
})
