import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { findReader } from '#core/readers/finding/find.ts'
import type { NamedPort } from '#core/readers/transport/usb-chips.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { plugFamily, plugStranger, type FamilyReader } from '../support/family-reader.ts'
import { openPtyPair, openTty } from '../support/pty.ts'
import { untilReader } from '../support/simulated-reader.ts'

/** The search for readers, over real lines at a desk whose list of ports is the test's own. */
let test: TestDesk
let ports: NamedPort[]
let ends: (() => Promise<unknown>)[]

type FindEvent = Awaited<ReturnType<DeskClient['readers']['find']>> extends AsyncIterable<infer E> ? E : never
type Result = Extract<FindEvent, { kind: 'result' }>

beforeEach(async () => {
  ports = []
  ends = []
  test = await openTestDesk({ ports: { listPorts: () => Promise.resolve(ports) } })
})
afterEach(async () => {
  await test.close()
  for (const end of ends.reverse()) await end()
  expect(test.logged.filter(({ event }) => event === 'bug')).toEqual([])
})

async function family(...wanted: Parameters<typeof plugFamily>): Promise<FamilyReader> {
  const made = await plugFamily(...wanted)
  ends.push(made.close)
  return made
}
async function stranger(...wanted: Parameters<typeof plugStranger>): Promise<string> {
  const made = await plugStranger(...wanted)
  ends.push(made.close)
  return made.path
}
const port = (path: string, more: Partial<NamedPort> = {}): NamedPort => ({ path, label: '', ...more })

async function find(listen = false, onPorts = () => {}): Promise<{ results: Result[]; events: FindEvent[] }> {
  const events: FindEvent[] = []
  for await (const event of await test.admin.readers.find({ listen })) {
    events.push(event)
    if (event.kind === 'ports') onPorts()
  }
  return { events, results: events.filter((event) => event.kind === 'result') }
}
const resultAt = (results: Result[], path: string) => results.find((result) => result.path === path)

describe('the search for readers', () => {
  it('finds every family that can be asked, with its numbers, and sends nothing that changes anything', async () => {
    const slots = { 0: 'li-1', 5: 'wang-1' }
    const r503 = await family('ef01', { model: 'r503', file: { slots, capacity: 200 } })
    const zfm = await family('ef01', { model: 'zfm', file: { capacity: 162 } })
    const ps = await family('ef01', { model: 'ps', file: { slots: { 3: 'li-1' } } })
    const gt511 = await family('gt511', { file: { slots, capacity: 200 } })
    const f5 = await family('f5', { file: { slots: { 1: 'li-1' }, capacity: 1000 } })
    const all = [r503, zfm, ps, gt511, f5]
    const before = all.map(({ module }) => JSON.stringify(module.describe()))
    ports = all.map((one) => port(one.path, { vendorId: '1a86', productId: '7523', label: 'CH340' }))
    const { events, results } = await find()
    expect(events[0]).toMatchObject({
      kind: 'ports',
      ports: [{ label: 'CH340', usbId: '1a86:7523' }, {}, {}, {}, {}],
    })
    expect(resultAt(results, r503.path)).toMatchObject({
      ...{ outcome: 'found', family: 'ef01', dialect: 'r503', capacity: 200, used: 2, baudRate: 57600 },
      model: expect.stringContaining('R503') as string,
    })
    expect(resultAt(results, zfm.path)).toMatchObject({ dialect: 'classic', capacity: 162, used: 0 })
    expect(resultAt(results, ps.path)).toMatchObject({ family: 'ef01', dialect: 'classic', used: 1 })
    expect(resultAt(results, gt511.path)).toMatchObject({ family: 'gt511', capacity: 200, used: 2 })
    expect(resultAt(results, f5.path)).toMatchObject({ family: 'f5', capacity: 1000, used: 1 })
    expect(results).toHaveLength(5)
    expect(all.map(({ module }) => JSON.stringify(module.describe()))).toEqual(before)
  })

  it('says what stands in the way: a password, a modem, an echo, a port that is gone', async () => {
    const locked = await family('ef01', { file: { password: 77 } })
    const modem = await stranger(() => Buffer.from('\r\nERROR\r\n'))
    const echo = await stranger((bytes) => bytes)
    ports = [locked.path, modem, echo, '/dev/ttyNotThere'].map((path) => port(path))
    const { results } = await find()
    const outcomes = Object.fromEntries(results.map(({ path, outcome }) => [path, outcome]))
    expect(outcomes).toEqual({
      [locked.path]: 'wrongPassword',
      [modem]: 'other',
      [echo]: 'other',
      '/dev/ttyNotThere': 'gone',
    })
  })

  it('says that another program has the port', async () => {
    const held = await openPtyPair()
    ends.push(held.unplug)
    const core = new URL('../../electron/core/readers/', import.meta.url).pathname
    const run = (script: string) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, held.path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      ends.push(async () => {
        if (child.exitCode !== null || child.signalCode !== null) return
        child.kill('SIGKILL')
        await once(child, 'exit')
      })
      return once(child.stdout, 'data').then(([told]) => String(told).trim())
    }
    const open = `import { openSerialTransport } from '${core}transport/serial.ts'
      const open = (baudRate) => openSerialTransport({ path: process.argv[1], baudRate })\n`
    expect(await run(`${open} await open(9600); console.log('open')`)).toBe('open')
    const search = `import { findReader } from '${core}finding/find.ts'
      console.log((await findReader({ open })).outcome)`
    expect(await run(`${open}${search}`)).toBe('inUse')
  })

  it('calls a port silent after every speed, and one whose noise is no language another device', async () => {
    const speeds: number[] = []
    const ask = (path: string) =>
      findReader({
        open: (baudRate) => {
          speeds.push(baudRate)
          return openTty(path, baudRate)
        },
        settleMs: 5,
        timeoutScale: 0.1,
      })
    const silent = await openPtyPair()
    ends.push(silent.unplug)
    expect(await ask(silent.path)).toEqual({ outcome: 'silent' })
    expect(speeds).toEqual([57600, 9600, 115200, 19200, 38400])
    const noisy = await stranger(() => Uint8Array.from([0x80, 0xff, 0x13]))
    expect(await ask(noisy)).toEqual({ outcome: 'other' })
  })

  it('hears a reader that only talks while somebody holds a card to it, in either form', async () => {
    const frames = await family('line', { form: 'rdm6300' })
    const text = await family('line', { form: 'text' })
    const silent = await openPtyPair()
    ends.push(silent.unplug)
    ports = [port(frames.path), port(text.path), port(silent.path)]
    const opened = { count: 0 }
    const open = test.desk.core.ports.openTransport
    Object.assign(test.desk.core.ports, {
      openTransport: async (options: Parameters<typeof open>[0]) => {
        const transport = await open(options)
        opened.count += 1
        if (options.path === frames.path) frames.module.touch('0100 card'.slice(0, 4))
        if (options.path === text.path) setImmediate(() => text.module.touch('li'))
        return transport
      },
    })
    const { results } = await find(true)
    expect(resultAt(results, frames.path)).toMatchObject({
      ...{ outcome: 'found', family: 'line', baudRate: 9600, lineRules: { form: 'frame' } },
    })
    expect(resultAt(results, text.path)).toMatchObject({
      lineRules: { form: 'text', silenceEnds: false, minLength: 4 },
    })
    expect(resultAt(results, silent.path)).toMatchObject({ outcome: 'silent', family: null })
    expect(frames.sent).toEqual([])
    expect(opened.count).toBe(3)
  }, 20_000)

  it('leaves out what the desk already has, is one at a time, and gives the line back when it is taken back', async () => {
    const known = await family('ef01')
    const other = await openPtyPair()
    ends.push(other.unplug)
    const fields = { requestId: requestId(), id: null, name: '前台', baudRate: 57600 as const, password: 0 }
    const { id } = await test.admin.readers.save({ ...fields, path: known.path })
    await untilReader(test, id, 'ready')
    ports = [port(known.path), port(other.path)]
    const stop = new AbortController()
    const events = await test.admin.readers.find({ listen: false }, { signal: stop.signal })
    expect((await events.next()).value).toMatchObject({ kind: 'ports', ports: [{ path: other.path }] })
    expect((await events.next()).value).toMatchObject({ kind: 'progress', family: 'ef01', baudRate: 57600 })
    const second = await test.admin.readers.find({ listen: false })
    await expect(second.next()).rejects.toMatchObject({ code: 'READER_BUSY' })
    stop.abort()
    for await (const _ of events);
    // at once, although the first one still gives its line back
    const third = await test.admin.readers.find({ listen: false })
    expect((await third.next()).value).toMatchObject({ kind: 'ports' })
    expect((await third.next()).value).toMatchObject({ kind: 'progress', path: other.path })
    await third.return(undefined)
    await (await openTty(other.path)).close()
    const { client } = await test.person({ name: '刘洋', role: 'receptionist' })
    const refused = client.readers.find({ listen: false })
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
