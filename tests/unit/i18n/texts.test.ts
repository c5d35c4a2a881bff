import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deskErrors } from '#shared/contract/errors.ts'
import { texts } from '#shared/i18n/index.ts'

const root = new URL('../../../', import.meta.url).pathname

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}

interface Leaf {
  readonly key: string
  readonly pair: readonly [string, string]
}

function leaves(tree: object, way: string[] = []): Leaf[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    Array.isArray(value)
      ? [{ key: [...way, name].join('.'), pair: value as unknown as readonly [string, string] }]
      : leaves(value as object, [...way, name]),
  )
}

const all = leaves(texts)
const code = ['renderer', 'electron', 'shared']
  .flatMap((folder) => sources(join(root, folder)))
  .filter((path) => !path.includes('/i18n/'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

/** A key is used when it stands in the code whole, or when the code joins a group it stands in with something computed. */
function isUsed(key: string): boolean {
  if (code.includes(`'${key}'`) || code.includes(`"${key}"`)) return true
  const plain = key.replace(/_(one|other)$/, '')
  if (plain !== key && code.includes(`'${plain}'`)) return true
  // outside of the interface texts are taken by property: texts.start.title, start[reason].what
  const last = key.slice(key.lastIndexOf('.') + 1)
  if (
    /^(start|command)\./.test(key) &&
    new RegExp(`\\b(start|command|texts)[\\w.[\\]]*\\.${last}\\b`).test(code)
  )
    return true
  const names = key.split('.').slice(0, -1)
  return names.some((_, at) => code.includes(`\`${names.slice(0, at + 1).join('.')}.\${`))
}

describe('the texts', () => {
  it('say something in both languages, with the same parameters', () => {
    for (const { key, pair } of all) {
      const [zh, en] = pair
      expect(zh.trim(), key).not.toBe('')
      expect(en.trim(), key).not.toBe('')
      const parameters = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort()
      expect(parameters(zh), key).toEqual(parameters(en))
    }
  })

  it('are all used', { timeout: 30_000 }, () => {
    expect(all.filter(({ key }) => !isUsed(key)).map(({ key }) => key)).toEqual([])
  })

  it('exist for every key that the code asks for', () => {
    const known = new Set(all.map(({ key }) => key))
    const groups = Object.keys(texts).join('|')
    const asked = [...code.matchAll(new RegExp(`\\bt\\(\\s*'((?:${groups})\\.[\\w.]+)'`, 'g'))].map(
      ([, key]) => key ?? '',
    )
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !known.has(key) && !known.has(`${key}_other`))).toEqual([])
  })

  it('have one sentence for each expected error, and no error without one', () => {
    const codes = [...Object.keys(deskErrors), 'CONNECTION_LOST', 'UNKNOWN'].sort()
    expect(Object.keys(texts.errors).sort()).toEqual(codes)
  })
})
