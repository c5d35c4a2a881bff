import { describe, expect, it } from 'vitest'

import { useKit } from '../support/kit/use-kit.ts'

const kit = useKit()
const { show, press, focused, untilFocused, output } = kit

describe('form', () => {
  it('is filled and saved with the keyboard alone, Enter by Enter', async () => {
    await show('form')
    await untilFocused('name')
    await kit.page.keyboard.type('欧阳娜娜')
    await press('Enter')
    expect(await focused()).toBe('phone')
    await kit.page.keyboard.type('１３８ 0013 8000')
    await press('Shift+Enter')
    expect(await focused()).toBe('name')
    await press('Enter', 'Enter')
    expect(await focused()).toBe('host')
    await kit.page.keyboard.type('wf')
    await kit.page.getByText('人力资源部').waitFor()
    await press('ArrowDown', 'Enter')
    expect(await focused()).toBe('host')
    // until the list has closed, Enter is the list's
    await kit.page.locator('.ant-select-open').waitFor({ state: 'detached' })
    await press('Enter')
    expect(await focused()).toBe('reason')
    await kit.page.keyboard.type('mian')
    await kit.page.locator('.ant-select-item-option-active', { hasText: '面试' }).waitFor()
    await press('Enter')
    await kit.page.locator('.ant-select-open').waitFor({ state: 'detached' })
    await press('Enter')
    expect(await focused()).toBe('people')
    await kit.page.keyboard.type('3')
    await press('Enter')
    await kit.page.keyboard.type('0.07')
    await press('Enter')
    expect(await focused()).toBe('cameAt')
    await kit.page.keyboard.type('3月2日 9:05')
    await press('Enter', 'ArrowRight', 'Enter')
    expect(await focused()).toBe('note')
    await kit.page.keyboard.type('两')
    await press('Enter')
    await kit.page.keyboard.type('行')
    await press('Control+Enter')
    expect(await focused()).toBe('told')
    await press('Space', 'Enter')
    await expect.poll(() => output('saved').textContent()).toContain('{')
    const year = new Date().getUTCFullYear()
    expect(JSON.parse((await output('saved').textContent()) ?? '')).toMatchObject({
      name: '欧阳娜娜',
      phone: '13800138000',
      host: { id: 'p2' },
      reason: 'interview',
      people: 3,
      deposit: 7,
      cameAt: Date.UTC(year, 2, 2, 1, 5),
      note: '两\n行',
      told: true,
    })
  })

  it('shows what is missing without moving anything, and goes to the first of it', async () => {
    await show('form')
    await untilFocused('name')
    const place = () => kit.page.locator('#note').boundingBox()
    const before = await place()
    await press('Control+s')
    await kit.page.getByText('请填写姓名').waitFor()
    await kit.page.getByText('请选择被访人').waitFor()
    expect(await focused()).toBe('name')
    expect(await place()).toEqual(before)
  })

  it('keeps the contents when the server refuses, and puts its words at the field', async () => {
    await show('form')
    await untilFocused('name')
    const fill = async (name: string) => {
      await kit.page.locator('#name').fill(name)
      await press('Control+s')
    }
    await kit.page.locator('#host').click()
    await kit.page.getByText('财务部').click()
    await kit.page.locator('#told').check()
    await kit.page.locator('#phone').fill('8012')
    await fill('断线')
    await kit.page.getByText('没有保存成功。填好的内容都还在，请再试一次。').waitFor()
    await fill('重复')
    await kit.page.getByText('这个电话今天已经登记过').waitFor()
    expect(await kit.page.getByRole('alert').first().textContent()).toContain('没有这一栏')
    expect(await focused()).toBe('phone')
    expect(await kit.page.locator('#phone').inputValue()).toBe('8012')
    await fill('王芳')
    await expect.poll(() => output('saved').textContent()).toContain('王芳')
  })

  it('takes a day from the calendar and keeps the time; Esc closes the calendar only', async () => {
    await show('form')
    const button = kit.page.getByRole('button', { name: '从日历选日期' })
    await button.click()
    await kit.page.locator('.q-calendar td[title="2026-03-17"]').waitFor()
    await press('Escape')
    await kit.page.locator('.q-calendar').waitFor({ state: 'hidden' })
    expect(kit.page.url()).toContain('#/form')
    await button.click()
    await kit.page.locator('.q-calendar td[title="2026-03-17"]').click()
    expect(await kit.page.locator('#cameAt').inputValue()).toBe('2026-03-17 09:30')
  })

  it('asks before unsaved contents are left; Enter and Esc stay', async () => {
    await show('form')
    await untilFocused('name')
    await kit.page.keyboard.type('王')
    const question = kit.page.getByRole('dialog', { name: '内容还没有保存' })
    for (const stay of ['Enter', 'Escape']) {
      await press('F3')
      await question.waitFor()
      await kit.page.waitForFunction(() => document.activeElement?.textContent === '继续填写')
      await press(stay)
      await question.waitFor({ state: 'hidden' })
      expect(kit.page.url()).toContain('#/form')
    }
    expect(await kit.page.locator('#name').inputValue()).toBe('王')
    await press('Escape')
    await question.getByRole('button', { name: '不保存，离开' }).click()
    await kit.page.waitForURL('**#/table')
  })

  it('empties itself line after line, back in the first field', async () => {
    await show('lines')
    await untilFocused('code')
    for (const [at, code] of ['A1', 'A2'].entries()) {
      await kit.page.keyboard.type(code)
      await press('Enter')
      await kit.page.keyboard.type('03')
      await press('Enter')
      await expect
        .poll(async () => ((await output('saved').textContent()) ?? '').split(' ').length)
        .toBe(at + 1)
      await untilFocused('code')
    }
    expect(await output('saved').textContent()).toBe('A1/03 A2/03')
  })

  it('works the same in a dialog', async () => {
    await show('dialog')
    const open = kit.page.getByRole('button', { name: '作废' }).first()
    await open.click()
    await untilFocused('why')
    await kit.page.keyboard.type('写错了')
    await press('Escape')
    await kit.page.getByText('内容还没有保存').waitFor()
    await press('Escape')
    await press('F2')
    expect(kit.page.url()).toContain('#/dialog')
    await kit.page.locator('#why').focus()
    await press('Enter', 'Enter')
    await expect.poll(() => output('saved').textContent()).toBe('写错了')
    await kit.page.getByRole('dialog').first().waitFor({ state: 'hidden' })
  })

  it('leaves every key to an input method that composes', async () => {
    await show('form')
    await untilFocused('name')
    const session = await kit.context.newCDPSession(kit.page)
    await session.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 })
    // Windows tells the page that the input method took a key; other systems tell the key itself as well.
    const taken = { code: 'Enter', key: 'Enter', windowsVirtualKeyCode: 229 }
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...taken })
    const helpKey = { code: 'F1', key: 'F1', windowsVirtualKeyCode: 112 }
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...helpKey })
    expect(await focused()).toBe('name')
    await session.send('Input.insertText', { text: '王芳' })
    await press('Enter')
    expect(await focused()).toBe('phone')
    expect(await kit.page.locator('#name').inputValue()).toBe('王芳')
    expect(await kit.page.getByRole('dialog').count()).toBe(0)
  })
})

describe('frame', () => {
  it('goes by function keys from inside a field, lists them, and is silent under a dialog', async () => {
    await show('lines')
    await untilFocused('code')
    await press('F1')
    const help = kit.page.getByRole('dialog', { name: '快捷键' })
    await help.getByText('来访记录').waitFor()
    await help.getByText('寄存与遗留物品').waitFor()
    await press('F3')
    expect(kit.page.url()).toContain('#/lines')
    await press('Control+l')
    expect(await output('note').textContent()).toBe('locked')
    await press('Escape')
    await help.waitFor({ state: 'hidden' })
    await untilFocused('code')
    await kit.page.keyboard.type('?')
    expect(await kit.page.locator('#code').inputValue()).toBe('?')
    await show('states')
    await press('F3')
    await kit.page.waitForURL('**#/table')
    await press('?')
    await help.waitFor()
  })

  it('finds by Ctrl+K, arrows and Enter', async () => {
    await show('')
    await press('Control+k')
    const field = kit.page.getByRole('combobox', { name: /搜索/ })
    await kit.page.getByText('输入姓名、拼音').waitFor()
    await kit.page.keyboard.type('没有这个人')
    await kit.page.getByText('没有找到「没有这个人」').waitFor()
    await field.fill('王芳')
    await kit.page.getByRole('option').nth(2).waitFor()
    await press('ArrowDown', 'ArrowDown')
    expect(await kit.page.getByRole('option').nth(2).getAttribute('aria-selected')).toBe('true')
    await press('Enter')
    await kit.page.waitForURL('**#/states')
    expect(await output('note').textContent()).toBe('picked v0')
  })

  it('changes language at once and remembers it', async () => {
    await show('')
    await kit.page.getByText('English').click()
    await kit.page.getByRole('button', { name: 'Lock' }).waitFor()
    expect(await kit.page.evaluate(() => document.documentElement.lang)).toBe('en')
    await kit.page.reload()
    await kit.page.getByRole('button', { name: 'Lock' }).waitFor()
  })

  it('puts the focus on Cancel when something is about to be destroyed', async () => {
    await show('')
    await kit.page.getByRole('button', { name: '作废' }).click()
    await kit.page.waitForFunction(() => document.activeElement?.textContent === '取消')
    await press('Enter')
    await kit.page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await kit.page.getByText('已作废').count()).toBe(1)
  })

  it('keeps one broken part from taking the screen along', async () => {
    await show('states')
    await kit.page.getByRole('button', { name: '弄坏' }).click()
    await kit.page.getByText('这一页出错了').waitFor()
    expect(await kit.page.getByRole('heading', { name: '状态' }).count()).toBe(1)
    expect(kit.problems.splice(0).join()).toContain('深处的错误')
  })

  it('shows Chinese in the shipped font on a machine without one', async () => {
    await show('')
    await kit.page.evaluate(() => document.fonts.ready)
    const faces = await kit.page.evaluate(
      () => [...document.fonts].filter((face) => face.status === 'loaded').length,
    )
    expect(faces).toBeGreaterThan(0)
  })
})
