import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { dateIn } from '#shared/domain/zoned-time.ts'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { jpeg } from '../support/jpeg.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'
import { visitor } from '../support/visitor.ts'
import { addWatched } from '../support/watch.ts'

const openDesk = useDeskPage()
let loopback: Loopback
let page: Page

beforeEach(async () => {
  ;({ page, loopback } = await openDesk({
    prepare: async ({ test }) => {
      await test.person({ name: '王芳', role: 'receptionist', pin: '730518' })
      await test.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
    },
  }))
})

const admin = () => loopback.test.admin
const dialog = () => page.getByRole('dialog')
const hits = async () => (await admin().watchList.hits({})).rows
const asReceptionist = () => signIn(page, '王芳', '730518')
const asManager = () => signIn(page, '马经理', '260914')

async function open(path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** The form of a new visitor, filled in as far as it must be. */
async function fillVisitor(name: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByLabel('来过吗？').waitFor()
  await page.keyboard.type(name)
  await page.getByText('第一次来').waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('电话', { exact: true }).fill('13911112222')
  await page.getByLabel('被访人不在名单上').fill('陈静')
  await page.getByLabel('来访事由').fill('会议')
}

/** The duty manager comes to the window and decides by PIN. */
async function decideHere(outcome: string): Promise<void> {
  await page.keyboard.press('Enter')
  await dialog().getByText(outcome, { exact: true }).click()
  await dialog().getByLabel('理由').fill('当面核对')
  await dialog().getByLabel('值班经理', { exact: true }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '马经理' }).click()
  await dialog().getByLabel('经理密码').fill('260914')
  await page.keyboard.press('Enter')
  await dialog().waitFor({ state: 'detached' })
}

describe('somebody on the list at the desk', () => {
  it('is held behind a neutral sentence, and registered as typed when the manager allows it at the window', async () => {
    await addWatched(admin())
    await asReceptionist()
    await fillVisitor('張偉')
    await page.keyboard.press('Control+S')
    await dialog().getByText('请稍候，正在核对登记信息。').waitFor()
    const said = await dialog().innerText()
    expect(said).toMatch(/A\d{4}-00001/)
    expect(said).not.toMatch(/名单命中|闹事|不予|同名|张伟/)
    expect(await admin().visitors.onSite({})).toEqual([])
    await page.getByRole('button', { name: '请值班经理处理' }).and(page.locator(':focus')).waitFor()
    await decideHere('准予进入')
    await page.locator('.v-number').waitFor()
    const [visit] = await admin().visitors.onSite({})
    expect(visit).toMatchObject({ name: '張偉', reason: '会议' })
    expect(await hits()).toMatchObject([{ outcome: 'allowed', decidedBy: '马经理', visitId: visit?.id }])
  })

  it('leaves the form as it was on Esc, and says so when the manager does not let him in', async () => {
    await addWatched(admin())
    await asReceptionist()
    await fillVisitor('张伟')
    await page.keyboard.press('Control+S')
    await dialog().getByText('请稍候').waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await page.getByLabel('来访事由').inputValue()).toBe('会议')
    await page.getByRole('alert').filter({ hasText: '正在核对登记信息' }).waitFor()
    await page.keyboard.press('Control+S')
    await page.getByRole('button', { name: '请值班经理处理' }).and(page.locator(':focus')).waitFor()
    await decideHere('不予进入')
    await page.getByRole('alert').filter({ hasText: '经理决定不予进入' }).waitFor()
    expect(await page.getByLabel('来访事由').inputValue()).toBe('会议')
    expect(await hits()).toHaveLength(1)
    expect(await admin().visitors.onSite({})).toEqual([])
  })

  it('goes on by itself when the manager decides in a window of his own', async () => {
    await addWatched(admin())
    await asReceptionist()
    await fillVisitor('张伟')
    await page.keyboard.press('Control+S')
    await dialog().getByText('请稍候').waitFor()
    const [hit] = await hits()
    await admin().watchList.decide({
      requestId: requestId(),
      hitId: hit?.id ?? 0,
      outcome: 'allowed',
      reason: '电话里说好了',
    })
    await page.locator('.v-number').waitFor()
  })

  it('called a false alarm is not raised again, this day or another', async () => {
    await addWatched(admin())
    await asReceptionist()
    await fillVisitor('张伟')
    await page.keyboard.press('Control+S')
    await page.getByRole('button', { name: '请值班经理处理' }).and(page.locator(':focus')).waitFor()
    await decideHere('误报')
    await page.locator('.v-number').waitFor()
    const [visit] = await admin().visitors.onSite({})
    await admin().visitors.leave({ requestId: requestId(), visitId: visit?.id ?? 0, kind: 'seen' })
    await fillVisitor('张伟')
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    expect(await hits()).toHaveLength(1)
  })

  it('is shown as an important guest while he is typed in, and stopped by nothing', async () => {
    await addWatched(admin(), { grade: 'welcome', reason: '董事长' })
    await asReceptionist()
    await fillVisitor('张伟')
    await page.getByText('重要客人').waitFor()
    await page.keyboard.press('Control+S')
    await page.locator('.v-number').waitFor()
    expect(await hits()).toEqual([])
  })
})

describe('somebody on the list who is announced', () => {
  const announced = async () => (await admin().expected.upcoming({ view: 'today' })).map(({ name }) => name)

  it('is held in the form of an appointment, which stays as it was, and announced when the manager allows it', async () => {
    await addWatched(admin())
    await asReceptionist()
    await open('/visitors/expected/new')
    await page.getByLabel('姓名', { exact: true }).fill('張偉')
    await page.getByLabel('被访人不在名单上').fill('陈静')
    await page.getByLabel('来访事由').fill('会议')
    await page.keyboard.press('Control+S')
    await dialog().getByText('请稍候，正在核对登记信息。').waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('alert').filter({ hasText: '正在核对登记信息' }).waitFor()
    expect(await page.getByLabel('来访事由').inputValue()).toBe('会议')
    expect(await hits()).toHaveLength(1)
    await page.keyboard.press('Control+S')
    await page.getByRole('button', { name: '请值班经理处理' }).and(page.locator(':focus')).waitFor()
    await decideHere('准予进入')
    await page.getByText('已预约 1 条').waitFor()
    expect(await hits()).toMatchObject([{ outcome: 'allowed', decidedBy: '马经理' }])
  })

  it('keeps a whole list back until the manager has decided, and says so when he is not let in', async () => {
    await addWatched(admin())
    await asReceptionist()
    await open('/visitors/expected/import')
    const day = dateIn('Asia/Shanghai', Date.now())
    const buffer = Buffer.from(`姓名,被访人,日期\n甲一,陈静,${day}\n张伟,陈静,${day}\n`)
    await page.locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer })
    const take = page.getByRole('button', { name: '导入 2 条' })
    await take.click()
    await page.getByRole('button', { name: '请值班经理处理' }).and(page.locator(':focus')).waitFor()
    await decideHere('不予进入')
    await page.getByText('经理决定不予进入').waitFor()
    expect(await announced()).toEqual([])
    await take.click()
    await page.getByRole('button', { name: '请值班经理处理' }).and(page.locator(':focus')).waitFor()
    await decideHere('误报')
    await page.getByRole('grid', { name: '预约' }).getByText('张伟').waitFor()
    expect((await announced()).sort()).toEqual(['张伟', '甲一'])
  })
})

describe('the keeper of the list', () => {
  it('puts somebody on it, changes and ends him by keyboard', async () => {
    await asManager()
    await open('/visitors/watch')
    await page.getByText('名单上没有人').waitFor()
    await page.keyboard.press('Alt+N')
    await dialog().getByText('须批准', { exact: true }).click()
    await dialog().getByLabel('姓名', { exact: true }).fill('张伟')
    await dialog().getByLabel('别名、曾用名').fill('张大伟，老张头')
    await dialog().getByLabel('电话或尾号').fill('567')
    await dialog().getByLabel('原因').fill('多次闹事')
    await page.keyboard.press('Control+S')
    await dialog().getByText('至少写末 4 位', { exact: true }).waitFor()
    await dialog().getByLabel('电话或尾号').fill('5678')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    expect((await admin().watchList.list({})).rows).toMatchObject([
      { name: '张伟', aliases: ['张大伟', '老张头'], phone: '5678', grade: 'approval' },
    ])
    await page.getByLabel(/姓名、别名、拼音/).fill('zhangdawei')
    await page.getByRole('grid', { name: '名单' }).getByText('张伟、张大伟').waitFor()
    await page.getByRole('grid', { name: '名单' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^张伟 W/ }).waitFor()
    await page.keyboard.press('Alt+E')
    await dialog().getByText('不予进入', { exact: true }).click()
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+S')
    await dialog().getByLabel('停用原因').fill('已和解')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    expect(await admin().watchList.get({ id: 1 })).toMatchObject({ grade: 'denied', state: 'ended' })
  })

  it('takes a picture of somebody into his entry, keeps it, and takes it away', async () => {
    await asManager()
    await open('/visitors/watch')
    await page.getByText('名单上没有人').waitFor()
    await page.keyboard.press('Alt+N')
    await dialog().getByText('须批准', { exact: true }).click()
    await dialog().getByLabel('姓名', { exact: true }).fill('张伟')
    await dialog().getByLabel('原因').fill('多次闹事')
    const camera = page.getByRole('button', { name: '拍下' }).and(page.locator(':focus'))
    await dialog().getByRole('button', { name: '拍照' }).click()
    await camera.waitFor()
    await page.keyboard.press('Escape')
    await camera.waitFor({ state: 'detached' })
    expect(await dialog().getByLabel('原因').inputValue()).toBe('多次闹事')
    await dialog().getByRole('button', { name: '拍照' }).click()
    await camera.waitFor()
    await page.keyboard.press('Enter')
    await dialog().getByRole('img', { name: '照片' }).waitFor()
    expect((await admin().watchList.list({})).rows).toEqual([]) // the picture alone saves nothing
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    const image = async () => (await admin().watchList.photo({ id: 1 }))?.image ?? ''
    const first = await image()
    expect(first.length).toBeGreaterThan(1_000)
    await open('/visitors/watch/1')
    await page.getByRole('img', { name: '照片' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Alt+E')
    await dialog().getByRole('img', { name: '照片' }).waitFor()
    await dialog().getByLabel('原因').fill('再次闹事')
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    expect(await image()).toBe(first)
    await page.keyboard.press('Alt+E')
    await dialog().getByRole('button', { name: '不用照片' }).click()
    await dialog().getByRole('img', { name: '照片' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+S')
    await dialog().waitFor({ state: 'detached' })
    expect(await image()).toBe('')
    await page.getByRole('img', { name: '照片' }).waitFor({ state: 'detached' })
  })

  it('sees at once that somebody waits, why he fits, and decides from the list', async () => {
    await addWatched(admin(), { photo: jpeg })
    await asManager()
    const { client } = await loopback.test.person({ name: '李强', role: 'receptionist', pin: '482913' })
    await client.visitors
      .register({ requestId: requestId(), ...visitor, name: '章玮' })
      .catch(() => undefined)
    await page.getByRole('button', { name: /1 位来客等候核对/ }).click()
    const grid = page.getByRole('grid', { name: '命中记录' })
    await grid.getByText('读音相同').waitFor()
    await grid.focus()
    await page.keyboard.press('Alt+D')
    await dialog().getByText('多次闹事').waitFor()
    await dialog().getByRole('img', { name: '照片' }).waitFor()
    await dialog().getByText('误报', { exact: true }).click()
    await dialog().getByLabel('理由').fill('不是此人')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('没有等待处理的').waitFor()
    expect(await hits()).toMatchObject([{ outcome: 'falseAlarm', reason: '不是此人' }])
  })

  it('is told of somebody to be noticed, until he has seen it', async () => {
    await addWatched(admin(), { grade: 'noticed' })
    await asManager()
    await admin().visitors.register({ requestId: requestId(), ...visitor, name: '张伟' })
    await page.getByRole('button', { name: /1 位关注的人到访/ }).click()
    const grid = page.getByRole('grid', { name: '命中记录' })
    await grid.getByText('张伟').first().waitFor()
    await grid.focus()
    await page.keyboard.press('Alt+K')
    await page.getByText('没有等待处理的').waitFor()
    await page.getByRole('button', { name: /关注的人到访/ }).waitFor({ state: 'detached' })
  })

  it.each([
    ['中文', '名单'],
    ['English', 'Watch list'],
  ])('finds screens and dialogs that axe has nothing against: %s', async (language, heading) => {
    await addWatched(admin(), { aliases: ['老张头'], phone: '5678' })
    await admin()
      .visitors.register({ requestId: requestId(), ...visitor, name: '张伟' })
      .catch(() => undefined)
    await asManager()
    await page.getByText(language, { exact: true }).first().click()
    for (const path of ['', '?view=waiting', '?view=past', '/1']) {
      await open(`/visitors/watch${path}`)
      await page.locator('.q-loading').waitFor({ state: 'detached' })
      expect(await violationsOf(page), path).toEqual([])
    }
    for (const [path, key] of [
      ['', 'Alt+N'],
      ['/1', 'Alt+E'],
      ['?view=waiting', 'Alt+D'],
    ] as const) {
      await open(`/visitors/watch${path}`)
      await page.getByRole('heading', { level: 1, name: path === '/1' ? /^张伟 W/ : heading }).waitFor()
      if (key === 'Alt+D') {
        await page
          .getByRole('grid')
          .getByText(/^A\d{4}-/)
          .waitFor()
        await page.getByRole('grid').focus()
      }
      await page.keyboard.press(key)
      await dialog().waitFor()
      expect(await violationsOf(page), `${path} ${key}`).toEqual([])
      await page.keyboard.press('Escape')
      await dialog().waitFor({ state: 'detached' })
    }
  })
})

describe('the desk', () => {
  it('sees neither why nor a picture while the manager decides, who sees both where he registers himself', async () => {
    await addWatched(admin(), { photo: jpeg })
    const askManager = async () => {
      await page.keyboard.press('Control+S')
      await page.getByRole('button', { name: '请值班经理处理' }).and(page.locator(':focus')).waitFor()
      await page.keyboard.press('Enter')
      await dialog().getByLabel('理由').waitFor()
    }
    await asReceptionist()
    await fillVisitor('张伟')
    await askManager()
    await dialog().getByLabel('值班经理', { exact: true }).waitFor()
    expect(await dialog().getByRole('img', { name: '照片' }).count()).toBe(0)
    expect(await dialog().innerText()).not.toContain('多次闹事')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+L')
    await signIn(page, '马经理', '260914')
    await fillVisitor('张伟')
    await askManager()
    await dialog().getByText('多次闹事').waitFor()
    await dialog().getByRole('img', { name: '照片' }).waitFor()
  })

  it('has no tab of the list, and dialogs of a check that axe has nothing against', async () => {
    await addWatched(admin())
    await asReceptionist()
    await open('/visitors')
    await page.getByRole('navigation', { name: '访客' }).waitFor()
    expect(await page.getByRole('link', { name: '名单' }).count()).toBe(0)
    await fillVisitor('张伟')
    await page.keyboard.press('Control+S')
    const ask = page.getByRole('button', { name: '请值班经理处理' })
    await ask.and(page.locator(':focus')).waitFor()
    expect(await violationsOf(page), 'held').toEqual([])
    await ask.click()
    await dialog().getByLabel('理由').waitFor()
    expect(await violationsOf(page), 'asked').toEqual([])
  })
})
