import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { createDesk, readMigrations, type Desk, type DeskClient } from '#core/desk.ts'
import type { Migration } from '#core/database/migrate.ts'
import type { DeskPorts } from '#core/ports.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'

export const migrations = readMigrations(new URL('../../electron/core/database/migrations/', import.meta.url))

/** A clock that stands where the test puts it. */
export interface TestClock {
  wall: number
  monotonic: number
  /** Lets both clocks run by so many ms. */
  advance(ms: number): void
}

/** 2026-03-02 09:00 in Shanghai, a Monday. */
export const monday = Date.UTC(2026, 2, 2, 1)

export function testClock(wall = monday): TestClock {
  return {
    wall,
    monotonic: 1_000,
    advance(ms) {
      this.wall += ms
      this.monotonic += ms
    },
  }
}

export interface TestDesk {
  readonly desk: Desk
  readonly clock: TestClock
  readonly dataDir: string
  /** Signed in as the administrator of the site, staff number 1, password `desk-password`. */
  readonly admin: DeskClient
  readonly adminId: number
  readonly recoveryKey: string
  /** What the core logged: `event` and facts; tests look here for bugs. */
  readonly logged: { event: string; error?: unknown }[]
  /** Another client; not signed in. */
  client(screen?: 'reception' | 'clock' | 'visitor' | 'print' | 'command'): DeskClient
  /** Adds a person with a PIN and answers a client signed in as that person. */
  person(options: {
    name: string
    role: 'receptionist' | 'dutyManager' | 'hr' | 'administrator'
    pin?: string
  }): Promise<{
    client: DeskClient
    staffId: number
    pin: string
  }>
  close(): Promise<void>
}

export const requestId = (): string => v7()

let people = 100

/** A real desk on a real file, set up as an office in Shanghai; `dataDir` opens one that an earlier test desk made there. */
export async function openTestDesk(
  options: {
    dataDir?: string
    clock?: TestClock
    /** Time runs by itself, as in a browser test. */
    realClock?: boolean
    ports?: Partial<DeskPorts>
    kind?: 'office' | 'hotel' | 'internetCafe'
    migrations?: readonly Migration[]
  } = {},
): Promise<TestDesk> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'qiantai-'))
  const clock = options.clock ?? testClock()
  const logged: { event: string; error?: unknown }[] = []
  const ports: DeskPorts = {
    ...nodePorts(dataDir, 'test'),
    ...(options.realClock === true
      ? {}
      : { clock: { wall: () => clock.wall, monotonic: () => clock.monotonic } }),
    log: {
      info: (event) => logged.push({ event }),
      error: (event, error) => logged.push({ event, error }),
    },
    ...options.ports,
  }
  const desk = await createDesk(ports, options.migrations ?? migrations)
  const client = (screen: 'reception' | 'clock' | 'visitor' | 'print' | 'command' = 'reception') =>
    desk.client(desk.connect(screen))
  const admin = client()
  const { recoveryKey, staffId: adminId } = desk.core.site.exists()
    ? { recoveryKey: '', staffId: 1 }
    : await admin.setup.complete({
        requestId: requestId(),
        siteName: '云海大厦',
        kind: options.kind ?? 'office',
        timeZone: 'Asia/Shanghai',
        deskName: '一楼前台',
        administrator: { name: '陈静', staffNo: '1', password: 'desk-password' },
      })
  await admin.session.signIn({ staffId: adminId, pin: 'desk-password' }).catch(async (error: unknown) => {
    await desk.close()
    throw error
  })
  return {
    desk,
    clock,
    dataDir,
    admin,
    adminId,
    recoveryKey,
    logged,
    client,
    async person({ name, role, pin = '730518' }) {
      people += 1
      const member = { staffNo: String(people), name, department: '前台', extension: '', role, shiftId: null }
      const { id: staffId } = await admin.staff.create({ requestId: requestId(), ...member })
      await admin.staff.setPin({ requestId: requestId(), id: staffId, pin })
      const signedIn = client()
      await signedIn.session.signIn({ staffId, pin })
      return { client: signedIn, staffId, pin }
    },
    async close() {
      await desk.close()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
