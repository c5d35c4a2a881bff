import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { useBenches, type Bench } from './bench.ts'

const bench = useBenches()
const program = fileURLToPath(new URL('../../fixtures/clients/ps_client.py', import.meta.url))

/** A machine may have no Python; then what the program proves is proved by our own reader alone. */
const noPython = spawnSync('python3', ['--version']).status !== 0

type Said = Record<string, unknown>

/** Runs one act of the client; `hear` moves the finger by what the module was heard to say. */
async function run(made: Bench, act: string, slot = 0, hear: (said: Said) => void = () => undefined) {
  const client = spawn('python3', [program, made.path, act, String(slot)])
  const said: Said[] = []
  createInterface({ input: client.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Said
    said.push(answer)
    hear(answer)
  })
  let errors = ''
  client.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const [code] = (await once(client, 'close')) as [number]
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  return said
}

/** Presses when asked to (accepted, or lifted before) and lifts when its picture was taken. */
const hand =
  (made: Bench, finger: string) =>
  ({ code, step }: Said): void => {
    if (code !== 0) return
    if (step === 0 || step === 3) made.module.touch(finger)
    else if (step === 2) made.module.lift()
  }

describe.skipIf(noPython)('a client of its own, in Python, at a PS-dialect module', () => {
  it('is greeted, enrols, finds the finger, and deletes it', async () => {
    const made = await bench({ model: 'ps', capacity: 100, library: new Map([[3, 'li-1']]) })
    expect(await run(made, 'hello')).toEqual([
      { password: 0, handshake: 0 },
      { capacity: 100, packet: 1 },
      { count: 1, slots: [3] },
      { serial: 32, light: 0 },
    ])
    const steps = await run(made, 'enrol', 5, hand(made, 'wang-2'))
    expect(steps.map(({ code, step, detail }) => [code, step, detail])).toEqual([
      ...[
        [0, 0, 0],
        [0, 1, 1],
        [0, 2, 1],
        [0, 3, 1],
        [0, 1, 2],
        [0, 2, 2],
        [0, 3, 2],
      ],
      ...[
        [0, 4, 0xf0],
        [0, 5, 0xf1],
        [0, 6, 0xf2],
      ],
      [undefined, undefined, undefined],
    ])
    expect(steps.at(-1)).toEqual({ count: 2 })
    const press = ({ step }: Said): void => {
      if (step === 0) made.module.touch('wang-2')
    }
    made.module.lift()
    expect((await run(made, 'identify', 0, press)).at(-1)).toEqual({ code: 0, step: 5, slot: 5 })
    expect(await run(made, 'delete', 5)).toEqual([{ code: 0, before: 2, after: 1 }])
    expect((await run(made, 'identify')).at(-1)).toEqual({ code: 9, step: 5, slot: 0 })
  })

  it('is told that a slot is taken and a finger known', async () => {
    const made = await bench({ model: 'ps', library: new Map([[3, 'li-1']]) })
    expect((await run(made, 'enrol', 3))[0]).toEqual({ code: 0x22, step: 0, detail: 0 })
    const known = await run(made, 'enrol', 5, hand(made, 'li-1'))
    expect(known.at(-2)).toEqual({ code: 0x27, step: 5, detail: 0xf1 })
    expect(known.at(-1)).toEqual({ count: 1 })
  })
})
