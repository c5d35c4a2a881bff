import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)

/** Sources of everything that hears a key: the interface, and the windows around it. */
const sources = ['renderer', 'electron/main', 'electron/preload'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
)
const text = (file: string) => readFileSync(new URL(file, root), 'utf8')
const naming = (sign: RegExp) => sources.filter((file) => sign.test(text(file))).sort()

describe('F9', () => {
  it('is the evacuation list’s alone: no other part of the interface and no window takes it', () => {
    expect(naming(/\bF9\b/)).toEqual([
      'renderer/features/evacuation/evacuation-screen.tsx',
      'renderer/features/evacuation/locked-print.tsx',
      'renderer/features/evacuation/print-key.tsx',
    ])
  })

  it('cannot be taken by a key that is put together or named by its number', () => {
    expect(naming(/F\$\{|'F' \+|\b(keyCode|which) === 120\b/)).toEqual([])
  })

  it('goes before whatever a screen or a dialog has, because it runs always', () => {
    expect(text('renderer/features/evacuation/print-key.tsx')).toMatch(
      /useShortcut\('F9', run, \{[^}]*\balways: true\b/,
    )
  })
})
