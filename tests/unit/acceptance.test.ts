import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { visitorFeatures } from '../acceptance/visitors.ts'

const tests = new URL('../', import.meta.url)

/** `it`, `test` or `describe` at the root of `it.each([…])`; undefined where the test is skipped. */
function rootOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isCallExpression(node)) return rootOf(node.expression)
  if (!ts.isPropertyAccessExpression(node)) return undefined
  return ['skip', 'todo', 'fails'].includes(node.name.text) ? undefined : rootOf(node.expression)
}

/** Titles of the tests of a file, those of tables with their placeholders. */
function titlesIn(file: string): string[] {
  const source = readFileSync(new URL(file, tests), 'utf8')
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments
      const root = rootOf(node.expression)
      if (title && ts.isStringLiteralLike(title) && (root === 'it' || root === 'test'))
        titles.push(title.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest))
  return titles
}

describe('the features of the visitors’ part', () => {
  it('are each there once, in order', () => {
    const ids = Array.from({ length: 66 }, (_, index) => `V${String(index + 1).padStart(2, '0')}`)
    expect(visitorFeatures.map(({ id }) => id)).toEqual(ids)
    expect(new Set(visitorFeatures.map(({ feature }) => feature)).size).toBe(ids.length)
  })

  it('have a test at least, or a reason why they are left out', () => {
    for (const one of visitorFeatures)
      if ('leftOut' in one) expect(one.leftOut.length, one.id).toBeGreaterThanOrEqual(20)
      else expect(one.tests.length, one.id).toBeGreaterThan(0)
  })

  it('name tests that are there under just that title', () => {
    const named = visitorFeatures.flatMap((one) => ('tests' in one ? one.tests : []))
    const parts = named.map((name) => /^([^ ]+\.test\.ts) > (.+)$/.exec(name)?.slice(1) ?? [name, ''])
    const titles = new Map(
      [...new Set(parts.map(([file = '']) => file))].map((file) => [file, titlesIn(file)]),
    )
    const gone = parts.filter(([file = '', title = '']) => titles.get(file)?.includes(title) !== true)
    expect(gone).toEqual([])
  })
})
