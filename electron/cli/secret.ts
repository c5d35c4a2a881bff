import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { sayBoth } from '#shared/i18n/fill.ts'
import type { Pair } from '#shared/i18n/pair.ts'

/**
 * A secret out of the environment, else typed at the terminal without being shown; null when there is no terminal.
 * Never an argument: the list of processes shows those to everybody.
 */
export async function askSecret(variable: string, prompt: Pair): Promise<string | null> {
  const given = process.env[variable]
  if (given !== undefined) return given
  if (!process.stdin.isTTY) return null
  process.stderr.write(`${sayBoth(prompt)}: `)
  const unseen = new Writable({
    write(_chunk, _encoding, done) {
      done()
    },
  })
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
