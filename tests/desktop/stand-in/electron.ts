import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import type { BrowserContext, Page } from 'playwright-core'
import { nativeImport } from './native-import.mjs'
import { createWindowKind, type StandInPort } from './window.ts'

const built = (file: string) => new URL(`../../../out/${file}`, import.meta.url).href

/** A message port as Electron's main process has it. */
class MainPort extends EventEmitter implements StandInPort {
  inner: MessagePort
  constructor(inner: MessagePort) {
    super()
    this.inner = inner
  }
  close = () => {
    this.inner.close()
  }
}

/** A utility process as a worker thread: same entry, same parent port, no process of its own. */
function fork(entry: string): EventEmitter {
  const child = new EventEmitter()
  const worker = new Worker(new URL('core-worker.mjs', import.meta.url), {
    workerData: { entry: new URL(`file://${entry}`).href },
  })
  worker.on('message', (message: unknown) => child.emit('message', message))
  worker.once('exit', (code) => child.emit('exit', code))
  worker.on('error', () => undefined) // a thrown error ends the worker, as it would end the process
  const postMessage = (data: unknown, ports: MainPort[] = []) => {
    const inner = ports.map((port) => port.inner)
    worker.postMessage({ data, ports: inner }, inner)
  }
  return Object.assign(child, { postMessage, kill: () => void worker.terminate() })
}

export interface StandIn {
  /** Pages of the open windows, in the order they were opened. */
  pages(): Promise<Page[]>
  /** PDFs that were printed. */
  readonly printed: Buffer[]
  /** Ends the running core as a crash would. */
  crashCore(): void
  readonly forks: number
  /** Schemes as registered, by call. */
  readonly registered: unknown[][]
  quit(): Promise<void>
}

/**
 * Runs the built main process against a stand-in for Electron. What this does not prove: Electron's own sandbox, its real
 * process and message port implementation, real printers, the OS keychain, window management.
 */
export async function startStandIn(context: BrowserContext, dataDir: string, displays = 1): Promise<StandIn> {
  const app = new EventEmitter()
  const ipc = new EventEmitter()
  const invocations = new Map<string, (event: object, argument: unknown) => Promise<void>>()
  const printed: Buffer[] = []
  const registered: unknown[][] = []
  const cores: EventEmitter[] = []
  let answer: (request: { method: string; url: string }) => Promise<Response> = () =>
    Promise.reject(new Error('no handler'))
  let quit: () => void = () => undefined
  const hasQuit = new Promise<void>((resolve) => (quit = resolve))
  const BrowserWindow = createWindowKind({
    context,
    ipc,
    invocations,
    answer: (request) => answer(request),
    printed: (pdf) => printed.push(pdf),
  })
  const bounds = (index: number) => ({ id: index, bounds: { x: index * 1920, y: 0 } })
  const standIn = {
    app: Object.assign(app, {
      isPackaged: false,
      enableSandbox: () => undefined,
      getPath: () => dataDir,
      getVersion: () => 'stand-in',
      requestSingleInstanceLock: () => true,
      whenReady: () => Promise.resolve(),
      quit: () => {
        const event = { prevented: false, preventDefault: () => (event.prevented = true) }
        app.emit('before-quit', event)
        if (!event.prevented) quit()
      },
    }),
    BrowserWindow,
    ipcMain: Object.assign(ipc, {
      handle: (channel: string, handler: (event: object, argument: unknown) => Promise<void>) =>
        invocations.set(channel, handler),
    }),
    MessageChannelMain: class {
      port1: MainPort
      port2: MainPort
      constructor() {
        const { port1, port2 } = new MessageChannel()
        this.port1 = new MainPort(port1)
        this.port2 = new MainPort(port2)
      }
    },
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => registered.push(schemes),
      handle: (_scheme: string, handler: typeof answer) => (answer = handler),
    },
    safeStorage: {
      isAsyncEncryptionAvailable: () => Promise.resolve(false),
      getSelectedStorageBackend: () => 'basic_text',
    },
    screen: {
      getPrimaryDisplay: () => bounds(0),
      getAllDisplays: () => Array.from({ length: displays }, (_, index) => bounds(index)),
    },
    session: {
      defaultSession: Object.assign(new EventEmitter(), {
        setPermissionRequestHandler: () => undefined,
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
      }),
    },
    utilityProcess: {
      fork: (entry: string) => {
        const core = fork(entry)
        cores.push(core)
        return core
      },
    },
  }
  Object.assign(globalThis, { standInElectron: standIn })
  const fresh = `?${String(performance.now())}`
  const hooks = registerHooks({
    resolve: (name, from, next) =>
      name === 'electron'
        ? { url: new URL(`electron-module.mjs${fresh}`, import.meta.url).href, shortCircuit: true }
        : next(name, from),
  })
  await nativeImport(built('main/main.js') + fresh)
  hooks.deregister()
  return {
    pages: () => Promise.all(BrowserWindow.getAllWindows().map((window) => window.webContents.page)),
    printed,
    registered,
    get forks() {
      return cores.length
    },
    crashCore: () => {
      ;(cores.at(-1) as unknown as { kill(): void }).kill()
    },
    async quit() {
      standIn.app.quit()
      await hasQuit
      for (const window of BrowserWindow.getAllWindows()) window.destroy()
    },
  }
}
