import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { seedDemo } from '#core/demo/seed.ts'
import { createDesk } from '#core/desk.ts'
import type { DeskPorts } from '#core/ports.ts'
import { weekdayOf } from '#shared/domain/weekdays.ts'
import { addDays, dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import { nodePorts } from '../electron/host-loopback/ports.ts'
import { builtPages } from '../electron/host-loopback/pages.ts'
import { serveLoopback } from '../electron/host-loopback/server.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { migrations } from '../tests/support/desk.ts'

/**
 * Pictures of every screen of the demo site, in both languages at both sizes, for looking at and for the documents:
 * `node tools/make-screenshots.ts FOLDER`. Build the interface first.
 */
const folder = process.argv[2] ?? 'screenshots'
const screens = {
  today: '/',
  visitors: '/visitors',
  visitNew: '/visitors/new',
  visit: '/visitors/12',
  expected: '/visitors/expected',
  vehicles: '/visitors/vehicles',
  goods: '/visitors/goods',
  passes: '/visitors/passes',
  trace: '/visitors/trace',
  absences: '/visitors/absences',
  statistics: '/visitors/statistics',
  watch: '/visitors/watch',
  evacuation: '/evacuation',
  parcels: '/parcels',
  parcelNew: '/parcels/new',
  deposits: '/deposits',
  depositNew: '/deposits/new',
  deposit: '/deposits/1',
  matters: '/matters',
  handover: '/handover',
  checkSheet: '/check-sheet',
  attendance: '/attendance',
  explanations: '/attendance/explanations',
  terminalFiles: '/attendance/files',
  terminalFileImport: '/attendance/files/import',
  clockJumps: '/attendance/clock',
  staff: '/staff',
  enrolAgain: '/staff/enrol-again',
  member: '/staff/4',
  readers: '/readers',
  audit: '/audit',
  settings: '/settings',
  privacy: '/privacy',
  printJobs: '/print-jobs',
  reception: '/reception',
} as const
const sizes = { small: { width: 1366, height: 768 }, large: { width: 1920, height: 1080 } } as const

async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#${path}`)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(400) // pictures only: what is still drawn by then may be missing
}

/** In the pictures it is twenty to three on a working day: a desk at its busiest. */
const zone = 'Asia/Shanghai'
let day = dateIn(zone, Date.now())
while (weekdayOf(day) > 5) day = addDays(day, -1)
const shift = dayBounds(zone, day).from + 880 * 60_000 - Date.now()
const now = () => Date.now() + shift
const ports = (): DeskPorts => {
  const real = nodePorts(dataDir, '0.1.0', quiet)
  return { ...real, clock: { ...real.clock, wall: now } }
}

const dataDir = mkdtempSync(join(tmpdir(), 'qiantai-pictures-'))
mkdirSync(folder, { recursive: true })
const quiet = { info: () => undefined, error: console.error }
await seedDemo(ports(), migrations, now(), '/dev/none')
const desk = await createDesk(ports(), migrations)
const browser = await launchBrowser()
for (const [size, viewport] of Object.entries(sizes)) {
  const server = await serveLoopback(desk, builtPages(), 0)
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await context.clock.install({ time: now() })
  const page = await context.newPage()
  await page.goto(server.url)
  await page.locator('#s-pin').or(page.getByRole('listbox')).first().waitFor()
  await page.screenshot({ path: join(folder, `sign-in-${size}-zh.png`) })
  await page.getByRole('option', { name: '陈静' }).click()
  await page.locator('#s-pin').fill('demo-password')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  for (const [locale, name] of [
    ['zh', '中文'],
    ['en', 'English'],
  ] as const) {
    await page.getByText(name, { exact: true }).first().click()
    for (const [screen, path] of Object.entries(screens)) {
      await visit(page, path)
      await page.screenshot({ path: join(folder, `${screen}-${size}-${locale}.png`) })
    }
  }
  const clock = await context.newPage()
  await clock.goto(`http://127.0.0.1:${server.port}/#/clock`)
  await clock.waitForTimeout(1_500)
  await clock.screenshot({ path: join(folder, `clock-${size}.png`) })
  await context.close()
  await server.close()
}
await browser.close()
await desk.close()
rmSync(dataDir, { recursive: true })
