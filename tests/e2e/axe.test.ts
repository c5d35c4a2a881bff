import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { usePages } from '../support/page.ts'

const openPage = usePages()

const broken = `<html><body><img src="data:,"><input><p style="color:#ccc;background:#fff">text</p>
  <p style="opacity:0.2;animation:come 1s 1"><button></button></p><style>@keyframes come { from { opacity: 0 } }</style>
  <iframe title="a sheet" srcdoc="<html lang=zh><body><input><a href=x></a></body></html>"></iframe></body></html>`

const bySlowWay = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

it('tells all that the slow way tells, with a frame and without, and again when it is asked again', async () => {
  const page = await openPage()
  await page.setContent(broken)
  const framed = await violationsOf(page)
  expect(framed.toSorted()).toEqual((await bySlowWay(page)).toSorted())
  expect(framed.join('\n')).toContain('label: iframe input')

  await page.locator('iframe').evaluate((frame) => frame.remove())
  const whole = await violationsOf(page)
  expect(whole.toSorted()).toEqual((await bySlowWay(page)).toSorted())
  for (const rule of ['color-contrast', 'image-alt', 'button-name', 'label', 'html-has-lang'])
    expect(whole.map((line) => line.split(':')[0])).toContain(rule)
  await page.locator('img').evaluate((image: HTMLImageElement) => (image.alt = 'a picture'))
  expect((await violationsOf(page)).toSorted()).toEqual(
    whole.filter((line) => !line.startsWith('image-alt')).toSorted(),
  )
})
