import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { command as texts } from '#shared/i18n/command.ts'
import { hasDisplay } from './browser.ts'
import { CommandError, parse, tell, UsageError, type Command } from './command.ts'
import {
  buildInterface,
  downloadHost,
  installedElectron,
  installElectron,
  isReachable,
} from './electron-runtime.ts'
import { dataDirOf, root } from './folders.ts'

const options = {
  host: { type: 'string' },
  demo: { type: 'boolean', default: false },
  data: { type: 'string' },
  port: { type: 'string', default: '0' },
  dev: { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
} as const

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--port ${text}`)
  return port
}

/** The desktop program, installed now if its download can be reached; null, with one sentence why, if it cannot be had. */
async function electronProgram(): Promise<string | null> {
  if (!hasDisplay(process.platform, process.env)) {
    tell(texts.noDisplay)
    return null
  }
  const installed = installedElectron()
  if (installed) return installed
  const server = downloadHost()
  if (!(await isReachable(server))) {
    tell(texts.noElectron, server)
    return null
  }
  tell(texts.installingElectron, server)
  const program = (await installElectron()) ? installedElectron() : null
  if (!program) tell(texts.electronNotInstalled)
  return program
}

/** The built bundles; built now when they are missing. */
async function ensureBuilt(file: string): Promise<void> {
  if (existsSync(join(root, file))) return
  tell(texts.building)
  if (!(await buildInterface()) || !existsSync(join(root, file))) throw new CommandError(texts.buildFailed)
}

/** Runs the desktop until it is closed; a signal to us is passed on. */
function runDesktop(program: string, dataDir: string, demo: boolean): Promise<number> {
  const child = spawn(program, [root, `--data=${dataDir}`, ...(demo ? ['--demo'] : [])], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal ? 0 : 1)))
  })
}

export const startCommand: Command = {
  summary: texts.start.summary,
  usage: 'start [--host desktop|loopback] [--demo] [--data DIR] [--port N] [--dev] [--no-open]',
  options: [
    ['--host desktop|loopback', texts.start.host],
    ['--demo', texts.start.demo],
    ['--data DIR', texts.dataOption],
    ['--port N', texts.start.port],
    ['--dev', texts.start.dev],
    ['--no-open', texts.start.noOpen],
  ],
  async run(args) {
    const { values } = parse({ args, options })
    const { host, demo, dev } = values
    if (host !== undefined && host !== 'desktop' && host !== 'loopback')
      throw new UsageError(`--host ${host}`)
    const port = portOf(values.port)
    const dataDir = dataDirOf(values.data, demo)
    if (host !== 'loopback' && !dev) {
      const program = await electronProgram()
      if (program) {
        await ensureBuilt('out/main/main.js')
        return runDesktop(program, dataDir, demo)
      }
    }
    if (!dev) await ensureBuilt('out/renderer/index.html')
    const { serve } = await import('./serve.ts') // the whole core: not needed for the desktop
    return serve({ dataDir, demo, dev, port, open: !values['no-open'] })
  },
}
