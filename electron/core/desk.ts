import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRouterClient, type Router } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'
import { createConnection, type Connection, type Screen } from './connection.ts'
import { createCore, type Core } from './core.ts'
import { databaseFile } from './data-dir.ts'
import { migrate, readMigrations, type Migration } from './database/migrate.ts'
import { openDatabase, type Sqlite } from './database/open.ts'
import { attendanceProcedures } from './features/attendance/procedures.ts'
import { depositProcedures } from './features/custody/deposit-procedures.ts'
import { parcelProcedures } from './features/custody/parcel-procedures.ts'
import { auditProcedures } from './features/desk/audit.ts'
import { backupProcedures } from './features/desk/backup.ts'
import { printProcedures } from './features/desk/print.ts'
import { searchProcedures } from './features/desk/search.ts'
import { settingsProcedures } from './features/desk/settings.ts'
import { todayProcedures } from './features/desk/today.ts'
import { matterProcedures } from './features/handover/matter-procedures.ts'
import { handoverProcedures } from './features/handover/procedures.ts'
import { fingerProcedures } from './features/readers/finger-procedures.ts'
import { createReaderHub, type ReaderHub } from './features/readers/hub.ts'
import { readerProcedures } from './features/readers/procedures.ts'
import { liveProcedures } from './features/session/live.ts'
import { sessionProcedures, setupProcedures } from './features/session/procedures.ts'
import { createSessionService } from './features/session/service.ts'
import { staffProcedures } from './features/staff/procedures.ts'
import { visitorProcedures } from './features/visitors/procedures.ts'
import type { DeskPorts } from './ports.ts'
import { createGate, type CallContext } from './procedures.ts'
import { createCredentials } from './security/credentials.ts'
import { dataKeyBytes } from './security/keys.ts'
import { createFingerProofs, createSigner } from './security/signer.ts'

export type DeskClient = ContractRouterClient<Contract>

/** The running product without a window: mounted in process, on a message port, or on a loopback socket. */
export interface Desk {
  readonly router: Router<Contract, CallContext>
  /** To be put in front of every call by whoever mounts the router. */
  readonly gate: ReturnType<typeof createGate>
  readonly readers: ReaderHub
  readonly core: Core
  connect(screen: Screen): Connection
  /** The contract's client in this process; same gate, same errors. */
  client(connection: Connection): DeskClient
  close(): Promise<void>
}

function assemble(core: Core, readers: ReaderHub): Router<Contract, CallContext> {
  const credentials = createCredentials(core)
  const session = createSessionService(core, credentials)
  const proofs = createFingerProofs(core)
  const signer = createSigner(credentials, proofs, session.person)
  return {
    session: sessionProcedures(core, session),
    setup: setupProcedures(core, credentials),
    live: liveProcedures(core),
    visitors: visitorProcedures(core),
    parcels: parcelProcedures(core),
    deposits: depositProcedures(core, signer),
    staff: staffProcedures(core, credentials, readers),
    attendance: attendanceProcedures(core, credentials, readers),
    readers: readerProcedures(core, readers, proofs),
    fingers: fingerProcedures(core, readers),
    matters: matterProcedures(core),
    handovers: handoverProcedures(core, signer),
    search: searchProcedures(core),
    print: printProcedures(core),
    audit: auditProcedures(core),
    settings: settingsProcedures(core),
    backup: backupProcedures(core),
    today: todayProcedures(core),
  }
}

/**
 * A new database is made under another name and put in place whole: a kill in between leaves no half-made file behind.
 */
function createDatabase(file: string, migrations: readonly Migration[]): void {
  const unfinished = `${file}.new`
  for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true })
  const db = openDatabase(unfinished, { create: true, newestKnown: migrations.length })
  migrate(db, migrations, () => undefined)
  db.close()
  renameSync(unfinished, file)
}

function open(file: string, migrations: readonly Migration[]): Sqlite {
  if (!existsSync(file)) createDatabase(file, migrations)
  const db = openDatabase(file, { create: false, newestKnown: migrations.length })
  try {
    migrate(db, migrations, () => undefined)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * The composition root: opens and migrates the database and puts every feature together.
 * @throws OpenError with the reason when the database cannot be used; nothing is written over it
 */
export async function createDesk(ports: DeskPorts, migrations: readonly Migration[]): Promise<Desk> {
  mkdirSync(ports.dataDir, { recursive: true, mode: 0o700 })
  const sqlite = open(databaseFile(ports.dataDir), migrations)
  let dataKey = await ports.keys.load()
  if (!dataKey) {
    dataKey = ports.random(dataKeyBytes)
    await ports.keys.save(dataKey)
  }
  const core = createCore(ports, sqlite, dataKey)
  const readers = createReaderHub(core)
  const router = assemble(core, readers)
  const gate = createGate(ports.log, ports.clock.monotonic)
  readers.start()
  return {
    router,
    gate,
    readers,
    core,
    connect: createConnection,
    client: (connection) =>
      createRouterClient(router, { context: { connection }, interceptors: [gate as never] }) as DeskClient,
    async close() {
      await readers.stop()
      core.headFile.close()
      sqlite.pragma('optimize')
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
      sqlite.close()
    },
  }
}

export { readMigrations }
