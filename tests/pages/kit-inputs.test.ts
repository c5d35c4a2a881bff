import { describe, expect, it } from 'vitest'

import { enterKey, keysOf, pressKeys, pressKeysComposing } from '../support/kit/keys.ts'
import { useKit } from '../support/kit/use-kit.ts'

const kit = useKit()
const { show, press, output } = kit

describe('signature', () => {
  const draw = async (points: readonly [number, number][]) => {
    const box = await kit.page.locator('canvas').boundingBox()
    const [first, ...rest] = points.map(([x, y]) => [(box?.x ?? 0) + x, (box?.y ?? 0) + y] as const)
    await kit.page.mouse.move(first?.[0] ?? 0, first?.[1] ?? 0)
    await kit.page.mouse.down()
    for (const [x, y] of rest) await kit.page.mouse.move(x, y, { steps: 6 })
    await kit.page.mouse.up()
  }
  const inked = () =>
    kit.page.evaluate(() => {
      const canvas = document.querySelector('canvas')
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      return Array.from(pixels ?? []).filter((value, at) => at % 4 === 3 && value > 0).length
    })

  it('takes a drawn name, refuses a tick, keeps the ink when the box changes', async () => {
    await show('sign')
    const confirm = kit.page.getByRole('button', { name: '确认签名' })
    await draw([
      [60, 60],
      [66, 66],
    ])
    await kit.page.getByText('签名太短，请签全名').waitFor()
    expect(await confirm.isDisabled()).toBe(true)
    await kit.page.getByRole('button', { name: '重签' }).focus()
    await press('Enter')
    expect(await inked()).toBe(0)
    await draw([
      [60, 120],
      [120, 40],
      [160, 130],
      [240, 50],
      [330, 120],
    ])
    await draw([
      [350, 60],
      [420, 110],
    ])
    await kit.page.getByText('已签名').waitFor()
    const drawn = await inked()
    await kit.page.getByRole('button', { name: '变窄' }).click()
    await expect
      .poll(() => kit.page.evaluate(() => document.querySelector('canvas')?.width))
      .toBeLessThan(330)
    expect(await inked()).toBeGreaterThan(drawn / 4)
    await confirm.focus()
    await press('Enter')
    const ink = JSON.parse((await output('ink').textContent()) ?? '') as { strokes: unknown[]; png: string }
    expect(ink.strokes).toHaveLength(2)
    expect(ink.png).toMatch(/^data:image\/png;base64,.{800,}/)
  })
})

describe('PIN pad', () => {
  it('takes digits from both sides, shows dots only, and starts again after a wrong one', async () => {
    await show('pin')
    const field = kit.page.getByRole('textbox', { name: '密码', exact: true })
    await kit.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
    await press('1', 'Numpad2', 'Backspace', 'Digit2', '3')
    await press('Enter')
    expect(await output('got').textContent()).toBe('')
    await press('4')
    expect(await field.inputValue()).toBe('●●●●')
    expect(await kit.page.content()).not.toContain('1234')
    await press('Enter')
    await kit.page.getByText('密码不对，还可以试 4 次').waitFor()
    expect(await field.inputValue()).toBe('')
    expect(await output('got').textContent()).toBe('checked 4')
    const kiosk = kit.page.locator('.q-pin-kiosk')
    for (const digit of '2468') await kiosk.getByRole('button', { name: `数字 ${digit}` }).click()
    await kiosk.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => kiosk.getByRole('textbox').inputValue()).toBe('')
    expect(await kiosk.getByText('密码不对').count()).toBe(0)
    const key = await kiosk.getByRole('button', { name: '数字 5' }).boundingBox()
    expect(Math.min(key?.width ?? 0, key?.height ?? 0)).toBeGreaterThanOrEqual(64)
  })
})

describe('scanner', () => {
  const field = () => kit.page.getByRole('textbox', { name: '备注' })

  it('takes the burst out of the field it landed in and keeps its Enter from the form', async () => {
    await show('scan')
    const session = await kit.context.newCDPSession(kit.page)
    await field().fill('已有内容')
    await pressKeys(session, [...keysOf('SF1400042778921'), enterKey], 8)
    await expect.poll(() => output('scans').textContent()).toBe('SF1400042778921')
    expect(await field().inputValue()).toBe('已有内容')
    expect(await output('submits').textContent()).toBe('0')
    // React holds the same value, not only the document.
    await kit.page.keyboard.type('。')
    expect(await field().inputValue()).toBe('已有内容。')
  })

  it('works without an ending key and with the focus nowhere', async () => {
    await show('scan')
    const session = await kit.context.newCDPSession(kit.page)
    await pressKeys(session, keysOf('6901234567892'), 8)
    await expect.poll(() => output('scans').textContent()).toBe('6901234567892')
  })

  it('leaves a typing person alone', async () => {
    await show('scan')
    const session = await kit.context.newCDPSession(kit.page)
    await field().focus()
    await pressKeys(session, [...keysOf('beizhu2026'), enterKey], 60)
    await expect.poll(() => output('submits').textContent()).toBe('1')
    expect(await output('scans').textContent()).toBe('')
    expect(await field().inputValue()).toBe('beizhu2026')
  })

  it('reads the code under a Chinese input method and leaves nothing of it behind', async () => {
    await show('scan')
    const session = await kit.context.newCDPSession(kit.page)
    await field().fill('你好')
    await pressKeysComposing(session, 'SF1400042778921', 8)
    await expect.poll(() => output('scans').textContent()).toBe('SF1400042778921')
    await expect.poll(() => field().inputValue()).toBe('你好')
    // What the input method still delivers afterwards.
    await kit.page.keyboard.type('吗')
    expect(await field().inputValue()).toBe('你好吗')
  })
})
