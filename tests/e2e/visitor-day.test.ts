import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { choose, downTo, pressOn, tabTo } from '../support/keyboard.ts'
import { useDeskPage } from '../support/page.ts'
import * as day from '../support/visitor-day.ts'
import { words, type Words } from '../support/visitor-day-words.ts'

const openDesk = useDeskPage()
let page: Page
let t: Words

const clean = async (screen: string) => expect(await violationsOf(page), screen).toEqual([])
const heading = (name: string) => page.getByRole('heading', { name, exact: true, level: 1 }).waitFor()
/** At a person's pace: keys that come faster are a scanner's. */
const type = (text: string) => page.keyboard.type(text, { delay: 60 })
const press = (key: string) => page.keyboard.press(key)
const inside = () => page.getByRole('grid', { name: t.onSite })
const badge = () => page.getByRole('button', { name: t.printBadge }).and(page.locator(':focus'))

async function toTheDoor(): Promise<void> {
  await press('F2')
  await page.getByLabel(t.door).waitFor()
}

/** Her host agreed when he announced her: code, papers, badge. */
async function theExpectedOneComes(code: string): Promise<void> {
  await toTheDoor()
  await clean('at the door')
  await type(code)
  const name = page.getByLabel(t.name, { exact: true })
  await expect.poll(() => name.inputValue()).toBe('周小雨')
  await clean('the form')
  await day.acceptPapers(page, t, true)
  await press('Control+S')
  await badge().waitFor()
  await clean('registered')
  await press('Enter')
  await day.printed(page, '周小雨')
}

/** Nobody expects him: every field, his car, his papers; his host does not answer, the deputy agrees. */
async function anotherComesByCar(): Promise<void> {
  await toTheDoor()
  await page.keyboard.type('欧阳明')
  await page.getByText(t.first).waitFor()
  await press('Enter')
  await page.locator('#name:focus').waitFor()
  await press('Enter')
  await type('13800135678')
  await choose(page, page.locator('#host'), 'wf', '王芳')
  await press('Enter')
  await page.locator('#reason:focus').waitFor()
  await page.keyboard.type('送样品')
  await tabTo(page, page.locator('#plate'))
  await page.keyboard.type('沪B88888')
  await day.acceptPapers(page, t)
  await press('Control+S')
  const dial = page.getByRole('region', { name: t.dial })
  await dial.getByText('8010').waitFor()
  await clean('the call')
  await press('Alt+2')
  await dial.getByText('8020').waitFor()
  await press('Alt+1')
  await page.getByText(t.agreed).waitFor()
  await badge().waitFor()
  await press('Enter')
  await day.printed(page, '欧阳明')
}

async function theAlarmListIsPrinted(): Promise<void> {
  await press('F9')
  await heading(t.evacuation)
  await day.printed(page, '13912345678', '13800135678')
  await page.getByRole('grid').getByText('周小雨').waitFor()
  await clean('the evacuation')
}

/** Signed out while his car is still there: the desk is warned, takes it back, and sees both off. */
async function heLeavesAndHisCar(): Promise<void> {
  await press('Control+K')
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('ouyangming')
  const found = page.getByRole('option', { name: /欧阳明/ })
  await found.first().waitFor()
  await clean('the search')
  await press('Enter')
  await page.getByRole('heading', { name: /欧阳明/ }).waitFor()
  await page.locator('.q-loading').waitFor({ state: 'detached' })
  await clean('his visit')
  await press('Escape')
  await downTo(page, inside(), '欧阳明')
  await clean('who is inside')
  await press('Alt+L')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(t.carHere).waitFor()
  await dialog.locator('button[type=submit]:focus').waitFor()
  await clean('his leaving')
  await press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(t.left).first().waitFor()
  await press('Control+Z')
  await page.getByText(t.undone).waitFor()

  await pressOn(page, page.getByRole('link', { name: t.vehicles, exact: true }))
  await downTo(page, page.getByRole('grid', { name: t.vehicles }), '沪B88888')
  await clean('the vehicles')
  await press('Alt+L')
  await page.getByText(t.noCar).waitFor()

  await pressOn(page, page.getByRole('link', { name: new RegExp(`^${t.onSite}`) }))
  await downTo(page, inside(), '欧阳明')
  await press('Alt+L')
  await inside().getByText('欧阳明').waitFor({ state: 'detached' })
}

/** Nobody saw her go: whoever closes the house calls, and hears that she has left. */
async function theHouseIsClosed(): Promise<void> {
  await pressOn(page, page.getByRole('link', { name: new RegExp(`^${t.trace}`) }))
  const early = page.getByRole('button', { name: t.early })
  const her = page.getByRole('heading', { name: /周小雨/ })
  await her.or(early).first().waitFor()
  if (await early.isVisible()) await pressOn(page, early) // by day the list waits until it is asked for
  await her.waitFor()
  await clean('the closing check')
  await press('1')
  await page.getByText(t.called).waitFor()
  await press('1')
  await page.getByText(t.traced, { exact: true }).waitFor()
}

describe('the day of two visitors, by keyboard alone but for the pen', () => {
  it.each(['中文', 'English'] as const)(
    'goes from the door to the closing of the house (%s)',
    async (language) => {
      t = words[language]
      const desk = await openDesk({ script: day.keepPrints })
      ;({ page } = desk)
      const { test } = desk.loopback
      const code = await day.prepareDay(test)
      await day.signInByKeys(page, language)
      await theExpectedOneComes(code)
      await anotherComesByCar()
      await theAlarmListIsPrinted()
      await heLeavesAndHisCar()
      await theHouseIsClosed()
      await day.registerTells(test, language)
    },
  )
})
