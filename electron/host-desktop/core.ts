import { randomBytes } from 'node:crypto'
import { uptime } from 'node:os'
import { RPCHandler } from '@orpc/server/message-port'
import { OpenError } from '#core/database/errors.ts'
import { freeBytesOf } from '#core/database/space.ts'
import type { Migration } from '#core/database/migrate.ts'
import { createDesk, type Desk } from '#core/desk.ts'
import type { DeskPorts, Log } from '#core/ports.ts'
import { listNamedPorts } from '#core/readers/transport/named-ports.ts'
import { openSerialTransport } from '#core/readers/transport/serial.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import type { FromCore, ToCore } from '#core/host-protocol.ts'
import { prepareDemo } from './demo.ts'
import { createDesktopKeyStore, type RemoteKeychain } from './key-store.ts'

/** The part of Electron's parent port that is used here; ports are its MessagePortMain. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: MainPort[] }) => void): void
  postMessage(message: unknown): void
}
interface MainPort {
  on: (event: string, listener: (event?: { data: unknown }) => void) => void
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

type Answer = Extract<ToCore, { type: 'key' | 'pdf' }>
const waiting = new Map<number, (answer: Answer) => void>()
let calls = 0

/** One question to the main process; it answers each with a message of the kind `A`. */
function askMain<A extends Answer>(ask: (call: number) => FromCore): Promise<A> {
  calls += 1
  const call = calls
  return new Promise((resolve) => {
    waiting.set(call, resolve as (answer: Answer) => void)
    send(ask(call))
  })
}
type KeyAnswer = Extract<Answer, { type: 'key' }>
type PdfAnswer = Extract<Answer, { type: 'pdf' }>

/** A hidden window of the main process draws it. @throws when it was not drawn */
async function renderPdf(path: string): Promise<Uint8Array> {
  const { pdf } = await askMain<PdfAnswer>((call) => ({ type: 'renderPdf', call, path }))
  if (pdf === null) throw new Error('the sheet was not drawn')
  return pdf
}

/** The keychain of the operating system, through the main process. */
const keychain: RemoteKeychain = {
  async load() {
    const { key, failed } = await askMain<KeyAnswer>((call) => ({ type: 'loadKey', call }))
    if (failed) throw new Error('the keychain did not give the key back')
    return key === null ? null : Buffer.from(key, 'base64')
  },
  async save(key) {
    const { failed } = await askMain<KeyAnswer>((call) => ({
      type: 'saveKey',
      call,
      key: key.toString('base64'),
    }))
    return !failed
  },
}

function desktopPorts(dataDir: string, version: string): DeskPorts {
  return {
    dataDir,
    version,
    log,
    clock: { wall: () => Date.now(), monotonic: () => performance.now(), sinceBoot: () => uptime() * 1_000 },
    random: (bytes) => randomBytes(bytes),
    keys: createDesktopKeyStore(dataDir, keychain, log),
    jobsEntry: new URL('./jobs.js', import.meta.url),
    openTransport: openSerialTransport,
    listPorts: listNamedPorts,
    freeBytes: freeBytesOf,
    renderPdf,
  }
}

let desk: Desk | null = null
let starting: Promise<void> | null = null
let handler: RPCHandler<{ connection: ReturnType<Desk['connect']> }> | null = null

/** Its message is the folder. */
class NotADemo extends Error {}

/** Opens the desk. An example is filled on its first start, and never opened over real records. */
async function open({ dataDir, demo, version }: Extract<ToCore, { type: 'start' }>): Promise<Desk> {
  // the example's key lies in its folder: it protects nothing, and the command line can open it too
  const plain = (folder: string) => ({ ...desktopPorts(folder, version), keys: createKeyFile(folder) })
  if (demo) await prepareDemo(plain, dataDir, migrations)
  const opened = await createDesk(desktopPorts(dataDir, version), migrations)
  if (!demo || (opened.core.site.exists() && opened.core.site.get().demo)) return opened
  await opened.close()
  throw new NotADemo(dataDir)
}

async function start(message: Extract<ToCore, { type: 'start' }>): Promise<void> {
  try {
    desk = await open(message)
    handler = new RPCHandler(desk.router, { clientInterceptors: [desk.gate] })
    send({ type: 'ready' })
  } catch (error) {
    if (error instanceof NotADemo) {
      send({ type: 'failed', reason: 'notADemo', file: error.message, detail: '', backup: null })
      return
    }
    if (!(error instanceof OpenError)) throw error
    log.error('open', error)
    const { reason, file, detail, backup } = error
    send({ type: 'failed', reason, file, detail, backup })
  }
}

/** After sleep a serial port may look open and be dead: every reader is opened again. */
async function resume(): Promise<void> {
  log.info('resumed')
  for (const { id } of desk?.readers.list() ?? []) await desk?.readers.reload(id)
}

/** A desk that is still being opened is opened first: what it began is then closed in order. */
async function stop(): Promise<void> {
  await starting
  await desk?.close()
  process.exit(0)
}

parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as ToCore
  if (message.type === 'start') starting = start(message)
  else if (message.type === 'key' || message.type === 'pdf') {
    waiting.get(message.call)?.(message)
    waiting.delete(message.call)
  } else if (message.type === 'connect' && desk && handler && port) {
    handler.upgrade(port, { context: { connection: desk.connect(message.screen) } })
    port.start()
  } else if (message.type === 'resumed') void resume()
  else if (message.type === 'stop') void stop()
})

// a rejection that nobody handled is a bug: say so and let the main process start a fresh core
process.on('unhandledRejection', (error) => {
  log.error('unhandled', error)
  process.exit(1)
})
