import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { seedDemo } from '#core/demo/seed.ts'
import { demoPin } from '#core/demo/staff.ts'
import { createDesk } from '#core/desk.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { migrations } from '../support/desk.ts'

it('fills an example site that is marked as one, verifies whole, and can be worked with at once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiantai-demo-'))
  const logged: unknown[] = []
  const ports = nodePorts(dataDir, 'test', {
    info: () => undefined,
    error: (event, error) => logged.push([event, error]),
  })
  const now = Date.UTC(2026, 10, 23, 3)
  await seedDemo(ports, migrations, now, '/dev/none')
  const desk = await createDesk(
    { ...ports, clock: { wall: () => now + 60_000, monotonic: () => 0 } },
    migrations,
  )
  try {
    const client = desk.client(desk.connect('reception'))
    const names = await client.session.names()
    const receptionist = names.find(({ role }) => role === 'receptionist')
    await client.session.signIn({ staffId: receptionist?.staffId ?? 0, pin: demoPin })
    expect((await client.settings.get({})).demo).toBe(true)
    const count = (sql: string) => desk.core.sqlite.prepare(sql).pluck().get() as number
    expect(count('SELECT count(*) FROM staff')).toBe(40)
    expect(count('SELECT count(*) FROM visits')).toBeGreaterThan(300)
    expect(count('SELECT count(*) FROM parcels')).toBeGreaterThan(200)
    expect(count('SELECT count(*) FROM deposits')).toBeGreaterThan(8)
    expect(count('SELECT count(*) FROM punches')).toBeGreaterThan(1_000)
    expect(count('SELECT count(DISTINCT leave_kind) FROM visits')).toBe(3)
    expect(
      (await client.handovers.list({})).filter(({ state }) => state === 'completed').length,
    ).toBeGreaterThan(5)

    for (const letter of ['B', 'C', 'D'])
      expect(
        count(
          `SELECT count(*) FROM visits v JOIN reception_grades g ON g.id = v.grade_id WHERE g.letter = '${letter}'`,
        ),
        letter,
      ).toBeGreaterThan(5)
    expect(count('SELECT count(DISTINCT type_id) FROM visits')).toBe(4)
    expect(count('SELECT count(*) FROM visits WHERE type_id IS NULL OR grade_id IS NULL')).toBe(0)
    expect(count("SELECT count(*) FROM host_calls WHERE outcome = 'agreed'")).toBeGreaterThan(200)
    const today = await client.expected.upcoming({ view: 'today' })
    expect(today).toHaveLength(3)
    expect(today.filter(({ series }) => series !== '')).toHaveLength(1)
    const tomorrow = await client.expected.upcoming({ view: 'tomorrow' })
    expect(tomorrow.filter(({ party }) => party === '华信科技考察团')).toHaveLength(5)
    expect((await client.goodsPass.list({})).rows.map(({ state }) => state).sort()).toEqual([
      'approved',
      'inside',
    ])
    expect(count('SELECT count(*) FROM vehicles')).toBeGreaterThan(50)
    expect((await client.lentPass.out({})).length).toBeGreaterThan(0)
    expect((await client.visitors.onSite({})).length).toBeGreaterThan(0)
    expect(await client.absence.list({})).toMatchObject([{ message: '外出开会' }])
    expect((await client.print.jobs({})).map(({ state }) => state).sort()).toEqual([
      'failed',
      'handed',
      'handed',
    ])
    const manager = desk.connect('reception')
    manager.user = { staffId: 1, staffNo: '1000', name: '陈静', role: 'administrator' }
    const { watchList } = desk.client(manager)
    expect((await watchList.list({})).rows).toMatchObject([{ name: '查无此', grade: 'denied', hits: 0 }])
    expect(await desk.client(manager).audit.verify({})).toMatchObject({ ok: true, damage: [] })
  } finally {
    await desk.close()
    rmSync(dataDir, { recursive: true })
  }
  expect(logged).toEqual([])
})
