import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Days kept. */
const keep = 14
const name = /^desktop-\d{4}-\d{2}-\d{2}\.log$/

/** Log files that are older than the newest `keep`. */
export function oldLogs(files: readonly string[]): string[] {
  return files
    .filter((file) => name.test(file))
    .sort()
    .slice(0, -keep)
}

/**
 * One file a day (UTC) for what the core and the main process have to say: a packaged desktop has no terminal. The lines
 * hold no personal data (see `Log` in the core's ports). Writing never throws: a full disk must not end the desk.
 */
export function createLogFile(folder: string, now: () => number): { write(text: string): void } {
  let day = ''
  return {
    write(text) {
      try {
        const today = new Date(now()).toISOString().slice(0, 10)
        if (today !== day) {
          mkdirSync(folder, { recursive: true, mode: 0o700 })
          for (const file of oldLogs([...readdirSync(folder), `desktop-${today}.log`]))
            rmSync(join(folder, file), { force: true })
          day = today
        }
        appendFileSync(join(folder, `desktop-${today}.log`), text, { mode: 0o600 })
      } catch {
        // nowhere left to say it
      }
    },
  }
}
