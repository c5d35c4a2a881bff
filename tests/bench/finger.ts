import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { consentTo } from '../support/simulated-reader.ts'
import { admitted, socketClient } from '../support/socket-client.ts'
import { plugCrowd, type Crowd } from './crowd.ts'
import { series, timed, type Finding } from './measure.ts'
import { bareInsert } from './registering.ts'

/** Fingers and cards that are measured, each of somebody else. */
const touches = { finger: 200, card: 1_000 }
/** Days on which each of them has clocked in and out before: together a hundred thousand people-days. */
const days = 84
const dayMs = 86_400_000

/** What the measured people have clocked so far, and the shift by which they are judged. */
function preload(desk: TestDesk, crowds: readonly Crowd[], shiftId: number): void {
  const { sqlite } = desk.desk.core
  const insert = sqlite.prepare(
    `INSERT INTO punches (staff_id, at, zone_offset_minutes, source, clock_suspect) VALUES (?, ?, 480, 'pin', 0)`,
  )
  const today = Math.floor(Date.now() / dayMs) * dayMs
  const ids = crowds.flatMap(({ people }) => people.map(({ staffId }) => staffId))
  sqlite.transaction(() => {
    sqlite.prepare('UPDATE staff SET shift_id = ?').run(shiftId)
    for (let day = days; day > 0; day -= 1)
      for (const id of ids)
        for (const hour of [0, 9]) insert.run(id, today - day * dayMs + hour * 3_600_000 + id * 100)
  })()
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** From the match frame, or the card, on the wire to the event at the staff-clock window, with the punch durable in between. */
export async function benchFinger(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-bench-'))
  const floor = bareInsert(folder)
  const desk = await openTestDesk({ realClock: true })
  const { id: shiftId } = await desk.admin.staff.saveShift({
    ...{ requestId: requestId(), id: null, name: '白班', startMinute: 510, endMinute: 1050, graceMinutes: 0 },
    weekdays: [1, 2, 3, 4, 5],
  })
  const { id: consentId } = await consentTo(desk, desk.adminId)
  const finger = await plugCrowd(desk, { family: 'ef01', people: touches.finger }, 0, consentId)
  const card = await plugCrowd(desk, { family: 'line', people: touches.card }, 1, consentId)
  preload(desk, [finger, card], shiftId)
  const server = await serveLoopback(desk.desk, (_request, response) => response.end(), 0)
  const clock = await socketClient(server.port, await admitted(server.url), 'clock')
  const events = await clock.client.attendance.clock()
  await events.next()

  const samples = { floor: [] as number[], finger: [] as number[], card: [] as number[] }
  for (const [name, { reader, people, asideMs }] of Object.entries({ card, finger }))
    for (const { holds } of people) {
      reader.module.touch(holds)
      const next = await events.next()
      const seenAt = performance.now()
      if (next.done || next.value.kind !== 'punch') throw new Error('a touch was no punch')
      samples[name as 'finger' | 'card'].push(seenAt - next.value.receivedAt)
      samples.floor.push(await timed(floor.insert))
      reader.module.lift()
      await new Promise((resolve) => setTimeout(resolve, asideMs))
    }
  await clock.close()
  await server.close()
  await desk.close()
  await finger.reader.close()
  await card.reader.close()
  floor.close()
  rmSync(folder, { recursive: true })

  const bare = series(samples.floor)
  return (['finger', 'card'] as const).flatMap((name) =>
    (['p50', 'p99'] as const).map((share): Finding => {
      const measured = series(samples[name])[share]
      const note = `bare commit ${bare[share].toFixed(2)} ms`
      return {
        ...{ goal: 'punch', what: `${name} on the wire to screen, ${share}`, measured },
        ...{ limit: 2 * bare[share] + 3, unit: 'ms', note },
      }
    }),
  )
}
