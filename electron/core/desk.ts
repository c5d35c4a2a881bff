import { createRouterClient, type Router } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'
import type { Connection, Screen } from './connection.ts'
import { createCore, type Core } from './core.ts'
import { readMigrations, type Migration } from './database/migrate.ts'
import { openStore, startFailure, type Store } from './database/store.ts'
import { clockJumpProcedures, punchProcedures } from './features/attendance/jump-procedures.ts'
import { attendanceProcedures } from './features/attendance/procedures.ts'
import { depositProcedures } from './features/custody/deposit-procedures.ts'
import { parcelProcedures } from './features/custody/parcel-procedures.ts'
import { auditProcedures } from './features/desk/audit.ts'
import { healthProcedures } from './features/desk/health.ts'
import { lookBack } from './features/desk/loss.ts'
import { backupProcedures } from './features/desk/backup.ts'
import { printProcedures } from './features/desk/print.ts'
import { createPrintTickets, type PrintTickets } from './features/desk/print-tickets.ts'
import { searchProcedures } from './features/desk/search.ts'
import { startSearchUpkeep } from './features/desk/search-upkeep.ts'
import { settingsProcedures } from './features/desk/settings.ts'
import { staffClockProcedures } from './features/desk/staff-clock.ts'
import { todayProcedures } from './features/desk/today.ts'
import { startUpkeep } from './features/desk/upkeep.ts'
import { expectedProcedures } from './features/expected/procedures.ts'
import { goodsPassProcedures } from './features/goods/procedures.ts'
import { startListFile } from './features/evacuation/list-file.ts'
import { createListing } from './features/evacuation/listing.ts'
import { evacuationProcedures } from './features/evacuation/procedures.ts'
import { matterProcedures } from './features/handover/matter-procedures.ts'
import { handoverProcedures } from './features/handover/procedures.ts'
import { lentPassProcedures } from './features/lent/procedures.ts'
import { cardProcedures } from './features/readers/card-procedures.ts'
import { fingerProcedures } from './features/readers/finger-procedures.ts'
import { createReaderHub, type ReaderHub } from './features/readers/hub.ts'
import { createInquiries } from './features/privacy/inquiry.ts'
import { privacyProcedures } from './features/privacy/procedures.ts'
import { startRetention } from './features/privacy/retention.ts'
import { absenceProcedures } from './features/reception/absence-procedures.ts'
import { hostCallProcedures } from './features/reception/call-procedures.ts'
import { gradeProcedures, visitTypeProcedures } from './features/reception/procedures.ts'
import { documentProcedures } from './features/reception/document-procedures.ts'
import { photoProcedures } from './features/reception/photos.ts'
import { receptionRuleProcedures } from './features/reception/rules.ts'
import { readerProcedures } from './features/readers/procedures.ts'
import { liveProcedures } from './features/session/live.ts'
import { sessionProcedures, setupProcedures } from './features/session/procedures.ts'
import { createSessionService } from './features/session/service.ts'
import { staffProcedures } from './features/staff/procedures.ts'
import { punchFileProcedures } from './features/terminal-files/procedures.ts'
import { vehicleProcedures } from './features/vehicles/procedures.ts'
import { traceProcedures } from './features/trace/procedures.ts'
import { startEndOfDay } from './features/visitors/end-of-day.ts'
import { statisticsProcedures } from './features/statistics/procedures.ts'
import { visitorProcedures } from './features/visitors/procedures.ts'
import { createWatchCheck } from './features/watch/check.ts'
import { watchHoldProcedures, watchListProcedures } from './features/watch/procedures.ts'
import { visitorSideProcedures } from './features/visitor-side/procedures.ts'
import { createOpenConnections } from './open-connections.ts'
import type { DeskPorts } from './ports.ts'
import { createGate, type CallContext } from './procedures.ts'
import { createCredentials } from './security/credentials.ts'
import { createFingerProofs, createSigner } from './security/signer.ts'

/** An interface, so that the compiler names it where it would else write the whole contract out. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface DeskClient extends ContractRouterClient<Contract> {}

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

function assemble(core: Core, readers: ReaderHub, tickets: PrintTickets): Router<Contract, CallContext> {
  const credentials = createCredentials(core)
  const session = createSessionService(core, credentials)
  const proofs = createFingerProofs(core)
  const inquiries = createInquiries(core)
  const signer = createSigner(credentials, proofs, session.person)
  const watch = createWatchCheck(core)
  return {
    session: sessionProcedures(core, session),
    setup: setupProcedures(core, credentials),
    live: liveProcedures(core),
    statistics: statisticsProcedures(core),
    privacy: privacyProcedures(core, inquiries),
    hostCall: hostCallProcedures(core, signer),
    absence: absenceProcedures(core),
    visitors: visitorProcedures(core, watch),
    lentPass: lentPassProcedures(core),
    trace: traceProcedures(core),
    receptionRule: receptionRuleProcedures(core),
    watchHold: watchHoldProcedures(core, watch, signer),
    watchList: watchListProcedures(core, watch, signer),
    visitType: visitTypeProcedures(core),
    grade: gradeProcedures(core),
    expected: expectedProcedures(core, watch),
    vehicle: vehicleProcedures(core),
    goodsPass: goodsPassProcedures(core, signer),
    documents: documentProcedures(core),
    photos: photoProcedures(core),
    visitorSide: visitorSideProcedures(core),
    parcels: parcelProcedures(core),
    deposits: depositProcedures(core, signer),
    staff: staffProcedures(core, credentials, readers),
    attendance: attendanceProcedures(core, credentials, readers),
    clockJumps: clockJumpProcedures(core),
    punches: punchProcedures(core),
    punchFiles: punchFileProcedures(core),
    readers: readerProcedures(core, readers, proofs),
    fingers: fingerProcedures(core, readers),
    cards: cardProcedures(core, readers),
    matters: matterProcedures(core),
    handovers: handoverProcedures(core, signer),
    evacuation: evacuationProcedures(core, tickets),
    search: searchProcedures(core),
    print: printProcedures(core, tickets, inquiries),
    audit: auditProcedures(core),
    health: healthProcedures(core),
    settings: settingsProcedures(core),
    staffClock: staffClockProcedures(core),
    backup: backupProcedures(core),
    today: todayProcedures(core),
  }
}

/**
 * The composition root: locks the data folder, opens and migrates the database and puts every feature together.
 * @throws OpenError with the reason when the database cannot be used; nothing is written over it
 */
export async function createDesk(ports: DeskPorts, migrations: readonly Migration[]): Promise<Desk> {
  const store = await openStore(ports, migrations)
  try {
    return mount(ports, store)
  } catch (error) {
    await store.close()
    throw startFailure(error, ports)
  }
}

function mount(ports: DeskPorts, store: Store): Desk {
  const closing = new AbortController()
  const connections = createOpenConnections()
  const core = createCore(ports, store.sqlite, store.dataKey, closing.signal, (changes) => {
    connections.follow(changes)
    searchUpkeep.saved()
    evacuationListing.follow(changes)
    listFile.follow(changes)
  })
  const searchUpkeep = startSearchUpkeep(core)
  const evacuationListing = createListing(core)
  const tickets = createPrintTickets(core)
  const listFile = startListFile(core, tickets)
  const readers = createReaderHub(core)
  const router = assemble(core, readers, tickets)
  const gate = createGate(ports.log, ports.clock.monotonic, () => core.health.note({ kind: 'fileDamaged' }))
  lookBack(core, store.noHead)
  readers.start()
  const endOfDay = startEndOfDay(core)
  const upkeep = startUpkeep(core)
  const retention = startRetention(core)
  return {
    router,
    gate,
    readers,
    core,
    connect: (screen) => connections.connect(screen),
    client: (connection): DeskClient =>
      createRouterClient(router, { context: { connection }, interceptors: [gate as never] }),
    async close() {
      closing.abort()
      endOfDay.stop()
      upkeep.stop()
      retention.stop()
      searchUpkeep.stop()
      await listFile.stop()
      await readers.stop()
      core.headFile.close()
      await store.close()
    },
  }
}

export { readMigrations }
