import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { viewports } from '../support/browser.ts'
import { requestId } from '../support/desk.ts'
import { jpeg } from '../support/jpeg.ts'
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
let page: Page

/** What the page has said and how many notes it has played. */
interface Heard {
  said: string[]
  notes: number
}
declare global {
  interface Window {
    heard: Heard
  }
}

/** A machine with a Chinese voice, which writes down what it says; and a count of the notes played. */
function listen(): void {
  window.heard = { said: [], notes: 0 }
  const speech = {
    getVoices: () => [{ lang: 'en-US' }, { lang: 'zh-CN' }],
    cancel: () => undefined,
    speak: (words: { text: string; lang: string }) => window.heard.said.push(`${words.lang} ${words.text}`),
  }
  Object.defineProperty(window, 'speechSynthesis', { value: speech })
  window.SpeechSynthesisUtterance = class {
    voice = null
    lang = ''
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  } as never
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (when) {
    window.heard.notes += 1
    start.call(this, when)
  }
}

beforeEach(async () => {
  reader = await plugSimulatedReader()
  ;({ page, loopback } = await openDesk({ script: listen }))
  const { test } = loopback
  const person = { staffNo: 'A-17', name: '王芳', department: '', extension: '', role: null, shiftId: null }
  const { id: staffId } = await test.admin.staff.create({ requestId: requestId(), ...person })
  await test.admin.staff.keepPhoto({ requestId: requestId(), id: staffId, image: jpeg })
  const readerId = await configureReader(test, reader)
  await consentTo(test, staffId)
  await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
  await page.goto(`http://127.0.0.1:${loopback.port}/#/clock`)
  await page.reload()
  await ready()
})
afterEach(() => reader.close())

const ready = () => page.getByText('请把手指放在指纹机上').waitFor()
const title = (text: string) => page.locator('.c-title', { hasText: text }).waitFor()
const say = (notice: string, speech = true, sound = true) =>
  loopback.test.admin.staffClock.save({ requestId: requestId(), notice, speech, sound })
const heard = () => page.evaluate(() => window.heard)

/** Three failures in a row; the last finger still lies there. Each is told by words of its own. */
async function fail(): Promise<void> {
  reader.module.touch('a stranger')
  await title('没有认出这根手指')
  await reader.lift()
  reader.module.dirty()
  await title('没有读清')
  await reader.lift()
  reader.module.touch('a stranger')
}

/** Words that somebody cannot read: they stand out of the window, or out of what holds them. */
const clipped = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.c-screen *:not(.q-hidden)')]
      .filter((one) => [...one.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE))
      .filter((one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect()
        const outside = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1
        const wider = getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1
        return outside || wider
      })
      .map((one) => `${one.tagName}.${one.className}`),
  )

describe.each([
  ['1366x768', viewports.small],
  ['1920x1080', viewports.large],
  ['1080x1920, upright', { width: 1080, height: 1920 }],
])('on a screen of %s', (_, size) => {
  it('everything of every state is in sight, and nothing is wrong with it', async () => {
    await page.setViewportSize(size)
    await say(`${'请各部门负责人通知到人，本周五下午演练。'.repeat(9)}\n南门集合`)
    await page.locator('.c-notice', { hasText: '南门集合' }).waitFor()
    await page.locator('.c-lunar', { hasText: /^农历[闰正二三四五六七八九十冬腊]+月/ }).waitFor()
    expect([await clipped(), await violationsOf(page)]).toEqual([[], []])

    reader.module.touch('wang')
    await title('打卡成功')
    await page.locator('.c-name', { hasText: '王芳' }).waitFor()
    expect(await page.locator('.c-face img').getAttribute('src')).toBe(jpeg)
    const month = page.locator('.c-month')
    expect(await month.locator('td b').count()).toBe(1)
    expect(await month.locator('[aria-current="date"]').innerText()).toMatch(/^\d+\s*到$/)
    expect(await month.innerText()).toContain('出勤 1 天')
    expect(await month.locator('.c-legend').innerText()).toContain('来过')
    expect([await clipped(), await violationsOf(page)]).toEqual([[], []])
    await reader.lift()

    await fail()
    await page.getByRole('heading', { name: '不着急，换个办法打卡' }).waitFor()
    expect([await clipped(), await violationsOf(page)]).toEqual([[], []])
    await reader.lift()

    await page.keyboard.press('Enter')
    await page.getByText('请输入工号').waitFor()
    await page.getByRole('button', { name: '字母' }).click()
    await page.getByRole('button', { name: '按键 q' }).waitFor()
    expect([await clipped(), await violationsOf(page)]).toEqual([[], []])
    const heights = await page
      .locator('.c-keys button')
      .evaluateAll((keys) => keys.map((key) => key.clientHeight))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(64)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '没能打卡，说明一下' }).click()
    await page.keyboard.type('a-17')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '为什么没能打卡？' }).waitFor()
    expect([await clipped(), await violationsOf(page)]).toEqual([[], []])
    const targets = await page
      .locator('.c-why button')
      .evaluateAll((keys) => keys.map((key) => key.clientHeight))
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(64)
  })
})

describe('an answer', () => {
  it('of a second touch tells when the first one was, and keeps no second punch', async () => {
    reader.module.touch('wang')
    await title('打卡成功')
    await reader.lift()
    reader.module.touch('wang')
    await title('已经打过卡了')
    expect(await page.locator('.c-title').innerText()).toMatch(/^\d\d:\d\d 已经打过卡了$/)
    const kept = loopback.test.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get()
    expect(kept).toBe(1)
  })

  it('is said and heard after the first touch of the screen, as long as the site wants it', async () => {
    await page.clock.install()
    reader.module.touch('wang')
    await title('打卡成功')
    await reader.lift()
    const before = await heard()
    expect(before.said).toEqual(['zh-CN 王芳，打卡成功'])
    // whether a page that nobody has touched may sound is the browser's to say; it plays both notes or none
    expect([0, 2]).toContain(before.notes)
    await page.keyboard.press('Shift')
    await page.waitForFunction(() => navigator.userActivation.hasBeenActive)
    reader.module.touch('a stranger')
    await title('没有认出这根手指')
    await reader.lift()
    expect((await heard()).said.at(-1)).toBe('zh-CN 没有认出这根手指')
    expect((await heard()).notes).toBe(before.notes + 2)

    await page.clock.fastForward(9_000)
    await ready()
    await say('安静', false, false)
    await page.locator('.c-notice', { hasText: '安静' }).waitFor()
    reader.module.touch('wang')
    await title('已经打过卡了')
    await reader.lift()
    expect((await heard()).notes).toBe(before.notes + 2)
    expect((await heard()).said).toHaveLength(2)
  })

  it('is not said where the machine has no voice of the language', async () => {
    await page.evaluate(() => {
      window.speechSynthesis.getVoices = () => [{ lang: 'en-US' }] as never
    })
    reader.module.touch('wang')
    await title('打卡成功')
    expect((await heard()).said).toEqual([])
  })
})

describe('somebody who could not clock', () => {
  const explanations = () => loopback.test.admin.attendance.explanations({ state: 'all', mine: false })
  const open = async (staffNo: string) => {
    await page.getByRole('button', { name: '没能打卡，说明一下' }).click()
    await page.getByText('请输入工号').waitFor()
    await page.keyboard.type(staffNo)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '为什么没能打卡？' }).waitFor()
  }

  it('says why with the keyboard alone, and is told no name', async () => {
    await page.clock.install()
    await open('404')
    await page.keyboard.press('Digit2')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('没有这个工号').waitFor()
    await page.keyboard.type('a-17')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '为什么没能打卡？' }).waitFor()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('请先选一个原因').waitFor()
    await page.keyboard.press('Digit1')
    await page.getByLabel('补充说明（可不填）').fill('手指划伤了')
    await page.keyboard.press('Enter')
    await title('已记录')
    expect(await page.locator('body').innerText()).not.toContain('王芳')
    expect(await explanations()).toMatchObject([
      { name: '王芳', cause: 'notRecognised', text: '手指划伤了', answer: null },
    ])
    await page.clock.fastForward(9_000)
    await ready() // back by itself

    await open('A-17')
    await page.getByRole('button', { name: '其他' }).click()
    await page.getByRole('button', { name: '提交' }).click()
    await title('刚才已经说明过了')
    expect(await explanations()).toHaveLength(1)
  })

  it('comes to the failure panel after three failures, and from there to the explanation', async () => {
    await fail()
    const ways = page.locator('.c-stuck')
    await ways.waitFor()
    for (const words of ['换一根录过的手指', '用工号和密码', '直接上级', '告诉前台'])
      expect(await ways.innerText()).toContain(words)
    await reader.lift()
    await page.keyboard.press('Escape')
    await ready()
    reader.module.touch('wang')
    await title('打卡成功')
    await reader.lift()
    reader.module.touch('a stranger') // counted anew
    await title('没有认出这根手指')
    expect(await ways.count()).toBe(0)
    await reader.lift()
  })
})

describe('the resting screen', () => {
  it('shows the notice as it is written, and no calendar of anybody', async () => {
    await say('第一行\n第二行')
    await page.locator('.c-notice', { hasText: '第二行' }).waitFor()
    expect(await page.locator('.c-notice p').innerText()).toBe('第一行\n第二行')
    expect(await page.locator('.c-month').count()).toBe(0)
    await say('')
    await page.locator('.c-notice').waitFor({ state: 'detached' })
  })

  it('tells a holiday and an adjusted working day, and the lunar date in English', async () => {
    const day = page.locator('.c-lunar')
    const at = async (instant: number) => {
      await page.clock.setFixedTime(instant)
      await page.reload()
    }
    await at(Date.UTC(2026, 9, 1, 1))
    await day.getByText('国庆节假期').waitFor()
    expect(await day.innerText()).toContain('农历八月廿一')
    await at(Date.UTC(2026, 1, 14, 1))
    await day.getByText('春节调休，今天上班').waitFor()
    await page.evaluate(() => localStorage.setItem('qiantai.locale', 'en'))
    await at(Date.UTC(2026, 10, 27, 1))
    await day.getByText('19th of the 10th lunar month').waitFor()
    await at(Date.UTC(2030, 9, 1, 1))
    await day.getByText('5th of the 9th lunar month').waitFor()
    expect(await day.locator('.c-day').count()).toBe(0)
  })

  it('fills the screen at a press, and then the button is gone', async () => {
    const fill = page.getByRole('button', { name: '全屏显示' })
    await fill.click()
    await fill.waitFor({ state: 'detached' })
    await page.evaluate(() => document.exitFullscreen())
    await fill.waitFor()
  })
})
