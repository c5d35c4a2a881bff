import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { openTestDesk } from '../support/desk.ts'
import { consentTo } from '../support/simulated-reader.ts'
import { admitted, socketClient } from '../support/socket-client.ts'
import { plugCrowd, type Crowd, type Kind } from './crowd.ts'
import type { Finding } from './measure.ts'

const runMs = 120_000
/** Before the heap is looked at for the first time, ms: by then everything has been compiled and every buffer has grown. */
const warmMs = 30_000
/** A second touch within a minute would be the same punch, ms. */
const restMs = 61_000
/** Nobody waits longer than this for his answer, ms; then his punch is lost. */
const answerMs = 10_000

const finger = { people: 400 }
const kinds: readonly Kind[] = [
  { family: 'ef01', ...finger },
  { family: 'ef01', ...finger },
  { family: 'ef01', model: 'r503', ...finger },
  { family: 'ef01', model: 'ps', ...finger },
  { family: 'gt511', ...finger },
  { family: 'f5', ...finger },
  { family: 'line', form: 'rdm6300', people: 4_000 },
  { family: 'line', form: 'id12', people: 4_000 },
]

/** Heap in use after everything that can be collected was, in bytes. */
function collectedHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

/** Eight readers of all families beside each other, each touched anew as soon as it can take it, for two minutes. */
export async function benchEightReaders(): Promise<Finding[]> {
  const desk = await openTestDesk({ realClock: true })
  const { id: consentId } = await consentTo(desk, desk.adminId)
  const crowds: Crowd[] = []
  for (const [place, kind] of kinds.entries()) crowds.push(await plugCrowd(desk, kind, place, consentId))
  const server = await serveLoopback(desk.desk, (_request, response) => response.end(), 0)
  const clock = await socketClient(server.port, await admitted(server.url), 'clock')

  const waiting = new Map<number, () => void>()
  const tally = { touched: 0, lost: 0, twice: 0 }
  const follow = async () => {
    for await (const event of await clock.client.attendance.clock()) {
      if (event.kind !== 'punch') continue
      const answered = waiting.get(event.result.staffId)
      if (!answered || event.result.meaning === 'again') tally.twice += 1
      waiting.delete(event.result.staffId)
      answered?.()
    }
  }
  const following = follow().catch(() => undefined)

  const until = performance.now() + runMs
  const crowded = async ({ reader, people, asideMs }: Crowd): Promise<void> => {
    const lastAt = new Map<number, number>()
    for (let turn = 0; performance.now() < until; turn += 1) {
      const { staffId, holds } = people[turn % people.length] ?? { staffId: 0, holds: '' }
      const restLeft = (lastAt.get(staffId) ?? -Infinity) + restMs - performance.now()
      if (restLeft > 0) await new Promise((resolve) => setTimeout(resolve, restLeft))
      lastAt.set(staffId, performance.now())
      tally.touched += 1
      const answered = await new Promise<boolean>((resolve) => {
        const late = setTimeout(() => resolve(false), answerMs)
        waiting.set(staffId, () => {
          clearTimeout(late)
          resolve(true)
        })
        reader.module.touch(holds)
      })
      if (!answered) tally.lost += 1
      reader.module.lift()
      reader.sent.length = 0
      await new Promise((resolve) => setTimeout(resolve, asideMs))
    }
  }
  const heaps = { warm: 0, end: 0 }
  const warm = new Promise<void>((resolve) => {
    setTimeout(() => {
      heaps.warm = collectedHeap()
      resolve()
    }, warmMs)
  })
  await Promise.all([warm, ...crowds.map(crowded)])
  heaps.end = collectedHeap()
  const kept = desk.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get() as number

  await clock.close()
  await following
  await server.close()
  await desk.close()
  for (const { reader } of crowds) await reader.close()

  const note = `${tally.touched} touches at 8 readers, ${(tally.touched / (runMs / 1000)).toFixed(0)} a second`
  const growth = Math.abs(heaps.end / heaps.warm - 1)
  const megabytes = `${(heaps.warm / 1e6).toFixed(1)} MB, then ${(heaps.end / 1e6).toFixed(1)} MB`
  const wrong = tally.lost + tally.twice + Math.abs(kept - tally.touched)
  return [
    { goal: 'eight readers', what: 'punches lost or doubled', measured: wrong, limit: 0, unit: 'x', note },
    {
      goal: 'eight readers',
      what: 'heap, change',
      measured: growth,
      limit: 0.05,
      unit: 'x',
      note: megabytes,
    },
  ]
}
