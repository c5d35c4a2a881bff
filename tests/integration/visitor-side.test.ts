import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VisitorScreen } from '#shared/contract/visitor-side.ts'
import type { DeskClient } from '#core/desk.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { publish, siteRules } from '../support/documents.ts'
import { drawn } from '../support/handover.ts'
import { jpeg } from '../support/jpeg.ts'
import { addVisitType } from '../support/visit-type.ts'

let desk: TestDesk
let visitor: DeskClient
let stops: AbortController[]
beforeEach(async () => {
  desk = await openTestDesk()
  visitor = desk.client('visitor')
  stops = []
})
afterEach(async () => {
  for (const stop of stops) stop.abort()
  await desk.close()
})

/** Turns a screen on; `until` answers what it shows as soon as that fits. */
async function turnOn(client = visitor) {
  const stop = new AbortController()
  stops.push(stop)
  const events = await client.visitorSide.screen(undefined, { signal: stop.signal })
  const { value: first } = await events.next()
  return {
    first: first as VisitorScreen,
    async until(fits: (shown: VisitorScreen) => boolean): Promise<VisitorScreen> {
      for (;;) {
        const { value, done } = await events.next()
        if (done === true) throw new Error('the screen was turned off')
        if (fits(value)) return value
      }
    },
    off: () => stop.abort(),
  }
}
const state = () => desk.admin.visitorSide.desk({})
const hand = (change: Partial<Parameters<DeskClient['visitorSide']['hand']>[0]> = {}) =>
  desk.admin.visitorSide.hand({
    kind: 'details',
    language: 'zh-CN',
    name: '',
    documentIds: [],
    ...change,
  })
const details = {
  kind: 'details' as const,
  name: '周小雨',
  phone: '13800001111',
  company: '晨光贸易',
  remember: true,
}
const gone = { code: 'TASK_GONE' }
const card = (typeId: number) => ({
  typeId,
  name: '周小雨',
  phone: null,
  company: '晨光贸易',
  remember: false,
  whom: '陈静',
  reason: '面试',
  hazards: null,
  documents: [],
  photo: jpeg,
})

describe('the visitor’s screen', () => {
  it('shows the site, what a visitor may begin with, and nothing of anybody', async () => {
    const typeId = addVisitType(desk, { visitorSide: true })
    addVisitType(desk, { name: '内部', nameEn: 'Internal' })
    const { first } = await turnOn()
    expect(first).toEqual({
      site: { name: '云海大厦', timeZone: 'Asia/Shanghai', demo: false },
      types: expect.arrayContaining([
        { id: typeId, name: '施工人员', nameEn: 'Contractor', photoRule: 'optional', hazardsQuestion: false },
      ]) as unknown,
      task: null,
      evacuation: null,
    })
    expect(first.types.map(({ name }) => name)).not.toContain('内部')
  })

  it('is known to be on or off at the desk, which cannot hand anything to one that is off', async () => {
    expect(await state()).toMatchObject({ connected: false })
    await expect(hand()).rejects.toMatchObject({ code: 'VISITOR_SCREEN_ABSENT' })
    const screen = await turnOn()
    expect(await state()).toMatchObject({ connected: true })
    screen.off()
    await expect.poll(async () => (await state()).connected).toBe(false)
  })

  it('follows a change of the site’s settings', async () => {
    const screen = await turnOn()
    const { closeVisitsAtMinute, visitReasons, ...site } = await desk.admin.settings.get({})
    const { deskName, lockAfterMinutes, cashFloatFen, scannerPrefix, printLocale } = site
    await desk.admin.settings.save({
      requestId: requestId(),
      siteName: '云海中心',
      deskName,
      lockAfterMinutes,
      cashFloatFen,
      scannerPrefix,
      printLocale,
      closeVisitsAtMinute,
      visitReasons,
    })
    await screen.until((shown) => shown.site?.name === '云海中心')
  })

  it('tells the desk of every change through its live changes', async () => {
    const stop = new AbortController()
    const changes = await desk.admin.live.changes(undefined, { signal: stop.signal })
    const next = changes.next()
    await turnOn()
    expect((await next).value).toMatchObject({ topic: 'visitorSide', seq: 0, subjectId: null })
    stop.abort()
  })
})

describe('a task handed over', () => {
  it('is shown, answered, collected once, and then nothing of it is left', async () => {
    const screen = await turnOn()
    const { taskId } = await hand({ language: 'en', name: '周小雨' })
    const { task } = await screen.until((shown) => shown.task !== null)
    expect(task).toEqual({ id: taskId, kind: 'details', language: 'en', name: '周小雨' })
    await visitor.visitorSide.answer({ taskId, answer: details })
    await screen.until((shown) => shown.task === null)
    expect((await state()).task).toEqual({ id: taskId, state: 'answered' })
    expect(await desk.admin.visitorSide.collect({ taskId })).toEqual(details)
    expect((await state()).task).toBeNull()
    await expect(desk.admin.visitorSide.collect({ taskId })).rejects.toMatchObject(gone)
  })

  it('of documents comes with their texts, and is done when each is accepted as it wants', async () => {
    const { id: toSign } = await publish(desk)
    const { id: toRead } = await publish(desk, { title: '隐私告知', acceptance: 'read' })
    const screen = await turnOn()
    const { taskId } = await hand({ kind: 'documents', documentIds: [toSign, toRead] })
    const { task } = await screen.until((shown) => shown.task !== null)
    expect(task).toMatchObject({
      kind: 'documents',
      documents: [{ id: toSign, text: siteRules.text }, { id: toRead }],
    })
    const read = { documentId: toRead, language: 'zh-CN' as const, signature: null }
    const unsigned = { documentId: toSign, language: 'zh-CN' as const, signature: null }
    const answer = (documents: (typeof read)[]) =>
      visitor.visitorSide.answer({ taskId, answer: { kind: 'documents', documents } })
    await expect(answer([read])).rejects.toMatchObject({ code: 'FIELD_INVALID' })
    await expect(answer([read, unsigned])).rejects.toMatchObject({ code: 'FIELD_INVALID' })
    await expect(visitor.visitorSide.answer({ taskId, answer: details })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
    })
    await visitor.visitorSide.answer({
      taskId,
      answer: { kind: 'documents', documents: [read, { ...unsigned, signature: drawn }] },
    })
    expect((await state()).task).toMatchObject({ state: 'answered' })
  })

  it('of documents needs some, and each of them in its newest version', async () => {
    const { id } = await publish(desk)
    await publish(desk, { code: 'D1', text: '新的须知' })
    await turnOn()
    await expect(hand({ kind: 'documents' })).rejects.toMatchObject({ code: 'FIELD_INVALID' })
    await expect(hand({ kind: 'documents', documentIds: [id] })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
    })
  })

  it('makes room for the next one, and is over when the desk takes it back', async () => {
    await turnOn()
    const first = await hand()
    const second = await hand()
    await expect(visitor.visitorSide.answer({ taskId: first.taskId, answer: details })).rejects.toMatchObject(
      gone,
    )
    await desk.admin.visitorSide.takeBack(first)
    expect((await state()).task).toMatchObject({ id: second.taskId })
    await desk.admin.visitorSide.takeBack(second)
    expect((await state()).task).toBeNull()
    await expect(
      visitor.visitorSide.answer({ taskId: second.taskId, answer: details }),
    ).rejects.toMatchObject(gone)
  })

  it('is over after five minutes, and so is an answer that nobody collected', async () => {
    await turnOn()
    const { taskId } = await hand()
    desk.clock.advance(5 * 60_000 - 1)
    expect((await state()).task).toMatchObject({ state: 'open' })
    desk.clock.advance(1)
    expect((await state()).task).toMatchObject({ state: 'expired' })
    await expect(visitor.visitorSide.answer({ taskId, answer: details })).rejects.toMatchObject(gone)

    const second = await hand()
    await visitor.visitorSide.answer({ taskId: second.taskId, answer: details })
    desk.clock.advance(5 * 60_000)
    await expect(desk.admin.visitorSide.collect(second)).rejects.toMatchObject(gone)
  })

  it('is declined by the visitor, and by a screen that goes off', async () => {
    const screen = await turnOn()
    const { taskId } = await hand()
    await visitor.visitorSide.decline({ taskId })
    expect((await state()).task).toMatchObject({ state: 'declined' })
    await expect(visitor.visitorSide.decline({ taskId })).rejects.toMatchObject(gone)
    await hand()
    screen.off()
    await expect.poll(async () => (await state()).task?.state).toBe('declined')
  })
})

describe('a visitor who begins by himself', () => {
  it('waits at the desk, and is taken over once', async () => {
    const typeId = addVisitType(desk, { visitorSide: true })
    await visitor.visitorSide.arrive(card(typeId))
    const { waiting } = await state()
    expect(waiting).toMatchObject([
      { name: '周小雨', company: '晨光贸易', whom: '陈静', since: desk.clock.wall },
    ])
    const cardId = waiting[0]?.id ?? ''
    expect(await desk.admin.visitorSide.takeOver({ cardId })).toEqual(card(typeId))
    expect((await state()).waiting).toEqual([])
    await expect(desk.admin.visitorSide.takeOver({ cardId })).rejects.toMatchObject(gone)
    expect(desk.desk.core.sqlite.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(0)
  })

  it('is forgotten when he has gone, after an hour, and by a restart', async () => {
    const typeId = addVisitType(desk, { visitorSide: true })
    await visitor.visitorSide.arrive(card(typeId))
    await desk.admin.visitorSide.dismiss({ cardId: (await state()).waiting[0]?.id ?? '' })
    expect((await state()).waiting).toEqual([])
    await visitor.visitorSide.arrive(card(typeId))
    desk.clock.advance(60 * 60_000)
    expect((await state()).waiting).toEqual([])
    const kept = desk.desk.core.sqlite.serialize()
    expect(kept.includes('周小雨')).toBe(false)
  })

  it('chooses a type that is offered to visitors, and sees the same documents as everybody', async () => {
    const typeId = addVisitType(desk, { visitorSide: true })
    const internal = addVisitType(desk, { name: '内部' })
    const { id } = await publish(desk)
    expect(await visitor.visitorSide.documents({ typeId })).toMatchObject([{ id }])
    for (const call of [
      visitor.visitorSide.documents({ typeId: internal }),
      visitor.visitorSide.arrive(card(internal)),
    ])
      await expect(call).rejects.toMatchObject({ code: 'FIELD_INVALID' })
  })

  it('sends a picture or none, and nothing that only calls itself one', async () => {
    const typeId = addVisitType(desk, { visitorSide: true })
    const photo = `data:image/jpeg;base64,${Buffer.from('<svg onload=alert(1)>').toString('base64')}`
    await expect(visitor.visitorSide.arrive({ ...card(typeId), photo })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
    })
  })

  it('never pushes out more than the oldest of twenty', async () => {
    const typeId = addVisitType(desk, { visitorSide: true })
    for (let index = 0; index < 21; index += 1) {
      desk.clock.advance(60_000)
      await visitor.visitorSide.arrive({ ...card(typeId), name: `访客${index}` })
    }
    const { waiting } = await state()
    expect(waiting).toHaveLength(20)
    expect(waiting[0]?.name).toBe('访客1')
  })
})
