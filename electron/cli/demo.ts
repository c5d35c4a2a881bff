import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { demoAdministrator, seedDemo } from '#core/demo/seed.ts'
import { readMigrations } from '#core/desk.ts'
import { serveReader } from '#core/readers/simulators/serve.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { tell } from './command.ts'
import { migrationsFolder } from './folders.ts'
import { portsFor, quietLog } from './ports.ts'

/** Made beside the folder and moved into place whole: an interrupted start leaves no half-filled example. */
async function seed(dataDir: string, readerPath: string): Promise<void> {
  const unfinished = `${dataDir}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(dirname(dataDir), { recursive: true })
  await seedDemo(portsFor(unfinished, quietLog), readMigrations(migrationsFolder), Date.now(), readerPath)
  if (existsSync(dataDir) && readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  renameSync(unfinished, dataDir)
}

/** A simulated reader at the path that the example names; fingers are put on by typing `touch NAME` into the terminal. */
async function plugIn(dataDir: string, link: string): Promise<() => Promise<void>> {
  const input = new PassThrough()
  try {
    const reader = await serveReader({
      family: 'ef01',
      link,
      fingersFile: join(dataDir, 'demo-fingers.json'),
      input,
      output: process.stderr,
    })
    process.stdin.pipe(input, { end: false })
    return async () => {
      process.stdin.unpipe(input)
      process.stdin.destroy()
      await reader.quit()
    }
  } catch (error) {
    // no pseudo-terminals here: the example works without a reader
    tell(texts.start.noDemoReader, { why: error instanceof Error ? error.message : String(error) })
    return () => Promise.resolve()
  }
}

/** Fills a new demo folder and plugs in its simulated reader. */
export async function prepareDemo(dataDir: string, isNew: boolean): Promise<{ close(): Promise<void> }> {
  const readerPath = join(dataDir, 'demo-reader')
  if (isNew) {
    tell(texts.start.seeding)
    await seed(dataDir, readerPath)
  }
  tell(texts.start.demoPassword, demoAdministrator)
  return { close: await plugIn(dataDir, readerPath) }
}
