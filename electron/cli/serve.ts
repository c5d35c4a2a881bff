import { existsSync } from 'node:fs'
import { databaseFile } from '#core/data-dir.ts'
import { OpenError } from '#core/database/errors.ts'
import { lockDataDir } from '#core/database/lock.ts'
import { createDesk, readMigrations, type Desk } from '#core/desk.ts'
import { sayBoth } from '#shared/i18n/fill.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { start } from '#shared/i18n/start.ts'
import { builtPages, developmentPages } from '../host-loopback/pages.ts'
import { launchInstalled } from '../host-loopback/chromium.ts'
import { createPdfPages, type PageAccess } from '../host-loopback/pdf.ts'
import { serveLoopback, type LoopbackServer } from '../host-loopback/server.ts'
import { serveStartFailure } from '../host-loopback/start-failure.ts'
import { openBrowser } from './browser.ts'
import { CommandError, stopSignal, tell } from './command.ts'
import { openFailure } from './failures.ts'
import { prepareDemo } from './demo.ts'
import { migrationsFolder } from './folders.ts'
import { portsFor } from './ports.ts'

export interface ServeOptions {
  readonly dataDir: string
  readonly demo: boolean
  /** The interface from source with hot reload. */
  readonly dev: boolean
  /** 0: any free port. */
  readonly port: number
  readonly open: boolean
}

/** The address on standard output, alone on its line: scripts read it. */
function announce(server: LoopbackServer, open: boolean): void {
  process.stdout.write(`${server.url}\n`)
  if (open) openBrowser(server.url)
}

/** A page in place of the desk; not for a folder that is open already: that desk is there, on an address of its own. */
async function servePage(error: OpenError, { port, open }: ServeOptions): Promise<number> {
  if (error.reason === 'locked') throw openFailure(error)
  process.stderr.write(`${sayBoth(start[error.reason].what, { file: error.file, detail: error.detail })}\n`)
  const server = await serveStartFailure(error, port)
  announce(server, open)
  await stopSignal()
  await server.close()
  return 1
}

async function serveDesk(
  desk: Desk,
  { dev, port, open, demo }: ServeOptions,
  onServed: (access: PageAccess) => void,
): Promise<void> {
  if (demo && desk.core.site.exists() && !desk.core.site.get().demo)
    throw new CommandError(texts.start.notADemo, { dir: desk.core.ports.dataDir })
  const { pages, close } = dev
    ? await developmentPages()
    : { pages: builtPages(), close: () => Promise.resolve() }
  const stopped = stopSignal()
  const server = await serveLoopback(desk, pages, port).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new CommandError(texts.start.portTaken, { port })
  })
  onServed(server)
  announce(server, open)
  tell(texts.start.running)
  await stopped
  await server.close()
  await close()
}

/** Before anything is plugged into a folder that another process has open. @throws CommandError */
function refuseIfOpen(dataDir: string): void {
  try {
    lockDataDir(dataDir).release()
  } catch (error) {
    if (error instanceof OpenError && error.reason === 'locked') throw openFailure(error)
  }
}

/**
 * The loopback host until it is told to stop. Answers the exit code; 1 when only the failure page could be served.
 * @throws CommandError when another process has the folder open
 */
export async function serve(options: ServeOptions): Promise<number> {
  const isNew = !existsSync(databaseFile(options.dataDir))
  if (!isNew) refuseIfOpen(options.dataDir)
  const demo = options.demo ? await prepareDemo(options.dataDir, isNew) : null
  const pdfPages = createPdfPages(launchInstalled)
  let desk: Desk
  try {
    const ports = { ...portsFor(options.dataDir), renderPdf: pdfPages.renderPdf }
    desk = await createDesk(ports, readMigrations(migrationsFolder))
  } catch (error) {
    await demo?.close()
    if (error instanceof OpenError) return servePage(error, options)
    throw error
  }
  try {
    await serveDesk(desk, options, pdfPages.serveFrom)
    return 0
  } finally {
    await desk.close()
    await demo?.close()
  }
}
