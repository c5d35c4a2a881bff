import { describe, expect, it } from 'vitest'

import { useKit } from '../support/kit/use-kit.ts'

const kit = useKit()
const { show, press, output } = kit

describe('table', () => {
  const active = () =>
    kit.page.evaluate(() => {
      const grid = document.querySelector('[role=grid]')
      const row = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')
      const box = row?.getBoundingClientRect()
      const frame = grid?.getBoundingClientRect()
      const seen =
        box !== undefined &&
        frame !== undefined &&
        box.top >= frame.top + 33 &&
        box.bottom <= frame.bottom + 1
      return {
        index: row?.getAttribute('aria-rowindex'),
        seen,
        rows: document.querySelectorAll('[role=row]').length,
      }
    })

  it('moves over ten thousand rows by keyboard with at most 100 of them in the document', async () => {
    await show('table')
    await kit.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid')
    const walk: [string, string][] = [
      ['ArrowDown', '3'],
      ['ArrowUp', '2'],
      ['ArrowUp', '2'],
      ['End', '201'],
      ['End', '10001'],
      ['ArrowUp', '10000'],
      ['Home', '2'],
    ]
    for (const [key, row] of walk) {
      await press(key)
      await expect.poll(active).toMatchObject({ index: row, seen: true })
      expect((await active()).rows).toBeLessThanOrEqual(100)
      // More rows come when the end of those loaded is near.
      if (row === '201') await kit.page.getByText('共 10000 条').waitFor()
    }
    await press('PageDown')
    expect(Number((await active()).index)).toBeGreaterThan(12)
    await press('PageUp', 'ArrowDown', 'Enter')
    expect(await output('opened').textContent()).toBe('open v1')
  })

  it('acts on the active row by its keys, selects by Space, and keeps the mouse in step', async () => {
    await show('table')
    await kit.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid')
    await press('F8')
    expect(await output('opened').textContent()).toBe('leave v0')
    // The second visitor has left: nothing to do for F8.
    await press('ArrowDown', 'F8', 'Space')
    expect(await output('opened').textContent()).toBe('leave v0')
    await kit.page.getByText('已选 1 条').waitFor()
    await kit.page.locator('[data-index="4"] .q-tick').click()
    await kit.page.getByText('已选 2 条').waitFor()
    expect(await active()).toMatchObject({ index: '6' })
    await kit.page.locator('[data-index="4"]').getByRole('button', { name: '离开' }).click()
    expect(await output('opened').textContent()).toBe('leave v4')
    await kit.page.locator('[data-index="2"]').dblclick()
    expect(await output('opened').textContent()).toBe('open v2')
  })

  it('draws a scroll step within a frame, and keeps the active row while it is out of sight', async () => {
    await show('table')
    await press('End')
    await kit.page.getByText('共 10000 条').waitFor()
    await press('Home')
    const steps = await kit.page.evaluate(async () => {
      const grid = document.querySelector('[role=grid]')
      const times: number[] = []
      for (let step = 0; grid !== null && step < 60; step += 1) {
        await new Promise(requestAnimationFrame)
        const from = performance.now()
        grid.scrollTop += 36 * 7
        grid.dispatchEvent(new Event('scroll'))
        await Promise.resolve()
        void grid.getBoundingClientRect()
        times.push(performance.now() - from)
      }
      return times.sort((a, b) => a - b)
    })
    expect(steps[30]).toBeLessThan(16)
    expect((await active()).rows).toBeLessThanOrEqual(100)
    expect((await active()).index).toBe('2')
  })

  it('says why it is empty, failed or old, and tries again', async () => {
    await show('tables')
    await kit.page.getByText('按 F2 登记第一位访客。').waitFor()
    await kit.page.getByText('数据库正在恢复，请稍等片刻。').waitFor()
    await kit.page.getByText('没有刷新成功，显示的是先前的内容').waitFor()
    for (const retry of await kit.page.getByRole('button', { name: '重试' }).all()) await retry.click()
    expect(await output('retries').textContent()).toBe('2')
    expect(await kit.page.locator('[aria-busy=true]').count()).toBe(1)
  })
})
