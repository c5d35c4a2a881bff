import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
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
import { createLogFile } from './log-file.ts'
import { createWindows, tellSaved } from './open-windows.ts'
import { guardApp, guardSession } from './policy.ts'
import { formAsPdf, printForm } from './printing.ts'
import { loginItem, readSettings } from './settings.ts'
import { profileFolder, readStartOptions } from './start-options.ts'
import { createCoreSupervisor } from './supervisor.ts'

const here = import.meta.dirname
const surroundings = { platform: process.platform, env: process.env, home: homedir() }
const { dataDir, demo, apart } = readStartOptions(process.argv, surroundings)
if (apart) app.setPath('userData', profileFolder(app.getPath('appData'), dataDir))
const profile = app.getPath('userData')

const { write } = createLogFile(join(profile, 'logs'), () => Date.now())
const log = (event: string, why: string) => {
  write(`${JSON.stringify({ at: new Date().toISOString(), process: 'main', event, why })}\n`)
}
const monotonic = () => performance.now()

app.enableSandbox()
registerAppScheme(protocol)
guardApp(app)

/** Runs the core with its words going into the log file, and to the terminal if there is one. */
function forkCore(): Electron.UtilityProcess {
  const core = utilityProcess.fork(join(here, 'core.js'), [], { serviceName: 'Qiantai core', stdio: 'pipe' })
  for (const stream of [core.stdout, core.stderr])
    stream?.on('data', (chunk: Buffer) => {
      write(chunk.toString())
      process.stderr.write(chunk)
    })
  return core
}

/** From here on the app is ready, and this is the only desk on this profile. */
function run(): void {
  Menu.setApplicationMenu(null) // its items reload, zoom and close past the kiosk rules
  serveApp(protocol, join(here, '../renderer'))
  const settings = readSettings(join(profile, 'desktop.json'), (why) => {
    log('settings.unreadable', why)
  })
  const login = loginItem(process.platform, settings)
  if (login) app.setLoginItemSettings(login)

  const locale = app.getLocale().startsWith('en') ? 'en' : 'zh-CN'
  const windows = createWindows({
    preload: join(here, '../preload/preload.cjs'),
    packaged: app.isPackaged,
    locale,
    screen,
    now: monotonic,
    log,
    onReceptionClosed: () => {
      windows.closeRest()
      app.quit()
    },
  })

  guardSession(session.defaultSession, windows.kindOf) // before the first page: none is open yet

  const core = createCoreSupervisor({
    fork: forkCore,
    keychain: createKeychain(safeStorage, dataDir, process.platform),
    renderPdf: (path) => formAsPdf(windows.openPrint, path),
    dataDir,
    demo,
    version: app.getVersion(),
    now: monotonic,
    onReady: givePorts,
    onFailed: windows.showFailure,
    onGivenUp: () => {
      windows.showFailure({ reason: 'crashed', file: '', detail: '', backup: null })
    },
  })

  /** A fresh channel: one end to the core, with what this window may be, the other to the window. */
  function givePort(window: Electron.BrowserWindow): void {
    const kind = windows.kindOf(window)
    if (!kind || !core.isReady()) return // every window is given a port as soon as the core is ready
    const { port1, port2 } = new MessageChannelMain()
    core.connect(kind, port1)
    window.webContents.postMessage(channels.port, null, [port2])
  }
  function givePorts(): void {
    for (const window of BrowserWindow.getAllWindows()) givePort(window)
  }

  const ipc = createIpc(ipcMain)
  ipc.on(channels.requestPort, (event) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (window) givePort(window)
  })
  ipc.on(channels.visitorScreen, (event) => {
    if (windows.kindOf({ webContents: event.sender }) === 'reception') windows.toggleVisitor()
  })
  const printing = {
    openHidden: windows.openPrint,
    printer: settings.printer,
    folder: join(app.getPath('documents'), 'Qiantai'),
    now: () => Date.now(),
    saved: (file: string) => {
      tellSaved(locale, file)
    },
  }
  ipc.handle(channels.print, (_event, path) => printForm(printing, path))

  // its arguments are not looked at: whoever starts a second desk gets the first one
  app.on('second-instance', windows.focus)
  powerMonitor.on('resume', () => {
    core.resumed()
    givePorts() // a sign-in lives and dies with its port: what slept has to sign in again
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  // not before-quit: a window with unsaved contents may still refuse, and then the core must go on
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void core.stop().finally(() => {
      closed = true
      app.quit()
    })
  })

  core.start()
  windows.openAll()
}

if (app.requestSingleInstanceLock()) {
  await app.whenReady()
  run()
} else {
  app.exit()
}
