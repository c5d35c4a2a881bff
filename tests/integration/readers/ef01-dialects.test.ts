import { describe, expect, it } from 'vitest'
import type { Ef01Dialect } from '#core/readers/ef01/dialect.ts'
import type { Ef01Model } from '#core/readers/simulators/ef01/state.ts'
import { createJournal, useBenches } from './bench.ts'

const bench = useBenches()

type Clash = {
  code: number
  what: string
  /** Parameter bytes with which a driver of this dialect may send the code; never, where there is none. */
  allowed: Partial<Record<Ef01Dialect, number>>
}

/** One code, two meanings (wire reference 2.5). */
const CLASHES: readonly Clash[] = [
  { code: 0x1b, what: 'quick search, unknown to PS', allowed: { classic: 5, r503: 5 } },
  { code: 0x28, what: 'picture of R503', allowed: {} },
  { code: 0x29, what: 'picture for enrolment of PS', allowed: { ps: 0 } },
  { code: 0x30, what: 'cancel, for streams only', allowed: { ps: 0 } },
  { code: 0x31, what: 'enrolment: one slot byte on R503, two on PS, the same length', allowed: { ps: 5 } },
  { code: 0x32, what: 'identification: laid out differently, the same length', allowed: { ps: 5 } },
  { code: 0x33, what: 'sleep of PS', allowed: {} },
  { code: 0x34, what: 'chip serial of PS', allowed: {} },
  { code: 0x35, what: 'light of R503, handshake of PS', allowed: { r503: 4 } },
  { code: 0x3c, what: 'product information of R503, light of PS', allowed: { r503: 0 } },
  { code: 0x3d, what: 'reset of R503, picture information of PS', allowed: {} },
  { code: 0x3e, what: 'search of PS', allowed: {} },
  { code: 0x40, what: 'handshake of R503', allowed: { r503: 0 } },
]

/** Everything the driver can do, on a module of this model, and what it sent for it. */
async function everything(dialect: Ef01Dialect, model: Ef01Model): Promise<Uint8Array[]> {
  const made = await bench({ model, library: new Map([[3, 'li-1']]) })
  const reader = await made.connect({ dialect })
  const touches = createJournal<{ kind: string }>()
  const stop = new AbortController()
  const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal, pollMs: 5 })
  for (const finger of ['li-1', 'stranger']) {
    made.module.touch(finger)
    await touches.until(({ kind }) => kind === 'match' || kind === 'unknown')
    made.module.lift()
    await touches.until(({ kind }) => kind === 'lifted')
  }
  stop.abort()
  await ended
  await reader.enrol({ slot: 7, onStep: made.hand('wang-2') })
  const template = await reader.readTemplate(7)
  await reader.deleteSlot(7)
  await reader.writeTemplate(8, template)
  await reader.setPassword(1)
  await reader.setSecurity(4)
  await reader.setPacketBytes(64)
  await reader.verify()
  await reader.empty()
  await reader.setSpeed(115_200)
  return made.payloads
}

describe.each([
  ['classic', 'generic'],
  ['classic', 'zfm'],
  ['r503', 'r503'],
  ['ps', 'ps'],
] as const)('a driver set to %s, on %s', (dialect, model) => {
  it('first asks only what means the same everywhere and changes nothing', async () => {
    const made = await bench({ model })
    await made.connect({ dialect })
    expect(made.commands.all.slice(0, 2)).toEqual([0x13, 0x0f])
    if (dialect !== 'r503') expect(new Set(made.commands.all)).toEqual(new Set([0x13, 0x0f, 0x1d, 0x1f]))
  })

  it('never sends a code that means something else there', async () => {
    const payloads = await everything(dialect, model)
    expect(payloads.length).toBeGreaterThan(40)
    for (const { code, what, allowed } of CLASHES) {
      const sent = payloads.filter((payload) => payload[0] === code)
      const lengths = new Set(sent.map((payload) => payload.length - 1))
      const length = allowed[dialect]
      expect([code.toString(16), what, [...lengths]]).toEqual([
        code.toString(16),
        what,
        length === undefined || sent.length === 0 ? [] : [length],
      ])
    }
  })
})

it.each([
  ['r503', 'ps'],
  ['ps', 'r503'],
  ['ps', 'zfm'],
] as const)('a driver set to %s by mistake never sends sleep or reset to %s', async (dialect, model) => {
  const made = await bench({ model, library: new Map([[3, 'li-1']]) })
  const reader = await made.connect({ dialect })
  const touches = createJournal<{ kind: string }>()
  const stop = new AbortController()
  const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal, pollMs: 5 })
  ended.catch(() => undefined)
  made.module.touch('li-1')
  await made.commands.until((code) => code === 0x01 || code === 0x32)
  stop.abort()
  await ended
  await reader.close()
  for (const code of [0x33, 0x3d]) expect(made.commands.all).not.toContain(code)
  expect(made.module.state.library.size).toBe(1)
})
