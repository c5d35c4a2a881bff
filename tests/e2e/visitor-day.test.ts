import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dateIn } from '#shared/domain/zoned-time.ts'
import { violationsOf } from '../support/axe.ts'
import { requestId } from '../support/desk.ts'
import { signIn, type Loopback } from '../support/loopback.ts'
import { useDeskPage } from '../support/page.ts'

const openDesk = useDeskPage()

/** In place of the browser's print dialog: what stands on the page at that moment, kept in the top window. */
function keepPrints(): void {
  const top = window.top as unknown as { printed?: string[] }
  window.print = () => {
    top.printed = [...(top.printed ?? []), document.body.innerText]
  }
}

async function printed(page: Page, words: string): Promise<void> {
  const sheets = () => page.evaluate(() => (window as unknown as { printed?: string[] }).printed ?? [])
  await expect.poll(async () => (await sheets()).some((sheet) => sheet.includes(words))).toBe(true)
}

/** What a receptionist sees on the way, in her language. */
const texts = {
  中文: {
    door: '来过吗？',
    name: '姓名',
    printBadge: /打印访客牌/,
    onSite: '在场',
    left: '周小雨 已登记离开',
    undone: '已撤销，周小雨 仍在场',
    evacuation: '疏散',
  },
  English: {
    door: 'Been here before?',
    name: 'Name',
    printBadge: /Print badge/,
    onSite: 'On site',
    left: '周小雨 is signed out',
    undone: 'Taken back, 周小雨 is on site',
    evacuation: 'Evacuation',
  },
} as const

async function announce({ test: { admin, adminId } }: Loopback): Promise<string> {
  const today = dateIn('Asia/Shanghai', Date.now())
  const { id } = await admin.expected.add({
    requestId: requestId(),
    people: [{ name: '周小雨', phone: '13912345678', company: '远航物流', plate: '', companions: 0 }],
    ...{ party: '', first: today, last: today, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    ...{ fromMinute: 0, untilMinute: 1440, hostId: adminId, hostName: '', reason: '业务洽谈' },
    ...{ place: '', note: '' },
  })
  return (await admin.expected.get({ id })).code
}

describe('the day of a visitor, by keyboard alone', () => {
  it.each(['中文', 'English'] as const)(
    'goes from his code to his leaving, and onto the list at an alarm (%s)',
    async (locale) => {
      const { page, loopback } = await openDesk({ script: keepPrints })
      const code = await announce(loopback)
      await signIn(page, '陈静', 'desk-password')
      const t = texts[locale]
      await page.getByText(locale, { exact: true }).click() // the language is chosen once, by whoever sets the desk up

      await page.keyboard.press('F2')
      await page.getByLabel(t.door).waitFor()
      await page.keyboard.type(code, { delay: 60 })
      const name = page.getByLabel(t.name, { exact: true })
      await expect.poll(() => name.inputValue()).toBe('周小雨')
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Control+S')
      await page.locator('.v-number').waitFor()
      await page.getByRole('button', { name: t.printBadge }).waitFor()
      await page.keyboard.press('Enter')
      await printed(page, '周小雨')

      await page.keyboard.press('F9')
      await page.getByRole('heading', { name: t.evacuation, exact: true }).waitFor()
      await printed(page, '13912345678')

      await page.keyboard.press('Control+K')
      await page.keyboard.type('zhouxiaoyu')
      await page
        .getByRole('option', { name: /周小雨/ })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /周小雨/ }).waitFor()
      await page.keyboard.press('Escape')
      const inside = page.getByRole('grid', { name: t.onSite })
      await inside.getByText('周小雨').waitFor()
      await inside.focus()
      await page.keyboard.press('Alt+L')
      await page.getByText(t.left).waitFor()
      await page.keyboard.press('Control+Z')
      await page.getByText(t.undone).waitFor()
      await inside.getByText('周小雨').waitFor()
      await inside.focus()
      await page.keyboard.press('Alt+L')
      await expect.poll(async () => (await loopback.test.admin.visitors.onSite({})).length).toBe(0)

      const { rows } = await loopback.test.admin.visitors.list({})
      expect(rows).toMatchObject([
        { name: '周小雨', leaveKind: 'seen', company: '远航物流', hostName: '陈静' },
      ])
      expect(await loopback.test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    },
  )
})
