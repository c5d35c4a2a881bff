import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { v7 } from 'uuid'
import { makeBackup } from '#core/database/backup.ts'
import type { Migration } from '#core/database/migrate.ts'
import { OpenError } from '#core/database/errors.ts'
import { createDesk, readMigrations, type Desk, type DeskClient } from '#core/desk.ts'
import type { DeskPorts } from '#core/ports.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { manyLines, upload } from '../support/punch-files.ts'
import { visitor } from '../support/visitor.ts'

/**
 * The core in a process of its own, for tests that kill it, starve it, or run it twice. `argv`: role, data folder, JSON of
 * the role's options. What it says goes out with a synchronous write, so that a line that was read was really said.
 */
const [role = '', dataDir = '', options = '{}'] = process.argv.slice(2)
const repository = process.env['QIANTAI_REPOSITORY'] ?? ''

const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

let minutes = 0
const ports: DeskPorts = {
  ...nodePorts(dataDir, 'test', {
    info: () => undefined,
    error: (event, error) => say({ log: event, error: String(error) }),
  }),
  // a new minute at each look: nobody here is a person whose calls are counted
  clock: {
    wall: () => Date.now(),
    monotonic: () => (minutes += 60_000),
    sinceBoot: () => performance.now(),
  },
  jobsEntry: new URL(`file://${repository}/electron/core/jobs/entry.ts`),
}
const migrations = readMigrations(`${repository}/electron/core/database/migrations`)

async function openClient(extra: readonly Migration[] = []): Promise<{ desk: Desk; client: DeskClient }> {
  const desk = await createDesk(ports, [...migrations, ...extra])
  const connection = desk.connect('command')
  connection.user = { staffId: 1, staffNo: '1', name: '陈静', role: 'administrator' }
  return { desk, client: desk.client(connection) }
}

interface Request {
  readonly requestId: string
  readonly name: string
}

const register = (client: DeskClient, request: Request) =>
  client.visitors.register({ ...visitor, ...request })

interface LoopOptions {
  readonly pending?: Request[]
  /** Few, so that kills land in checkpoints too. */
  readonly checkpointPages?: number
}

/** Registers visits until it is killed: says what it tries, then what it was answered. Repeats `pending` first. */
async function registerLoop({ pending = [], checkpointPages = 50 }: LoopOptions): Promise<void> {
  const { desk, client } = await openClient()
  desk.core.sqlite.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  for (const request of pending) say({ repeated: request.requestId, answer: await register(client, request) })
  say({ ready: true })
  for (;;) {
    const request = { requestId: v7(), name: `访客${randomBytes(3).toString('hex')}` }
    say({ tried: request })
    say({ acknowledged: request, answer: await register(client, request) })
    await setImmediate()
  }
}

/** Registers visits until one is refused; says why, and goes on at every line on standard input. */
async function registerUntilFull({ goods = '样品' }: { goods?: string }): Promise<void> {
  const { client } = await openClient()
  say({ ready: true })
  let acknowledged = 0
  const fill = async () => {
    for (;;) {
      try {
        await client.visitors.register({ ...visitor, requestId: v7(), goods })
        acknowledged += 1
      } catch (error) {
        const visits = (await client.visitors.list({ limit: 1 })).rows.length
        say({ refused: (error as { code: string }).code, acknowledged, readable: visits === 1 })
        return
      }
    }
  }
  await fill()
  for await (const _line of process.stdin) {
    await client.visitors.register({ ...visitor, requestId: v7() })
    acknowledged += 1
    say({ resumed: acknowledged })
  }
}

/** Opens with an upgrade that takes a while; says when it is about to begin. */
async function upgrade({ sql }: { sql: string }): Promise<void> {
  say({ ready: true })
  const version = migrations.length + 1
  const { desk } = await openClient([{ version, name: `${String(version).padStart(4, '0')}-slow.sql`, sql }])
  say({ upgraded: true })
  await desk.close()
}

async function backUp(): Promise<void> {
  say({ ready: true })
  for (;;) say({ made: (await makeBackup(ports, { keep: 3 })).file })
}

async function hold(): Promise<void> {
  const { desk } = await openClient()
  say({ ready: true })
  for await (const _line of process.stdin) break
  await desk.close()
}

/** Imports a file of a terminal and says how many of its punches are kept already. */
async function importTerminalFile({ lines }: { lines: number }): Promise<void> {
  const { desk, client } = await openClient()
  const uploadId = await upload(client, manyLines(lines))
  const input = { requestId: v7(), uploadId, name: 'attlog.dat', order: null, links: [], add: [] }
  say({ ready: true })
  for await (const event of await client.punchFiles.import(input))
    say(event.kind === 'done' ? { taken: event.taken } : { saved: event.step === 'saving' ? event.done : 0 })
  await desk.close()
}

const roles: Readonly<Record<string, (options: never) => Promise<void>>> = {
  registerLoop,
  registerUntilFull,
  upgrade,
  backUp,
  hold,
  importTerminalFile,
}

try {
  await roles[role]?.(JSON.parse(options) as never)
} catch (error) {
  const { reason, code } = error as { reason?: string; code?: string }
  say({ failed: error instanceof OpenError ? reason : (code ?? String(error)) })
  process.exitCode = 1
}
