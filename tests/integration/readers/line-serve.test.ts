import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { serveReader, type ServeOptions } from '#core/readers/simulators/serve.ts'
import { createJournal } from './bench.ts'

type Answer = Record<string, unknown>

const CLIENT = fileURLToPath(new URL('../../fixtures/clients/card_client.py', import.meta.url))

let disposals: (() => unknown)[] = []
afterEach(async () => {
  for (const dispose of disposals.reverse()) await dispose()
  disposals = []
})

async function served(form: NonNullable<ServeOptions['form']>) {
  const input = new PassThrough()
  const output = new PassThrough()
  const answers = createJournal<Answer>()
  createInterface({ input: output }).on('line', (line) => answers.add(JSON.parse(line) as Answer))
  const reader = await serveReader({ family: 'line', form, input, output })
  disposals.push(reader.quit)
  await answers.until((answer) => answer['command'] === 'ready')
  const say = (text: string): Promise<Answer> => {
    input.write(`${text}\n`)
    return answers.until(() => true)
  }
  return { path: reader.path, say }
}

/** A program that knows nothing of ours reads so many cards from the line. */
function strange(path: string, count: number) {
  const child = spawn('python3', [CLIENT, path, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] })
  disposals.push(() => void child.kill())
  const cards = createJournal<Answer>()
  createInterface({ input: child.stdout }).on('line', (line) => cards.add(JSON.parse(line) as Answer))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { cards, ended }
}

const { status } = spawnSync('python3', ['--version'])
/** A machine may have no Python; then what the program proves is proved by our own reader alone. */
const describeWithPython = describe.skipIf(status !== 0)

describeWithPython('a program in another language', () => {
  it.each([
    ['rdm6300', { card: '010063E9AE', printed: '0006547886' }],
    ['id12', { card: '010063E9AE', printed: '0006547886' }],
    ['text', { printed: '0006547886' }],
  ] as const)('understands the simulated %s', async (form, card) => {
    const { path, say } = await served(form)
    const { cards, ended } = strange(path, 2)
    await cards.until((answer) => answer['kind'] === 'open')
    await say('touch 010063E9AE')
    await cards.until((answer) => answer['kind'] === form)
    await say('lift')
    await say('touch 010063E9AE')
    expect(await ended).toBe(0)
    expect(cards.all.slice(1)).toEqual(Array(2).fill({ kind: form, ...card }))
  })

  it('finds the card behind one that was misread', async () => {
    const { path, say } = await served('id12')
    const { cards, ended } = strange(path, 1)
    await cards.until((answer) => answer['kind'] === 'open')
    await say('dirty')
    await say('touch 0C000621A5')
    expect(await ended).toBe(0)
    expect(cards.all.at(-1)).toEqual({ kind: 'id12', card: '0C000621A5', printed: '0000401829' })
  })
})

it('control lines say what lies on the antenna, and which faults a card reader has', async () => {
  const { say, path } = await served('id12')
  expect(await say('state')).toEqual({
    ...{ ok: true, command: 'state', plugged: true, fault: 'none', form: 'id12', card: null },
  })
  expect(await say('touch 010063e9ae')).toMatchObject({ ok: true })
  expect(await say('state')).toMatchObject({ card: '010063E9AE' })
  expect(await say('fault checksum 2')).toMatchObject({ ok: true, fault: 'checksum' })
  expect(await say('fault locked')).toMatchObject({
    ok: false,
    error: 'no such fault of a card reader: locked',
  })
  expect(await say('power')).toMatchObject({ ok: true })
  expect(await say('unplug')).toMatchObject({ ok: true })
  expect(await say('plug')).toMatchObject({ ok: true })
  expect(await say('state')).toMatchObject({ plugged: true, card: '010063E9AE' })
  expect(path).toMatch(/^\/dev\//)
})
