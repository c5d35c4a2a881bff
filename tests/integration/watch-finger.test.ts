import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import {
  configureReader,
  consentTo,
  enrolFinger,
  plugSimulatedReader,
  type SimulatedReader,
} from '../support/simulated-reader.ts'
import { visitor } from '../support/visitor.ts'
import { addWatched, heldNumber } from '../support/watch.ts'

type Person = Awaited<ReturnType<TestDesk['person']>>

let desk: TestDesk
let reader: SimulatedReader
let clerk: Person
let manager: Person

beforeEach(async () => {
  desk = await openTestDesk()
  reader = await plugSimulatedReader()
  const readerId = await configureReader(desk, reader)
  clerk = await desk.person({ name: '王芳', role: 'receptionist' })
  manager = await desk.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
  for (const [{ staffId }, finger] of [
    [clerk, 'wang'],
    [manager, 'ma'],
  ] as const) {
    await consentTo(desk, staffId)
    await enrolFinger(desk, reader, { staffId, readerId, finger })
  }
})
afterEach(async () => {
  await desk.close()
  await reader.close()
})

/** The proof of a finger laid on the reader while the clerk's window waits for one. */
async function touch(finger: string): Promise<string> {
  for await (const event of await clerk.client.readers.proof()) {
    if (event.kind === 'waiting') reader.module.touch(finger)
    if (event.kind !== 'proof') continue
    await reader.lift()
    return event.proof
  }
  throw new Error('no finger was taken')
}
const decide = (number: string, proof: string) =>
  clerk.client.watchHold.decide({
    requestId: requestId(),
    number,
    outcome: 'allowed',
    reason: '认识此人',
    credential: { kind: 'finger', proof },
  })

describe('somebody held at the desk', () => {
  it('is let in on the finger of a duty manager, once for each touch, and on no receptionist’s', async () => {
    await addWatched(desk.admin)
    const register = () =>
      clerk.client.visitors.register({ requestId: requestId(), ...visitor, name: '张伟', phone: null })
    const number = await heldNumber(register)
    await expect(decide(number, await touch('wang'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await clerk.client.watchHold.state({ number })).toEqual({ state: 'open' })

    const proof = await touch('ma')
    await decide(number, proof)
    expect(await clerk.client.watchHold.state({ number })).toEqual({ state: 'cleared' })
    expect((await desk.admin.watchList.hits({})).rows).toMatchObject([
      { decidedBy: '马经理', outcome: 'allowed' },
    ])
    await register()

    const another = await heldNumber(register)
    await expect(decide(another, proof)).rejects.toMatchObject({ code: 'FINGER_PROOF_INVALID' })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })
})
