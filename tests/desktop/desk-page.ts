import type { Page } from 'playwright-core'

/** Fills the first-start wizard in, as the administrator does. */
export async function setUp(page: Page): Promise<void> {
  await page.getByLabel('单位名称').fill('云海大厦')
  await page.getByLabel('姓名').fill('陈静')
  await page.getByLabel('密码', { exact: true }).fill('desk-password')
  await page.getByLabel('再输一遍密码').fill('desk-password')
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.getByText('我已打印或抄好恢复密钥').click()
  await page.getByRole('button', { name: '去登录' }).click()
}

/** Chooses the administrator and types the password. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('option', { name: '陈静' }).click()
  await page.locator('#s-pin').fill('desk-password')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
}

/** Registers a visitor who has not been here before and whose host agrees; ends on the screen that offers to print. */
export async function registerVisit(page: Page): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByLabel('来过吗？').waitFor()
  await page.keyboard.type('周小雨')
  await page.getByText('第一次来').click()
  await page.getByLabel('来访事由').fill('会议')
  await page.getByLabel('被访人不在名单上').fill('302 室')
  await page.keyboard.press('Control+S')
  await page.locator('.v-number').waitFor()
  await page.getByRole('button', { name: /^同意/ }).click()
  await page.getByRole('button', { name: '打印访客牌' }).waitFor()
}
