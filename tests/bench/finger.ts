import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { monday, openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { configureReader, consentTo, enrolFinger, plugSimulatedReader } from '../support/simulated-reader.ts'
import { admitted, socketClient } from '../support/socket-client.ts'
import { series, timed, type Finding } from './measure.ts'
import { bareInsert } from './registering.ts'

const touches = 400
/** Together a hundred thousand people-days, each with two punches: ten years of a small site. */
const people = 50
const days = 2_000
const dayMs = 86_400_000
const finger = 'bench right index'

/** Colleagues who have clocked in and out on each of the days before; one of them is the one who is measured. */
async function preload(desk: TestDesk, shiftId: number): Promise<number[]> {
  const ids: number[] = []
  for (let person = 0; person < people; person += 1) {
    const fields = { staffNo: `B-${person}`, name: `王芳${person}`, department: '', extension: '' }
    const { id } = await desk.admin.staff.create({ requestId: requestId(), ...fields, role: null, shiftId })
    ids.push(id)
  }
  const { sqlite } = desk.desk.core
  const insert = sqlite.prepare(
    `INSERT INTO punches (staff_id, at, zone_offset_minutes, source, clock_suspect) VALUES (?, ?, 480, 'pin', 0)`,
  )
  sqlite.transaction(() => {
    for (let day = days; day > 0; day -= 1)
      for (const id of ids)
        for (const hour of [0, 9]) insert.run(id, monday - day * dayMs + hour * 3_600_000 + id * 1000)
  })()
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return ids
}

/** From the match frame on the wire to the event at the staff-clock window, with the punch durable in between. */
export async function benchFinger(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-bench-'))
  const floor = bareInsert(folder)
  const desk = await openTestDesk()
  const reader = await plugSimulatedReader()
  const readerId = await configureReader(desk, reader)
  const shift = { id: null, name: '白班', startMinute: 510, endMinute: 1050, graceMinutes: 0 }
  const { id: shiftId } = await desk.admin.staff.saveShift({
    requestId: requestId(),
    ...shift,
    weekdays: [1, 2, 3, 4, 5],
  })
  const [staffId = 0] = await preload(desk, shiftId)
  await consentTo(desk, staffId)
  await enrolFinger(desk, reader, { staffId, readerId, finger })
  const server = await serveLoopback(desk.desk, (_request, response) => response.end(), 0)
  const clock = await socketClient(server.port, await admitted(server.url), 'clock')
  const events = await clock.client.attendance.clock()
  await events.next()

  const samples = { floor: [] as number[], touch: [] as number[] }
  for (let touch = 0; touch < touches; touch += 1) {
    desk.clock.advance(90_000) // past the time in which a second touch is the same punch
    reader.module.touch(finger)
    const next = await events.next()
    const seenAt = performance.now()
    if (next.done || next.value.kind !== 'punch') throw new Error('a touch was no punch')
    const { value } = next
    samples.touch.push(seenAt - value.receivedAt)
    samples.floor.push(await timed(floor.insert))
    await reader.lift()
  }
  await clock.close()
  await server.close()
  await desk.close()
  await reader.close()
  floor.close()
  rmSync(folder, { recursive: true })

  const [bare, touched] = [series(samples.floor), series(samples.touch)]
  return (['p50', 'p99'] as const).map((share) => ({
    ...{ goal: 'finger', what: `match frame to screen, ${share}`, measured: touched[share] },
    ...{ limit: 2 * bare[share] + 3, unit: 'ms', note: `bare commit ${bare[share].toFixed(2)} ms` },
  }))
}
