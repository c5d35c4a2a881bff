import { randomBytes } from 'node:crypto'
import { RPCHandler } from '@orpc/server/message-port'
import { OpenError } from '#core/database/errors.ts'
import type { Migration } from '#core/database/migrate.ts'
import { createDesk, type Desk } from '#core/desk.ts'
import type { DeskPorts, KeyStore, Log } from '#core/ports.ts'
import { listSerialPorts, openSerialTransport } from '#core/readers/transport/serial.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import type { FromCore, ToCore } from '#core/host-protocol.ts'

/** The part of Electron's parent port that is used here; ports are its MessagePortMain. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: MainPort[] }) => void): void
  postMessage(message: unknown): void
}
interface MainPort {
  on: <T extends string>(event: T, listener: (event?: { data: unknown }) => void) => void
  postMessage: (data: unknown) => void
  start(): void
}

/** Where the core runs inside the desktop: a process of its own that Electron's main process starts and restarts. */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort }
const send = (message: FromCore) => {
  parentPort.postMessage(message)
}

const log: Log = {
  info: (event, facts = {}) => write({ level: 'info', event, ...facts }),
  error: (event, error, facts = {}) =>
    write({ level: 'error', event, error: error instanceof Error ? error.message : String(error), ...facts }),
}
function write(line: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

/** The migrations travel inside the bundle: the packaged app has no folder of SQL files. */
const sources = import.meta.glob<string>('../core/database/migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const migrations: Migration[] = Object.entries(sources)
  .map(([path, sql]) => ({ name: path.slice(path.lastIndexOf('/') + 1), sql }))
  .sort((a, b) => a.name.localeCompare(b.name))
  .map(({ name, sql }, index) => ({ version: index + 1, name, sql }))

const waiting = new Map<number, (answer: Extract<ToCore, { type: 'key' }>) => void>()
let calls = 0

function askMain(ask: (call: number) => FromCore): Promise<Extract<ToCore, { type: 'key' }>> {
  calls += 1
  const call = calls
  return new Promise((resolve) => {
    waiting.set(call, resolve)
    send(ask(call))
  })
}

/** The keychain of the operating system, through the main process; the 0600 file where there is none that protects. */
function keyStore(dataDir: string): KeyStore {
  const file = createKeyFile(dataDir)
  return {
    async load() {
      const { key } = await askMain((call) => ({ type: 'loadKey', call }))
      return key === null ? file.load() : Buffer.from(key, 'base64')
    },
    async save(key) {
      const { failed } = await askMain((call) => ({ type: 'saveKey', call, key: key.toString('base64') }))
      if (!failed) return
      log.info('keychain.unprotected')
      await file.save(key)
    },
  }
}

function desktopPorts({ dataDir, version }: Extract<ToCore, { type: 'start' }>): DeskPorts {
  return {
    dataDir,
    version,
    log,
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    random: (bytes) => randomBytes(bytes),
    keys: keyStore(dataDir),
    jobsEntry: new URL('./jobs.js', import.meta.url),
    openTransport: openSerialTransport,
    listPorts: async () => {
      const { ports } = await listSerialPorts()
      return ports.map(({ path, manufacturer = '' }) => ({ path, label: manufacturer }))
    },
  }
}

let desk: Desk | null = null
let handler: RPCHandler<{ connection: ReturnType<Desk['connect']> }> | null = null

async function start(message: Extract<ToCore, { type: 'start' }>): Promise<void> {
  try {
    desk = await createDesk(desktopPorts(message), migrations)
    handler = new RPCHandler(desk.router, { clientInterceptors: [desk.gate] })
    send({ type: 'ready' })
  } catch (error) {
    if (!(error instanceof OpenError)) throw error
    const { reason, file, detail, backup } = error
    send({ type: 'failed', reason, file, detail, backup })
  }
}

parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as ToCore
  if (message.type === 'start') void start(message)
  else if (message.type === 'key') {
    waiting.get(message.call)?.(message)
    waiting.delete(message.call)
  } else if (message.type === 'connect' && desk && handler && port) {
    handler.upgrade(port, { context: { connection: desk.connect(message.screen) } })
    port.start()
  } else if (message.type === 'stop') {
    void (desk?.close() ?? Promise.resolve()).then(() => process.exit(0))
  }
})

// a rejection that nobody handled is a bug: say so and let the main process start a fresh core
process.on('unhandledRejection', (error) => {
  log.error('unhandled', error)
  process.exit(1)
})
