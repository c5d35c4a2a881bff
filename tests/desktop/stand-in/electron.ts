import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
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
    stdout: true,
    stderr: true,
  })
  worker.on('message', (message: unknown) => child.emit('message', message))
  worker.once('exit', (code) => child.emit('exit', code))
  worker.on('error', () => undefined) // a thrown error ends the worker, as it would end the process
  const postMessage = (data: unknown, ports: MainPort[] = []) => {
    const inner = ports.map((port) => port.inner)
    worker.postMessage({ data, ports: inner }, inner)
  }
  return Object.assign(child, {
    postMessage,
    kill: () => void worker.terminate(),
    stdout: worker.stdout,
    stderr: worker.stderr,
  })
}

export interface StandIn {
  /** Pages of the open windows, in the order they were opened. */
  pages(): Promise<Page[]>
  /** PDFs that were printed. */
  readonly printed: Buffer[]
  /** What the main process asked or told the user in a dialog of the system. */
  readonly dialogs: { readonly message: string; readonly detail?: string }[]
  /** Channels that the built main process listens on, and how to send on them as somebody else would. */
  readonly channels: string[]
  sendFrom(channel: string, senderFrame: object | null): Promise<unknown>
  /** What the built main process hung onto the session: its handlers, by name. */
  readonly sessionHandlers: Readonly<Record<string, (...args: never[]) => unknown>>
  /** What keeps the computer awake right now, in Electron's words. */
  keptAwake(): string[]
  /** Menus set; null is none. */
  readonly menus: unknown[]
  /** A page's process dies: nothing of the page is left, and the main process is told. */
  killPage(index: number): Promise<void>
  /** Asks the main process whether a page with unsaved contents may go. */
  wantsToClose(index: number): boolean
  /** Plugs a display in or out. */
  setDisplays(count: number): void
  /** The computer wakes up. */
  wake(): void
  /** Ends the running core as a crash would. */
  crashCore(): void
  readonly forks: number
  /** Schemes as registered, by call. */
  readonly registered: unknown[][]
  quit(): Promise<void>
}

export interface StandInOptions {
  readonly displays?: number
  readonly printers?: readonly string[]
  /** Which button of a question is pressed. */
  readonly answers?: number
  /** Added to the command line; `--data` is there already. */
  readonly argv?: readonly string[]
  readonly packaged?: boolean
}

/**
 * Runs the built main process against a stand-in for Electron. What this does not prove: Electron's own sandbox, its real
 * process and message port implementation, real printers, the OS keychain, window management.
 */
export async function startStandIn(
  context: BrowserContext,
  profile: string,
  { displays = 1, printers = ['Office'], answers = 0, argv = [], packaged = false }: StandInOptions = {},
): Promise<StandIn> {
  const app = new EventEmitter()
  const ipc = new EventEmitter()
  const invocations = new Map<string, (event: object, argument: unknown) => Promise<void>>()
  const printed: Buffer[] = []
  const registered: unknown[][] = []
  const cores: EventEmitter[] = []
  const dialogs: StandIn['dialogs'] = []
  const menus: unknown[] = []
  const awake: string[] = []
  const power = new EventEmitter()
  const screen = new EventEmitter()
  const sessionHandlers: Record<string, (...args: never[]) => unknown> = {}
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => {
    sessionHandlers[name] = handler
  }
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
    printers,
  })
  const bounds = (index: number) => ({ id: index, bounds: { x: index * 1920, y: 0 } })
  const standIn = {
    app: Object.assign(app, {
      isPackaged: packaged,
      enableSandbox: () => undefined,
      getPath: (name: string) => join(profile, name),
      setPath: () => undefined,
      getLocale: () => 'zh-CN',
      setLoginItemSettings: () => undefined,
      exit: () => quit(),
      getVersion: () => 'stand-in',
      requestSingleInstanceLock: () => true,
      whenReady: () => Promise.resolve(),
      quit: () => {
        const event = { prevented: false, preventDefault: () => (event.prevented = true) }
        app.emit('will-quit', event)
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
    powerMonitor: power,
    powerSaveBlocker: {
      start: (kind: string) => awake.push(kind) - 1,
      stop: (id: number) => void (awake[id] = ''),
    },
    dialog: {
      showMessageBoxSync: (_window: unknown, options: StandIn['dialogs'][number]) => {
        dialogs.push(options)
        return answers
      },
      showMessageBox: (options: StandIn['dialogs'][number]) => {
        dialogs.push(options)
        return Promise.resolve({ response: 0 })
      },
    },
    Menu: { setApplicationMenu: (menu: unknown) => menus.push(menu) },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => registered.push(schemes),
      handle: (_scheme: string, handler: typeof answer) => (answer = handler),
    },
    safeStorage: {
      isAsyncEncryptionAvailable: () => Promise.resolve(false),
      getSelectedStorageBackend: () => 'basic_text',
    },
    screen: Object.assign(screen, {
      getPrimaryDisplay: () => bounds(0),
      getAllDisplays: () => Array.from({ length: displays }, (_, index) => bounds(index)),
    }),
    session: {
      defaultSession: Object.assign(new EventEmitter(), {
        setPermissionRequestHandler: keep('request'),
        setPermissionCheckHandler: keep('check'),
        setDevicePermissionHandler: keep('device'),
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
  const commandLine = process.argv
  process.argv = ['electron', '.', `--data=${join(profile, 'data')}`, ...argv]
  const fresh = `?${String(performance.now())}`
  const hooks = registerHooks({
    resolve: (name, from, next) =>
      name === 'electron'
        ? { url: new URL(`electron-module.mjs${fresh}`, import.meta.url).href, shortCircuit: true }
        : next(name, from),
  })
  await nativeImport(built('main/main.js') + fresh)
  hooks.deregister()
  process.argv = commandLine
  return {
    pages: () => Promise.all(BrowserWindow.getAllWindows().map((window) => window.webContents.page)),
    printed,
    registered,
    dialogs,
    menus,
    keptAwake: () => awake.filter((kind) => kind !== ''),
    sessionHandlers,
    get channels() {
      return [...ipc.eventNames().map(String), ...invocations.keys()]
    },
    async sendFrom(channel, senderFrame) {
      const [window] = BrowserWindow.getAllWindows()
      const event = { sender: window?.webContents, senderFrame }
      if (!ipc.emit(channel, event))
        await invocations.get(channel)?.(event, `#/print?ticket=${'a'.repeat(48)}`)
    },
    async killPage(index) {
      const contents = BrowserWindow.getAllWindows()[index]?.webContents
      const page = await contents?.page
      await page?.goto('about:blank')
      contents?.emit('render-process-gone', {}, { reason: 'crashed' })
    },
    wantsToClose(index) {
      let goes = false
      const event = { preventDefault: () => (goes = true) }
      BrowserWindow.getAllWindows()[index]?.webContents.emit('will-prevent-unload', event)
      return goes
    },
    setDisplays(count) {
      const event = count > displays ? 'display-added' : 'display-removed'
      displays = count
      screen.emit(event)
    },
    wake: () => void power.emit('resume'),
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
