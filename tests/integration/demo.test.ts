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
    const manager = desk.connect('reception')
    manager.user = { staffId: 1, staffNo: '1000', name: '陈静', role: 'administrator' }
    expect(await desk.client(manager).audit.verify({})).toMatchObject({ ok: true, damage: [] })
  } finally {
    await desk.close()
    rmSync(dataDir, { recursive: true })
  }
  expect(logged).toEqual([])
})
