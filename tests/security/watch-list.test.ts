import { traverseContractProcedures } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProcedureMeta } from '#shared/contract/builder.ts'
import { contract } from '#shared/contract/index.ts'
import { may } from '#shared/contract/permissions.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { jpeg } from '../support/jpeg.ts'
import { refusedWith } from '../support/refused.ts'
import { visitor } from '../support/visitor.ts'
import { addWatched } from '../support/watch.ts'

let desk: TestDesk
let reception: TestDesk['admin']
beforeEach(async () => {
  desk = await openTestDesk()
  reception = (await desk.person({ name: '王芳', role: 'receptionist' })).client
})
afterEach(() => desk.close())

const register = (name: string) =>
  reception.visitors.register({
    requestId: requestId(),
    ...visitor,
    name,
    idKind: null,
    idNumber: null,
    plate: '',
    company: '',
    companionNames: '',
  })

describe('the watch list', () => {
  it('is opened by no procedure to the desk or the personnel office', () => {
    let walked = 0
    traverseContractProcedures(
      { router: { watchList: contract.watchList }, path: [] },
      ({ contract: one, path }) => {
        const { permission } = one['~orpc'].meta as ProcedureMeta
        walked += 1
        for (const role of ['receptionist', 'hr', 'staffClock'] as const)
          for (const gate of [permission].flat())
            expect(gate !== 'public' && !may(role, gate), `${role} ${path.join('.')}`).toBe(true)
      },
    )
    expect(walked).toBe(11)
  })

  it.each(['denied', 'approval'] as const)(
    'tells the desk of somebody %s a number and nothing else, in the same words',
    async (grade) => {
      await addWatched(desk.admin, { grade, phone: visitor.phone })
      const refusal: unknown = await register('张伟').catch((error: unknown) => error)
      const { code, data, message } = refusal as { code: string; data: unknown; message: string }
      expect({ code, data, message }).toEqual({
        code: 'WATCH_HELD',
        data: { number: expect.stringMatching(/^A\d{4}-\d{5}$/) as string },
        message: 'WATCH_HELD',
      })
      const { number } = data as { number: string }
      expect(await reception.watchHold.state({ number })).toEqual({ state: 'open' })
    },
  )

  it('shows a picture to those who read the list, by itself, and in no list or hit', async () => {
    const { id } = await addWatched(desk.admin, { photo: jpeg })
    await register('张伟').catch(() => undefined)
    await refusedWith('FORBIDDEN', reception.watchList.photo({ id }))
    expect(await desk.admin.watchList.photo({ id })).toEqual({ image: jpeg })
    const answers = await Promise.all([
      desk.admin.watchList.list({}),
      desk.admin.watchList.get({ id }),
      desk.admin.watchList.hits({}),
      desk.admin.watchList.hit({ number: 'A2026-00001' }),
    ])
    expect(answers[2]).toMatchObject({ rows: [{ entryId: id }] })
    expect(JSON.stringify(answers)).not.toContain(jpeg.slice(30, 60))
  })

  it('answers the desk alike about somebody to be noticed and somebody who is on no list', async () => {
    await addWatched(desk.admin, { grade: 'noticed' })
    const noticed = await register('张伟')
    const other = await register('周小雨')
    expect(Object.keys(noticed)).toEqual(Object.keys(other))
    const shown = await Promise.all(
      [noticed, other].map(async ({ id }) => Object.keys(await reception.visitors.get({ id }))),
    )
    expect(shown[0]).toEqual(shown[1])
    for (const name of ['张伟', '周小雨'])
      expect(await reception.watchHold.isWelcome({ name, phone: null })).toEqual({ welcome: false })
  })

  it('is not heard of through the live changes, except that a check has ended', async () => {
    const kinds = async (client: TestDesk['admin'], act: () => Promise<unknown>) => {
      const stop = new AbortController()
      const heard: string[] = []
      const changes = await client.live.changes(undefined, { signal: stop.signal })
      const listening = (async () => {
        for await (const { kind } of changes) {
          heard.push(kind)
          if (kind === 'matter.opened') break
        }
      })()
      await act()
      await desk.admin.matters.open({
        requestId: requestId(),
        text: '到此为止',
        priority: 'ordinary',
        dueAt: null,
      })
      await listening
      stop.abort()
      return heard
    }
    const act = async () => {
      await addWatched(desk.admin, { grade: 'noticed' })
      await register('张伟')
      await addWatched(desk.admin, { name: '李大华' })
      await register('李大华').catch(() => undefined)
      const { rows } = await desk.admin.watchList.hits({ waiting: true })
      const hitId = rows.find(({ outcome }) => outcome === 'open')?.id ?? 0
      await desk.admin.watchList.decide({
        requestId: requestId(),
        hitId,
        outcome: 'denied',
        reason: '不认识',
      })
    }
    expect(await kinds(reception, act)).toEqual(['visit.registered', 'watchHit.decided', 'matter.opened'])
    expect(await kinds(desk.admin, () => addWatched(desk.admin))).toEqual([
      'watchEntry.recorded',
      'matter.opened',
    ])
  })
})
