import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NamedPort } from '#core/readers/transport/usb-chips.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { plugFamily, type FamilyReader } from '../support/family-reader.ts'
import { heldTimers } from '../support/held-timers.ts'
import { untilReader } from '../support/simulated-reader.ts'

/** Readers at a desk: every family, found again elsewhere, watched, and what the device log keeps. */
let test: TestDesk
let held: ReturnType<typeof heldTimers>
let ports: NamedPort[]
let made: FamilyReader[]

beforeEach(async () => {
  ports = []
  made = []
  held = heldTimers()
  const own = { clock: held.port, listPorts: () => Promise.resolve(ports) }
  test = await openTestDesk({ clock: held.clock, ports: own })
})
afterEach(async () => {
  await test.close()
  for (const one of made) await one.close()
  expect(test.logged.filter(({ error }) => error !== undefined)).toEqual([])
})

async function plug(...wanted: Parameters<typeof plugFamily>): Promise<FamilyReader> {
  const one = await plugFamily(...wanted)
  made.push(one)
  return one
}
type Fields = Partial<Parameters<TestDesk['admin']['readers']['save']>[0]>

async function save(fields: Fields & { path: string }, state = 'ready'): Promise<number> {
  const known = { id: null, name: '前台', baudRate: 57_600 as const, password: 0 }
  const { id } = await test.admin.readers.save({ requestId: requestId(), ...known, ...fields })
  await untilReader(test, id, state)
  return id
}
const shown = async (id: number) => (await test.admin.readers.list({})).find((one) => one.id === id)
const log = async (id: number) =>
  (await test.admin.readers.log({ id })).map(({ event, detail }) => `${event} ${detail}`.trim())
const saved = () =>
  test.desk.core.sqlite
    .prepare("SELECT actor_id || ' ' || facts FROM audit_entries WHERE kind = 'reader.saved' ORDER BY seq")
    .pluck()
    .all() as string[]
const adapter = (path: string, serialNumber?: string): NamedPort => ({
  ...{ path, label: '', vendorId: '10c4', productId: 'ea60', serialNumber },
})

describe('readers of every family', () => {
  it('are ready side by side, each with its direction and what it is', async () => {
    const [ef01, gt511, f5, line] = await Promise.all([
      plug('ef01', { model: 'r503', file: { capacity: 200, slots: { 0: 'li-1' } } }),
      plug('gt511', { file: { capacity: 200 } }),
      plug('f5', { file: { capacity: 1000 } }),
      plug('line', { form: 'text' }),
    ])
    const rules = { form: 'text' as const, cardAs: 'printed' as const, prefix: '', suffix: '' }
    const ids = await Promise.all([
      save({ name: '进门', path: ef01.path, dialect: 'r503', direction: 'in' }),
      save({ name: '出门', path: gt511.path, family: 'gt511', direction: 'out', baudRate: 9600 }),
      save({ name: '仓库', path: f5.path, family: 'f5', baudRate: 19_200, alarmSeconds: 0 }),
      save({
        ...{ name: '刷卡', path: line.path, family: 'line', dialect: 'ps', baudRate: 9600 },
        lineRules: { ...rules, minLength: 4, silenceEnds: false },
      }),
    ])
    const list = await Promise.all(ids.map(shown))
    expect(list).toMatchObject([
      {
        family: 'ef01',
        dialect: 'r503',
        direction: 'in',
        capacity: 200,
        used: 1,
        canEnrol: true,
        alarmSeconds: 60,
      },
      { family: 'gt511', dialect: null, direction: 'out', capacity: 200, used: 0 },
      { family: 'f5', direction: null, capacity: 1000, alarmSeconds: 0 },
      { family: 'line', dialect: null, canEnrol: false, capacity: null, lineRules: { form: 'text' } },
    ])
    expect(list[0]?.model).toContain('R503')
    expect(line.sent).toEqual([])
    const touches: string[] = []
    let seen = (): void => undefined
    const both = new Promise<void>((resolve) => (seen = resolve))
    const supervisors = ids.map((id) => test.desk.readers.ready(id))
    supervisors.forEach((supervisor, at) =>
      supervisor.onTouch((touch) => {
        if (touch.kind !== 'match' && touch.kind !== 'card') return
        touches.push(`${String(at)} ${touch.kind}`)
        if (touches.length === 2) seen()
      }),
    )
    ef01.module.touch('li-1')
    line.module.touch('0100000001')
    await both
    expect(touches.sort()).toEqual(['0 match', '3 card'])
  })

  it('goes on when another one fails with a bug, which is connected anew', async () => {
    const [one, other] = await Promise.all([plug('ef01'), plug('gt511')])
    const open = test.desk.core.ports.openTransport
    let broken = true
    Object.assign(test.desk.core.ports, {
      openTransport: async (options: Parameters<typeof open>[0]) => {
        const transport = await open(options)
        const write = () => Promise.reject(new TypeError('a bug'))
        return options.path === one.path && broken ? { ...transport, write } : transport
      },
    })
    const first = await save({ path: one.path }, 'failed')
    const second = await save({ name: '出门', path: other.path, family: 'gt511', baudRate: 9600 })
    expect(await log(first)).toContain('fault TypeError: a bug')
    expect(await shown(first)).toMatchObject({ cause: 'other' })
    broken = false
    await untilReader(test, first, 'ready')
    expect((await shown(second))?.state).toBe('ready')
  })
})

describe('a reader plugged in elsewhere', () => {
  it('is found by the number of its adapter, and the list and the chain show where', async () => {
    const one = await plug('ef01')
    const usb = { usbId: '10c4:ea60', usbSerial: 'A1' }
    const id = await save({ path: one.path, ...usb })
    await one.unplug()
    await untilReader(test, id, 'absent')
    const path = await one.plug('elsewhere')
    ports = [adapter('/dev/ttyNotThere', 'B7'), adapter(path, 'A1')]
    await untilReader(test, id, 'ready')
    expect(await shown(id)).toMatchObject({ path, ...usb })
    expect(saved().at(-1)).toBe(`0 ${JSON.stringify({ name: '前台', path })}`)
    expect(await log(id)).toContain(`moved ${path}`)
    expect(await test.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('is found by its chip when it is the only free one', async () => {
    const [one, other] = await Promise.all([plug('ef01'), plug('gt511')])
    const usb = { usbId: '10c4:ea60', usbSerial: '0001' }
    const id = await save({ path: one.path, ...usb })
    const twin = await save({ name: '出门', path: other.path, family: 'gt511', baudRate: 9600, ...usb })
    await Promise.all([one.unplug(), other.unplug()])
    await Promise.all([untilReader(test, id, 'absent'), untilReader(test, twin, 'absent')])
    const old = one.path
    const path = await one.plug('elsewhere')
    ports = [adapter(path, '0001')]
    await other.plug()
    await untilReader(test, twin, 'ready')
    // now only one can be meant
    await untilReader(test, id, 'ready')
    expect(await shown(id)).toMatchObject({ path })
    expect(path).not.toBe(old)
  })
})

describe('a reader that stays away', () => {
  it('is an alarm after its time, quiet once somebody has seen it, and anew the next time', async () => {
    const one = await plug('ef01')
    const id = await save({ path: one.path, alarmSeconds: 90 })
    const stop = new AbortController()
    const changes = await test.admin.live.changes(undefined, { signal: stop.signal })
    const kinds: string[] = []
    const follow = (async () => {
      for await (const { kind } of changes) kinds.push(kind)
    })().catch(() => undefined)
    await one.unplug()
    await untilReader(test, id, 'absent')
    held.run(89_000)
    expect(await shown(id)).toMatchObject({ alarm: false })
    held.run(1000)
    expect(await shown(id)).toMatchObject({ alarm: true, alarmSeen: false, cause: 'unplugged' })
    const { client } = await test.person({ name: '刘洋', role: 'receptionist' })
    await client.readers.seen({ id })
    await client.readers.seen({ id })
    expect(await shown(id)).toMatchObject({ alarm: true, alarmSeen: true })
    await expect.poll(() => kinds.filter((kind) => kind === 'reader.alarm')).toHaveLength(2)
    expect((await log(id)).slice(0, 3)).toEqual(['seen 刘洋', 'alarm unplugged', 'absent unplugged'])
    await one.plug()
    await untilReader(test, id, 'ready')
    expect(await shown(id)).toMatchObject({ alarm: false, alarmSeen: false })
    await one.unplug()
    await untilReader(test, id, 'absent')
    held.run(90_000)
    expect(await shown(id)).toMatchObject({ alarm: true, alarmSeen: false })
    await expect(client.readers.seen({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    stop.abort()
    await follow
  })

  it('is none where nobody wants to hear of it', async () => {
    const id = await save({ path: '/dev/ttyNotThere', alarmSeconds: 0 }, 'absent')
    held.run(86_400_000)
    expect(await shown(id)).toMatchObject({ alarm: false })
  })
})

describe('the device log', () => {
  it('keeps the newest 500 of each reader, and a full disk takes no reader down', async () => {
    const one = await plug('ef01')
    const id = await save({ path: one.path })
    const other = await save({ name: '出门', path: '/dev/ttyNotThere' }, 'absent')
    const insert = test.desk.core.sqlite.prepare(
      "INSERT INTO reader_events (reader_id, at, event, detail) VALUES (?, 1, 'verify', 'noReply')",
    )
    for (let count = 0; count < 600; count += 1) insert.run(id)
    await one.unplug()
    await untilReader(test, id, 'absent')
    const kept = await log(id)
    expect(kept).toHaveLength(500)
    const rows = test.desk.core.sqlite
      .prepare('SELECT count(*) FROM reader_events WHERE reader_id = ?')
      .pluck()
    expect(rows.get(id)).toBe(500)
    expect(kept[0]).toBe('absent unplugged')
    expect(await log(other)).toEqual(['absent unplugged', 'connecting'])

    test.desk.core.sqlite.exec(
      "CREATE TRIGGER full BEFORE INSERT ON reader_events BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    )
    await one.plug()
    await untilReader(test, id, 'ready')
    expect(test.logged.some(({ event }) => event === 'reader.log')).toBe(true)
    test.logged.length = 0
    test.desk.core.sqlite.exec('DROP TRIGGER full')
  })
})
