import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { openTestDesk, requestId } from '../support/desk.ts'
import { configureReader, consentTo, enrolFinger, plugSimulatedReader } from '../support/simulated-reader.ts'
import { admitted, socketClient } from '../support/socket-client.ts'
import { series, timed, type Finding } from './measure.ts'
import { bareInsert } from './registering.ts'

const touches = 200
const finger = 'bench right index'

/** From the match frame on the wire to the event at the staff-clock window, with the punch durable in between. */
export async function benchFinger(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-bench-'))
  const floor = bareInsert(folder)
  const desk = await openTestDesk()
  const reader = await plugSimulatedReader()
  const readerId = await configureReader(desk, reader)
  const member = { staffNo: 'B-1', name: '王芳', department: '', extension: '', role: null, shiftId: null }
  const { id: staffId } = await desk.admin.staff.create({ requestId: requestId(), ...member })
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
  const limit = 2 * bare.p50 + 5
  const note = `bare commit ${bare.p50.toFixed(2)} ms, p99 ${touched.p99.toFixed(2)} ms`
  return [
    { goal: 'finger', what: 'match frame to screen, p50', measured: touched.p50, limit, unit: 'ms', note },
  ]
}
