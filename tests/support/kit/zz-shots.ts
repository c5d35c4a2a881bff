import { serveKit } from '/work/main/tests/support/kit/serve.ts'
import { withPage, viewports } from '/work/main/tests/support/browser.ts'
const only = process.argv.slice(2)
const kit = await serveKit()
try {
  for (const [name, viewport] of Object.entries(viewports)) {
    await withPage(viewport, async (page) => {
      page.on('console', (m) => {
        if (['error', 'warning'].includes(m.type())) console.log(m.type(), m.text().slice(0, 300))
      })
      page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
      for (const path of only.length
        ? only
        : ['', 'form', 'table', 'tables', 'states', 'sign', 'pin', 'dialog', 'lines']) {
        await page.goto(`${kit.url}#/${path}`)
        await page.reload()
        await page.waitForSelector('h1', { timeout: 60000 })
        await page.evaluate(() => document.fonts.ready)
        await page.waitForTimeout(400)
        await page.screenshot({ path: `/tmp/shot-${name}-${path.replace('/', '-') || 'home'}.png` })
      }
    })
  }
} finally {
  await kit.close()
}
