import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '#core/desk.ts'
import { builtPages } from '../../electron/host-loopback/pages.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { serveLoopback, type LoopbackServer } from '../../electron/host-loopback/server.ts'
import { violationsOf } from '../support/axe.ts'
import { migrations } from '../support/desk.ts'
import { ensureBuilt, signIn } from '../support/loopback.ts'
import { usePages } from '../support/page.ts'

let dataDir: string
let desk: Desk
let server: LoopbackServer
let page: Page

beforeAll(ensureBuilt)
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'qiantai-'))
  const quiet = { info: () => undefined, error: () => undefined }
  desk = await createDesk(nodePorts(dataDir, 'test', quiet), migrations)
  server = await serveLoopback(desk, builtPages(), 0)
  page = await openPage()
  await page.goto(server.url)
})
afterEach(async () => {
  await server.close()
  await desk.close()
  rmSync(dataDir, { recursive: true, force: true })
})
// After the hook above, so that the page is gone before its server is.
const openPage = usePages()

async function fill(words: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(words)) await page.getByLabel(label, { exact: true }).fill(text)
}

describe('the first start', () => {
  it('goes from an empty folder to a desk: site, administrator, recovery key, sign-in', async () => {
    await page.getByRole('heading', { name: '首次设置' }).waitFor()
    await page.getByText('酒店', { exact: true }).click()
    await page.getByText('2,000.00').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await fill({ 单位名称: '海天酒店', 前台名称: '大堂前台', 姓名: '单雪' })
    await fill({ 密码: 'first-password', 再输一遍密码: 'first-password' })
    await page.keyboard.press('Enter')
    const key = page.getByLabel('恢复密钥', { exact: true })
    await key.waitFor()
    expect(await violationsOf(page)).toEqual([])
    const next = page.getByRole('button', { name: '去登录' })
    expect(await next.isDisabled()).toBe(true)
    const shown = (await key.locator('code').allInnerTexts()).join('-')
    expect(shown).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    await page.getByLabel('我已打印或抄好恢复密钥').check()
    await next.click()
    await signIn(page, '单雪', 'first-password')
    await page.getByText('海天酒店').waitFor()
    await page.keyboard.press('Control+L')
    await useKey(shown, 'second-password')
    await signIn(page, '单雪', 'second-password')
  })

  it('says what is wrong beside the field and keeps the rest', async () => {
    await fill({
      单位名称: '海天酒店',
      姓名: '单雪',
      密码: 'first-password',
      再输一遍密码: 'another-password',
    })
    await page.keyboard.press('Enter')
    await page.getByText('两次输入的密码不一样').waitFor()
    expect(await page.getByLabel('单位名称', { exact: true }).inputValue()).toBe('海天酒店')
    expect(desk.core.site.exists()).toBe(false)
  })

  it('is there in English too', async () => {
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('heading', { name: 'First start' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366)
  })
})

/** The administrator's way back in, from the lock. */
async function useKey(recoveryKey: string, newPassword: string): Promise<void> {
  await page.getByRole('button', { name: /用恢复密钥/ }).click()
  await fill({ 恢复密钥: recoveryKey.toLowerCase(), 新密码: newPassword })
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('新密码已设置，请登录').waitFor()
}
