import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printedNumber } from '#core/readers/line/card.ts'
import { cardNamed } from '#core/readers/simulators/line/device.ts'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { addFamily, plugFamily, type FamilyReader } from '../support/family-reader.ts'
import {
  configureReader,
  consentTo,
  enrolFinger,
  plugSimulatedReader,
  untilReader,
  type SimulatedReader,
} from '../support/simulated-reader.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

const open = (path: string) => page.evaluate((hash) => (location.hash = hash), `#${path}`)
const says = (text: string | RegExp) =>
  page.getByRole('dialog').getByRole('status').filter({ hasText: text }).waitFor()
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const hasFocus = (name: string) =>
  expect.poll(() => button(name).evaluate((element) => element === document.activeElement)).toBe(true)
const enter = () => page.keyboard.press('Enter')

async function addPerson(staffNo: string, name: string): Promise<number> {
  const fields = { staffNo, name, department: '行政部', extension: '', role: null, shiftId: null }
  return (await loopback.test.admin.staff.create({ requestId: requestId(), ...fields })).id
}

describe('a finger', () => {
  let reader: SimulatedReader
  /** What the module says of each press; the first weak, then good ones. */
  let scores: number[]
  beforeEach(async () => {
    scores = []
    reader = await plugSimulatedReader({ score: () => scores.shift() ?? 130 })
    ;({ page, loopback } = await openDesk())
    await signIn(page, '陈静', 'desk-password')
  })
  afterEach(() => reader.close())

  /** The presses of one enrolment, up to the one that tries it out. */
  async function press(finger: string): Promise<void> {
    await says('请把手指放上去')
    await says('第 1 次按')
    reader.module.touch(finger)
    await says('好了，请拿开')
    await reader.lift()
    await says('同一根手指，再放一次')
    await says('第 2 次按')
    reader.module.touch(finger)
    await says('最后试一下，再按一次')
    await reader.lift()
  }

  it('and a second one are enrolled by Enter, each tried out; a weak one is enrolled again', async () => {
    const { test } = loopback
    const id = await addPerson('A-1', '周敏')
    await consentTo(test, id)
    await configureReader(test, reader)
    await open(`/staff/${id}`)
    await button('录入指纹').click()
    await hasFocus('开始')
    expect(await violationsOf(page)).toEqual([])
    await enter()
    await says('请把手指放上去')
    reader.module.dirty('disordered')
    await says('手指动了，放平别动再按')
    expect(await violationsOf(page)).toEqual([])
    await reader.lift()
    reader.module.touch('right')
    await says('好了，请拿开')
    await reader.lift()
    await says('同一根手指，再放一次')
    reader.module.touch('right')
    await says('最后试一下，再按一次')
    await reader.lift()
    scores = [40]
    reader.module.touch('right')
    await says('不太好认')
    expect(await violationsOf(page)).toEqual([])
    await reader.lift()
    // the same finger: the old one goes first, and what a stop half way means is said before
    await hasFocus('重录')
    await enter()
    await sees('同一根手指，要先删掉旧的才能录新的')
    expect(await violationsOf(page)).toEqual([])
    await hasFocus('删掉旧的，开始')
    await enter()
    await press('right')
    reader.module.touch('right')
    await says('读得清楚')
    await reader.lift()

    await hasFocus('录第二根')
    await enter()
    await page.getByText('左手食指').first().waitFor()
    await enter()
    await press('left')
    reader.module.touch('left')
    await says('读得清楚')
    await reader.lift()
    await hasFocus('完成')
    await enter()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const listed = await test.admin.fingers.list({ staffId: id })
    expect(listed.map(({ label, quality, endReason }) => [label, quality, endReason])).toEqual([
      ['右手食指', 'good', null],
      ['左手食指', 'good', null],
      ['右手食指', null, 'enrolledAgain'],
    ])
    expect(reader.module.state.library.size).toBe(2)
    expect(loopback.test.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
  }, 60_000)

  it('alone says that two are better', async () => {
    const { test } = loopback
    const id = await addPerson('A-1', '周敏')
    await consentTo(test, id)
    const readerId = await configureReader(test, reader)
    await enrolFinger(test, reader, { staffId: id, readerId, finger: 'right' })
    await open(`/staff/${id}`)
    await sees('1 / 2 根，建议再录一根')
    await enrolFinger(test, reader, { staffId: id, readerId, finger: 'left', label: '左手食指' })
    await page.getByText('1 / 2 根').waitFor({ state: 'detached' })
  })
})

describe('a card', () => {
  let cards: FamilyReader
  beforeEach(async () => {
    cards = await plugFamily('line')
    ;({ page, loopback } = await openDesk())
    await signIn(page, '陈静', 'desk-password')
  })
  afterEach(() => cards.close())

  it('is held to its reader and issued by Enter; one that somebody has says whose it is', async () => {
    const { test } = loopback
    await addFamily(test, cards, '刷卡器')
    const id = await addPerson('A-1', '周敏')
    const number = printedNumber(cardNamed('blue'))
    await open(`/staff/${id}`)
    await button('发卡').click()
    await says('请把卡放到刷卡器上')
    expect(await violationsOf(page)).toEqual([])
    cards.module.touch('blue')
    await says('卡已读到')
    expect(await page.getByLabel('卡号').inputValue()).toBe(number)
    await enter()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText(number).waitFor()
    expect(await test.admin.cards.list({ staffId: id })).toMatchObject([{ number }])
    expect(await violationsOf(page)).toEqual([])

    const other = await addPerson('A-2', '王芳')
    await open(`/staff/${other}`)
    await page.getByRole('heading', { level: 1, name: '王芳' }).waitFor()
    await button('发卡').click()
    await says('请把卡放到刷卡器上')
    await page.getByLabel('卡号').fill(number)
    await page.keyboard.press('Control+S')
    await sees('这张卡是周敏的，请换一张')

    await button('取消').click()
    await button('不保存，离开').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await open(`/staff/${id}`)
    await button(`注销卡 ${number}`).click()
    await page.getByLabel('原因').fill('丢失')
    await enter()
    await sees(/注销 · 丢失/)
  }, 40_000)
})

describe('a changed module', () => {
  let reader: FamilyReader
  beforeEach(async () => {
    reader = await plugFamily('ef01')
    ;({ page, loopback } = await openDesk())
    await signIn(page, '陈静', 'desk-password')
  })
  afterEach(() => reader.close())

  it('gets fingers back from copies, and the others one after the other by Enter', async () => {
    const { test } = loopback
    const readerId = await addFamily(test, reader, '考勤机')
    const people = await Promise.all([
      addPerson('A-1', '周敏'),
      addPerson('A-2', '王芳'),
      addPerson('A-3', '李强'),
    ])
    for (const staffId of people.slice(0, 2)) {
      await consentTo(test, staffId)
      await enrolFinger(test, reader, { staffId, readerId, finger: `${staffId}` })
    }
    await open('/readers')
    await sees('没有开。指纹只在指纹机里')
    await button('开启备份').click()
    await sees('风险：指纹泄露了换不了')
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '开启备份' }).click()
    await sees('已开，备份了 0 根。')
    const [, , li] = people
    await consentTo(test, li, '2026-2')
    await enrolFinger(test, reader, { staffId: li, readerId, finger: `${li}` })
    await sees('已开，备份了 1 根。')

    await reader.swap('ef01', { slots: { 7: 'a stranger' } })
    await untilReader(test, readerId, 'absent')
    await reader.plug()
    await sees('考勤机 里少了 3 根指纹')
    expect(await violationsOf(page)).toEqual([])
    await button('恢复指纹').click()
    await hasFocus('开始')
    await enter()
    await sees('新模块里有 1 根别人的指纹')
    expect(await violationsOf(page)).toEqual([])
    await hasFocus('删除并继续')
    await enter()
    await sees('放回 1 根，要重录 2 根。')
    expect(await violationsOf(page)).toEqual([])
    expect(reader.slots()).toEqual([2])

    await hasFocus('去重录（2 人）')
    await enter()
    await page.getByRole('heading', { level: 1, name: '要重录指纹的人' }).waitFor()
    await page.getByRole('row', { name: /周敏/ }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await hasFocus('逐个重录')
    await enter()
    for (const [name, last] of [
      ['王芳', false],
      ['周敏', true],
    ] as const) {
      await page.getByText(`录入${name}的指纹`).waitFor()
      await hasFocus('开始')
      await enter()
      await says('请把手指放上去')
      reader.module.touch(name)
      await says('好了，请拿开')
      await reader.lift()
      await says('同一根手指，再放一次')
      reader.module.touch(name)
      await says('最后试一下，再按一次')
      await reader.lift()
      reader.module.touch(name)
      await says(/读得|不太好认/)
      await reader.lift()
      if (last) break
      await button('下一位：周敏').focus()
      await enter()
    }
    await button('完成').click()
    await sees('没有人要重录')
    await open('/staff')
    await page.getByRole('grid').getByText('王芳').waitFor()
    expect(await page.getByText('要重录指纹').count()).toBe(0)
  }, 60_000)
})
