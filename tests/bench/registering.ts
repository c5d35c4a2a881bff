import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { admitted, socketClient } from '../support/socket-client.ts'
import { visitor } from '../support/visitor.ts'
import { ratio, series, timed, type Finding } from './measure.ts'

const rounds = 3_000
/** One line of the register: who brings a car besides fills a line of the vehicle register, and is measured as such. */
const onFoot = { ...visitor, plate: '' }
const preloaded = 20_000

/** The floor: one bare row, committed durably, in a table of the same size. */
export function bareInsert(folder: string): { insert: () => void; close: () => void } {
  const db = new Database(join(folder, 'floor.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('wal_autocheckpoint = 16000')
  db.exec(
    'CREATE TABLE visits (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, company TEXT, at INTEGER) STRICT',
  )
  const statement = db.prepare('INSERT INTO visits (name, phone, company, at) VALUES (?, ?, ?, ?)')
  const insert = () => statement.run('欧阳明', '13800135678', '晨光贸易', Date.now())
  db.transaction(() => {
    for (let row = 0; row < preloaded; row += 1) insert()
  })()
  return { insert, close: () => db.close() }
}

async function preload(desk: TestDesk): Promise<void> {
  const { sqlite } = desk.desk.core
  sqlite.pragma('synchronous = OFF')
  for (let row = 0; row < preloaded; row += 1) {
    if (row % 100 === 0) resetRate(desk)
    await desk.admin.visitors.register({ requestId: requestId(), ...onFoot })
  }
  sqlite.pragma('synchronous = FULL')
  // no desk begins its day with years of visits to index; what the upkeep costs beside acts is measured in search.ts
  while (desk.desk.core.visitSearch.index.step());
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** The bench calls faster than any person may: each minute of the limiter is a few hundred calls long here. */
const resetRate = (desk: TestDesk) => {
  desk.clock.monotonic += 60_000
}

/** R1 inside the core, R3 as the interface's client sees it; both against the bare insert, interleaved. */
export async function benchRegistering(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-bench-'))
  const floor = bareInsert(folder)
  const desk = await openTestDesk()
  await preload(desk)
  const server = await serveLoopback(desk.desk, (_request, response) => response.end(), 0)
  const window = await socketClient(server.port, await admitted(server.url), 'reception')
  await window.client.session.signIn({ staffId: desk.adminId, pin: 'desk-password' })

  const samples = {
    floor: [] as number[],
    core: [] as number[],
    car: [] as number[],
    client: [] as number[],
  }
  for (let round = 0; round < rounds; round += 1) {
    if (round % 50 === 0) resetRate(desk)
    samples.floor.push(await timed(floor.insert))
    samples.core.push(await timed(() => desk.admin.visitors.register({ requestId: requestId(), ...onFoot })))
    const plate = `京A${String(10_000 + round)}`
    samples.car.push(
      await timed(() => desk.admin.visitors.register({ requestId: requestId(), ...visitor, plate })),
    )
    samples.client.push(
      await timed(() => window.client.visitors.register({ requestId: requestId(), ...onFoot })),
    )
  }
  await window.close()
  await server.close()
  await desk.close()
  floor.close()
  rmSync(folder, { recursive: true })

  const [bare, core, car, client] = [
    series(samples.floor),
    series(samples.core),
    series(samples.car),
    series(samples.client),
  ]
  return [
    ratio('R1', 'visit registered in the core, p50', core.p50, bare.p50, 2),
    ratio('R1', 'visit registered in the core, p99', core.p99, bare.p99, 4),
    ratio('R1', 'visit with a car, two registers, p50', car.p50, bare.p50, 3),
    ratio('R3', 'the same seen from the client, p50', client.p50, bare.p50, 3.5),
  ]
}
