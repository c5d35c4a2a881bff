import { createReadStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readAttlog, type AttlogItem } from '#core/terminal-files/attlog.ts'
import { readUserDat, type UserItem } from '#core/terminal-files/user-dat.ts'

/** Files as terminals write them to a stick, written by `write.py` beside them, which knows nothing of ours. */
const stick = fileURLToPath(new URL('../fixtures/terminal-export/', import.meta.url))

async function punchesIn(name: string): Promise<AttlogItem[]> {
  const path = join(stick, name)
  const items: AttlogItem[] = []
  const file = { bytes: createReadStream(path, { highWaterMark: 100 }), size: statSync(path).size }
  for await (const part of readAttlog(file)) items.push(...part.items)
  return items
}

/** Everybody comes and goes on three days around a leap day. */
const EXPECTED = ['2024-02-28', '2024-02-29', '2024-03-01'].flatMap((day) =>
  (
    [
      ['in', '08:59:01'],
      ['out', '18:00:30'],
    ] as const
  ).flatMap(([state, clock]) =>
    ['1', '27', '20001'].map((pin) => ({
      ...{ pin, at: `${day}T${clock}`, device: 3, state, verified: 1, workCode: '' },
    })),
  ),
)

describe('a stick written by a program in another language', () => {
  it('attlog.dat', async () => {
    expect(await punchesIn('attlog.dat')).toEqual(
      EXPECTED.map((punch, at) => ({ line: at + 1, kind: 'punch', punch })),
    )
  })

  it('attlog.dat with serial number and checksum', async () => {
    const items = await punchesIn('ext_attlog.dat')
    expect(items.flatMap((item) => (item.kind === 'punch' ? [item.punch] : []))).toEqual(EXPECTED)
    expect(items.at(0)).toEqual({ line: 1, kind: 'serial', serial: '0316144680030' })
    expect(items.at(-1)).toEqual({ line: 20, kind: 'checksum', checksum: '4F2A' })
  })

  it.each(['user28.dat', 'user72.dat'])('%s', async (name) => {
    const items: UserItem[] = []
    for await (const part of readUserDat(readFileSync(join(stick, name)))) items.push(...part.items)
    expect(items.map((item) => (item.kind === 'user' ? item.user : item))).toEqual([
      { pin: '1', name: '王芳', privilege: 14, card: '0006547886' },
      { pin: '27', name: '李四', privilege: 0, card: null },
      { pin: '20001', name: 'Chen 9', privilege: 0, card: '4294967294' },
    ])
  })

  it('a stick that was pulled out while reading says so', async () => {
    const gone = createReadStream(join(stick, 'none.dat'))
    const read = async (): Promise<void> => {
      for await (const part of readAttlog({ bytes: gone, size: 1000 })) expect(part.items).toEqual([])
    }
    await expect(read()).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
