import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { saveRules } from '../support/evacuation.ts'
import type { Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import {
  configureReader,
  consentTo,
  enrolFinger,
  plugSimulatedReader,
  type SimulatedReader,
} from '../support/simulated-reader.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let reader: SimulatedReader
let staffId: number
let page: Page

declare global {
  interface Window {
    core: { stop(): void; start(): void }
  }
}

/** Lets a test cut this page off from the core, so that it cannot be reached until it is started again. */
function mayLoseCore(): void {
  const open: WebSocket[] = []
  let gone = false
  window.core = {
    stop() {
      gone = true
      for (const socket of open.splice(0)) socket.close()
    },
    start() {
      gone = false
    },
  }
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      if (gone) throw new Error('no core')
      super(url, protocols)
      open.push(this)
    }
  }
}

beforeEach(async () => {
  reader = await plugSimulatedReader()
  ;({ page, loopback } = await openDesk({ script: mayLoseCore }))
  const { test } = loopback
  const fields = { department: '行政部', extension: '', role: null, shiftId: null }
  const person = { requestId: requestId(), staffNo: 'A-17', name: '欧阳明远', ...fields }
  staffId = (await test.admin.staff.create(person)).id
  await test.admin.staff.setPin({ requestId: requestId(), id: staffId, pin: '730518' })
})
afterEach(() => reader.close())

/** The token of the start address has opened the interface; now this window is the staff clock, loaded as one. */
async function openClock(): Promise<void> {
  await page.clock.install()
  await page.goto(`http://127.0.0.1:${loopback.port}/#/clock`)
  await page.reload()
  await page.locator('.c-time').waitFor()
}
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
/** Some seconds later, in which nobody does anything. */
async function isIdle(): Promise<void> {
  await page.clock.fastForward(9_000)
  await page.locator('.c-answer').waitFor({ state: 'detached' })
}

describe('the staff clock', () => {
  it('shows the name to a known finger, says what to do to the others, and forgets by itself', async () => {
    const { test } = loopback
    const readerId = await configureReader(test, reader)
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'ouyang' })
    await openClock()
    await sees('请把手指放在指纹机上')
    expect(await page.locator('.c-time').innerText()).toMatch(/^\d\d:\d\d:\d\d$/)
    expect(await violationsOf(page)).toEqual([])

    reader.module.touch('ouyang')
    await sees('欧阳明远')
    await sees('打卡成功')
    expect(await violationsOf(page)).toEqual([])
    await reader.lift()
    await isIdle()
    expect(await page.locator('body').innerText()).not.toContain('欧阳')

    reader.module.touch('a stranger')
    await sees('没有认出这根手指')
    await sees('换录过的手指再按，或用工号和密码打卡')
    await reader.lift()
    reader.module.dirty()
    await sees('没有读清')
    await reader.lift()
    await isIdle()

    await reader.unplug()
    await sees('指纹机没有连接，请先用工号和密码打卡，并告诉前台')
    await reader.plug()
    await sees('请把手指放在指纹机上')
  })

  it('takes staff number and PIN from the keyboard alone', async () => {
    await openClock()
    await sees('请用工号和密码打卡')
    await page.keyboard.press('Digit9')
    await sees('请输入工号')
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Backspace')
    await page.keyboard.type('a-17')
    await page.keyboard.press('Enter')
    await sees('请输入密码')
    await page.keyboard.type('000000')
    await page.keyboard.press('Enter')
    await sees('密码不对，还可以试 2 次。')
    await page.keyboard.type('730518')
    expect(await page.locator('.c-pad input').inputValue()).toBe('●●●●●●')
    await page.keyboard.press('Enter')
    await sees('欧阳明远')
    await isIdle()

    await page.keyboard.press('Digit4')
    await page.keyboard.type('04')
    await page.keyboard.press('Enter')
    await page.keyboard.type('1234')
    await page.keyboard.press('Enter')
    await sees('没有这个工号')
    await page.keyboard.press('Escape')
    await page.locator('.c-time').waitFor()
    const count = loopback.test.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get()
    expect(count).toBe(1)
  })

  it('takes them from the keys on the screen, and shows no menu', async () => {
    await openClock()
    expect(await page.getByRole('navigation').count()).toBe(0)
    await page.getByRole('button', { name: '用工号和密码打卡' }).click()
    await page.getByRole('button', { name: '字母' }).click()
    await page.getByRole('button', { name: '按键 a' }).click()
    await page.getByRole('button', { name: '数字' }).click()
    for (const key of ['-', '1', '7']) await page.getByRole('button', { name: `按键 ${key}` }).click()
    await page.getByRole('button', { name: '确定' }).click()
    for (const key of '730518') await page.getByRole('button', { name: `按键 ${key}` }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await sees('欧阳明远')
  })

  it('says that the house is left and where to gather, takes a punch all the same, and comes back by itself', async () => {
    const { test } = loopback
    await saveRules(test.admin, { assemblyPlace: '南门停车场' })
    const readerId = await configureReader(test, reader)
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'ouyang' })
    await openClock()
    await sees('请把手指放在指纹机上')
    await page.keyboard.press('Digit9')
    await sees('请输入工号')
    await test.admin.evacuation.start({ requestId: requestId(), drill: true })
    await page.getByRole('alert').getByText('请立即撤离').waitFor()
    for (const words of ['疏散演练', 'Evacuation drill', '南门停车场']) await sees(words)
    expect(await page.locator('.c-pad').count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])

    reader.module.touch('ouyang')
    await page.locator('.c-name', { hasText: '欧阳明远' }).waitFor()
    await sees('疏散演练 · 请立即撤离 · 集合点 南门停车场')
    expect(await violationsOf(page)).toEqual([])
    await reader.lift()
    await isIdle()

    await page.getByRole('button', { name: '用工号和密码打卡' }).click()
    await page.keyboard.type('a-17')
    await page.keyboard.press('Enter')
    await sees('请输入密码')
    expect(await page.locator('.c-pad').evaluate((pad) => pad.scrollHeight <= pad.clientHeight)).toBe(true)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.type('730518')
    await page.keyboard.press('Enter')
    await sees('已经打过卡了')
    await isIdle()
    await page.getByRole('alert').getByText('请立即撤离').waitFor()
    await test.admin.evacuation.end({ requestId: requestId(), note: '' })
    await page.locator('.c-time').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('says that the core is gone, lets nobody wait, and comes back by itself', async () => {
    const { test } = loopback
    const readerId = await configureReader(test, reader)
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'ouyang' })
    await openClock()
    await sees('请把手指放在指纹机上')
    await page.evaluate(() => window.core.stop())
    await sees('现在不能打卡，请告诉前台')
    expect(await page.getByText('请把手指放在指纹机上').count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Digit9')
    await page.keyboard.press('Enter')
    await page.keyboard.type('730518')
    await page.keyboard.press('Enter')
    await page.locator('.c-pad-problem', { hasText: '与主程序的连接断了' }).waitFor()
    await page.keyboard.press('Escape')
    await page.evaluate(() => window.core.start())
    await sees('请把手指放在指纹机上')
    reader.module.touch('ouyang')
    await page.locator('.c-name', { hasText: '欧阳明远' }).waitFor()
    await reader.lift()
  })
})
