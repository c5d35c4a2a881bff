import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = ['electron/cli/main.ts'] as const

interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

function surroundings(env: Options['env'] = {}) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  return { cwd: root, env: { ...rest, ...env } }
}

/** Runs `qiantai` to its end as a person would: a process of its own. */
export async function cli(args: readonly string[], { env, input = '' }: Options = {}) {
  const child = spawn(process.execPath, [...program, ...args], surroundings(env))
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdin.end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  return {
    code,
    out,
    errors,
    /** The JSON document on standard output. */
    json: () => JSON.parse(out) as Record<string, unknown>,
  }
}

/** A command that goes on until it is told to stop, started as scripts do in the background: without any input. */
export async function cliService(args: readonly string[], env?: Options['env']) {
  const child = spawn(process.execPath, [...program, ...args], {
    ...surroundings(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const lines = createInterface({ input: child.stdout })
  const closed = once(child, 'close') as Promise<[number | null]>
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => line as string),
    closed.then(([code]) => Promise.reject(new Error(`ended with ${String(code)}: ${errors}`))),
  ])
  return {
    /** First line on standard output. */
    first,
    errors: () => errors,
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal)
      return (await closed)[0]
    },
  }
}
