import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const outDir = `${root}node_modules/.cache/qiantai-faults`
const bundle = `${outDir}/child-${process.pid}.mjs`

let built: Promise<string> | null = null

/** A failed test must not leave a child behind. */
const living = new Set<ChildProcessWithoutNullStreams>()
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})

/** The core as one file: a child is up in 0.2 s instead of 0.8 s, and two hundred of them are started. */
export function buildChild(): Promise<string> {
  built ??= build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '#shared': `${root}shared`, '#core': `${root}electron/core` } },
    ssr: { noExternal: true, external: ['better-sqlite3', 'serialport', '@node-rs/argon2'] },
    build: {
      ssr: 'tests/faults/core-child.ts',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `child-${process.pid}.mjs` } },
    },
  }).then(() => bundle)
  return built
}

export type Line = Readonly<Record<string, unknown>>

export interface Child {
  readonly process: ChildProcessWithoutNullStreams
  /** Everything it has said so far. */
  readonly lines: readonly Line[]
  /** The first line that has this key, or the so-many-th. @throws when the process ends without saying it */
  said(key: string, times?: number): Promise<Line>
  /** Kills it and waits until it is gone and all it said has been read. */
  kill(): Promise<void>
  /** Waits for its own end; answers the exit code. */
  ended(): Promise<number | null>
}

/**
 * Starts one role of the child core. `through`: a program and arguments in front of it (`prlimit …`, `setpriv …`).
 */
export async function startChild(
  role: string,
  dataDir: string,
  options: object = {},
  through: readonly string[] = [],
): Promise<Child> {
  const own = [await buildChild(), role, dataDir, JSON.stringify(options)]
  const [before, ...beforeArgs] = through
  const program = before ?? process.execPath
  const args = before === undefined ? own : [...beforeArgs, process.execPath, ...own]
  const child = spawn(program, args, { env: { ...process.env, QIANTAI_REPOSITORY: root.replace(/\/$/, '') } })
  living.add(child)
  child.once('exit', () => living.delete(child))
  const lines: Line[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const reader = createInterface({ input: child.stdout })
  const closed = Promise.all([once(reader, 'close'), once(child, 'close')])
  let gone = false
  const tellAll = () => {
    for (const wake of waiting) wake()
  }
  reader.on('line', (text) => {
    // a line cut off by a kill was not said
    if (text.endsWith('}')) lines.push(JSON.parse(text) as Line)
    tellAll()
  })
  void closed.then(() => {
    gone = true
    tellAll()
  })

  return {
    process: child,
    lines,
    async said(key, times = 1) {
      for (;;) {
        const found = lines.filter((line) => key in line)[times - 1]
        if (found) return found
        if (gone) throw new Error(`the child ended without ${key}: ${JSON.stringify(lines.at(-1))} ${errors}`)
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake)
            resolve()
          }
          waiting.add(wake)
        })
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
    async ended() {
      await closed
      return child.exitCode
    },
  }
}
