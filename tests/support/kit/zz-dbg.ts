import { serveKit } from './serve.ts'
import { withPage, viewports } from '../browser.ts'
const kit = await serveKit()
try {
  await withPage(viewports.small, async (page) => {
    const act = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 140))
    await page.goto(`${kit.url}#/`); await page.waitForSelector('h1')
    await page.keyboard.press('Control+k')
    for (let i = 0; i < 6; i++) { console.log('palette', await act()); await page.waitForTimeout(60) }
    await page.keyboard.type('没有'); await page.waitForTimeout(400)
    console.log(await page.locator('.q-palette-body').innerText(), await page.locator('.q-palette-body input').inputValue())
    await page.goto(`${kit.url}#/lines`); await page.reload(); await page.waitForSelector('#code'); await page.waitForTimeout(300)
    console.log('lines', await act())
    await page.keyboard.type('A'); await page.keyboard.press('F3'); 
    for (let i = 0; i < 8; i++) { console.log('guard', await act()); await page.waitForTimeout(60) }
    await page.keyboard.press('Enter'); await page.waitForTimeout(200); await page.keyboard.press('F3'); 
    for (let i = 0; i < 8; i++) { console.log('guard2', await act()); await page.waitForTimeout(60) }
    await page.keyboard.press('Escape'); await page.waitForTimeout(200); console.log('after', await act())
    await page.locator('#code').focus()
    await page.keyboard.press('Enter'); await page.keyboard.type('03'); await page.keyboard.press('Enter'); await page.waitForTimeout(300)
    console.log('saved', await act(), await page.getByTestId('saved').textContent(), await page.locator('#code').inputValue())
  })
} finally { await kit.close() }
