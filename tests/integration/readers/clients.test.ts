import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { serveReader } from '#core/readers/simulators/serve.ts'

const clients = fileURLToPath(new URL('../../fixtures/clients/', import.meta.url))
const noPython = spawnSync('python3', ['--version']).status !== 0

/** Clients that know nothing of this product, written from the papers alone, in another language. */
it.skipIf(noPython).each(['gt511', 'f5'] as const)(
  'a client of %s written from the papers alone',
  async (family) => {
    const input = new PassThrough()
    const output = new PassThrough()
    const answers = createInterface({ input: output })[Symbol.asyncIterator]()
    const reader = await serveReader({ family, timings: 'fast', input, output })
    await answers.next()
    const client = spawn('python3', [`${clients}${family}_client.py`, reader.path])
    let errors = ''
    client.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    const ended = once(client, 'close')
    const said: string[] = []
    for await (const line of createInterface({ input: client.stdout })) {
      said.push(line)
      if (line === 'done') continue
      input.write(`${line}\n`)
      await answers.next()
      client.stdin.write('ok\n')
    }
    await ended
    await reader.quit()
    expect(errors).toBe('')
    expect(said.at(-1)).toBe('done')
  },
)
