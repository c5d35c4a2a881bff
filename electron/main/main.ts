import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  ipcMain,
  MessageChannelMain,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  utilityProcess,
} from 'electron'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { channels, createIpc } from './ipc.ts'
import { createKeychain } from './keychain.ts'
import { failureAddress } from './failure-screen.ts'
import { guardApp, guardSession } from './policy.ts'
import { printForm } from './printing.ts'
import { createCoreSupervisor, type CoreFailure } from './supervisor.ts'
import { addressOf, clockCorner, makeKiosk, windowOptions, type WindowKind } from './windows.ts'

const here = import.meta.dirname
const preload = join(here, '../preload/preload.cjs')
const pages = join(here, '../renderer')
const dataDir = join(app.getPath('userData'), 'data')

app.enableSandbox()
registerAppScheme(protocol)
guardApp(app)
if (!app.requestSingleInstanceLock()) app.quit()

/** What each open window is for, by the id of its contents. */
const kinds = new Map<number, WindowKind>()

function openWindow(kind: WindowKind, corner: { x?: number; y?: number } = {}): BrowserWindow {
  const window = new BrowserWindow(windowOptions(kind, { preload, packaged: app.isPackaged, ...corner }))
  const { id } = window.webContents
  kinds.set(id, kind)
  window.once('closed', () => kinds.delete(id))
  if (app.isPackaged) makeKiosk(window)
  return window
}

const allWindows = () => BrowserWindow.getAllWindows()

/** The core is gone for good or cannot start: a page that needs neither it nor the interface says so. */
function showFailure(failure: CoreFailure | null): void {
  for (const window of allWindows()) void window.loadURL(failureAddress(failure))
}

const core = createCoreSupervisor({
  fork: () =>
    utilityProcess.fork(join(here, 'core.js'), [], { serviceName: 'Qiantai core', stdio: 'inherit' }),
  keychain: createKeychain(safeStorage, dataDir, process.platform),
  dataDir,
  version: app.getVersion(),
  now: () => Date.now(),
  onReady: () => {
    for (const window of allWindows()) givePort(window)
  },
  onFailed: showFailure,
  onGivenUp: () => {
    showFailure(null)
  },
})

/** A fresh channel: one end to the core, with what this window may be, the other to the window. */
function givePort(window: BrowserWindow): void {
  const kind = kinds.get(window.webContents.id)
  if (!kind || !core.isReady()) return // every window is given a port as soon as the core is ready
  const { port1, port2 } = new MessageChannelMain()
  core.connect(kind, port1)
  window.webContents.postMessage('desk:port', null, [port2])
}

const ipc = createIpc(ipcMain)
ipc.on(channels.requestPort, (event) => {
  const window = BrowserWindow.fromWebContents(event.sender)
  if (window) givePort(window)
})
ipc.handle(channels.print, (_event, path) => printForm(() => openWindow('print'), path))

app.on('second-instance', () => {
  const [first] = allWindows()
  if (first?.isMinimized()) first.restore()
  first?.focus()
})

let closing = false
app.on('before-quit', (event) => {
  if (closing) return
  event.preventDefault()
  closing = true
  void core.stop().then(() => {
    app.quit()
  })
})
app.on('window-all-closed', () => {
  app.quit()
})

await app.whenReady()
guardSession(session.defaultSession)
serveApp(protocol, pages)
core.start()
void openWindow('reception').loadURL(addressOf('reception'))
const corner = clockCorner(screen)
if (corner.x !== undefined) void openWindow('clock', corner).loadURL(addressOf('clock'))
powerMonitor.on('resume', () => {
  for (const window of allWindows()) givePort(window) // whatever slept, starts with a fresh port
})
