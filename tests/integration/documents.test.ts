import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf, keptAnswers, scratch } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { publish, siteRules } from '../support/documents.ts'
import { drawn } from '../support/handover.ts'
import { addVisitType } from '../support/visit-type.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Input = Parameters<TestDesk['admin']['visitors']['register']>[0]
const register = (change: Partial<Input> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
const signed = (documentId: number, language: 'zh-CN' | 'en' = 'zh-CN') => ({
  documentId,
  language,
  signature: drawn,
})
const due = (change: { typeId?: number | null; name?: string; phone?: string | null } = {}) =>
  desk.admin.documents.due({ typeId: null, name: visitor.name, phone: visitor.phone, ...change })
const dayMs = 86_400_000
const visits = () => desk.desk.core.sqlite.prepare('SELECT count(*) FROM visits').pluck().get()

describe('a document', () => {
  it('gets a new version when its text changes, and the old one stays readable', async () => {
    const first = await publish(desk)
    const second = await publish(desk, { code: 'D1', text: '新的须知' })
    expect([first.version, second.version]).toEqual([1, 2])
    expect(await desk.admin.documents.list({})).toMatchObject([{ code: 'D1', version: 2, text: '新的须知' }])
    const versions = await desk.admin.documents.versions({ code: 'D1' })
    expect(versions.map(({ version, text }) => [version, text])).toEqual([
      [2, '新的须知'],
      [1, siteRules.text],
    ])
  })

  it('keeps its version when only whom it is for changes, so that nobody signs twice', async () => {
    const typeId = addVisitType(desk)
    const { id } = await publish(desk)
    await register({ documents: [signed(id)] })
    expect(await publish(desk, { code: 'D1', typeIds: [typeId] })).toEqual({ id, version: 1 })
    expect(await due({ typeId })).toEqual([])
    expect(entriesOf(desk, 'visit_documents', id).map(({ kind }) => kind)).toEqual([
      'document.published',
      'document.updated',
    ])
  })

  it('is not asked for once withdrawn, and is again when it is published anew', async () => {
    await publish(desk)
    await desk.admin.documents.retire({ requestId: requestId(), code: 'D1' })
    expect(await due()).toEqual([])
    await expect(desk.admin.documents.retire({ requestId: requestId(), code: 'D1' })).rejects.toMatchObject({
      code: 'ALREADY_DONE',
    })
    expect((await publish(desk, { code: 'D1' })).version).toBe(2)
    expect(await due()).toHaveLength(1)
    await expect(publish(desk, { code: 'D9' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is published by whoever may set up reception, and read by the desk', async () => {
    await publish(desk)
    const { client } = await desk.person({ name: '王芳', role: 'receptionist' })
    await expect(client.documents.publish({ requestId: requestId(), ...siteRules })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await client.documents.list({})).toHaveLength(1)
  })
})

describe('registering somebody', () => {
  it('is refused while a document is due, and leaves neither a visit nor a gap', async () => {
    const { id } = await publish(desk)
    await expect(register()).rejects.toMatchObject({ code: 'DOCUMENT_DUE', data: { count: 1 } })
    await expect(
      register({ documents: [{ documentId: id, language: 'en', signature: null }] }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_DUE' })
    await expect(register({ documents: [{ ...signed(id), signature: scratch }] })).rejects.toMatchObject({
      code: 'SIGNATURE_EMPTY',
    })
    await expect(register({ documents: [signed(id), signed(99)] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(visits()).toBe(0)
    expect((await register({ documents: [signed(id)] })).number).toBe('V2026-00001')
  })

  it('needs a tick and no signature where reading is enough', async () => {
    const { id } = await publish(desk, { acceptance: 'read' })
    await expect(register()).rejects.toMatchObject({ code: 'DOCUMENT_DUE' })
    const visit = await register({ documents: [{ documentId: id, language: 'zh-CN', signature: null }] })
    expect(await desk.admin.documents.ofVisit({ visitId: visit.id })).toMatchObject([
      { acceptance: 'read', signatureImage: null },
    ])
  })

  it('asks only the types that a document is for', async () => {
    const contractor = addVisitType(desk)
    const guest = addVisitType(desk, { name: '客人', nameEn: 'Guest' })
    await publish(desk, { typeIds: [contractor] })
    expect(await due({ typeId: contractor })).toHaveLength(1)
    expect(await due({ typeId: guest })).toEqual([])
    expect(await due({ typeId: null })).toEqual([])
    await register({ typeId: guest })
    await expect(register({ typeId: contractor })).rejects.toMatchObject({ code: 'DOCUMENT_DUE' })
  })

  it('keeps the signature, text, version and language, proved by the chain and naming nobody there', async () => {
    const { id } = await publish(desk)
    const visit = await register({ documents: [signed(id, 'en'), signed(id, 'en')] })
    await publish(desk, { code: 'D1', textEn: 'Changed later' })
    const [accepted, ...others] = await desk.admin.documents.ofVisit({ visitId: visit.id })
    expect(others).toEqual([])
    expect(accepted).toMatchObject({
      code: 'D1',
      version: 1,
      language: 'en',
      textEn: siteRules.textEn,
      signatureImage: drawn.image,
      acceptedAt: desk.clock.wall,
    })
    expect(entriesOf(desk, 'document_acceptances', accepted?.acceptanceId ?? 0)).toMatchObject([
      { kind: 'document.accepted', facts: { number: visit.number, name: 'D1', version: 1 } },
    ])
    expect(keptAnswers(desk)).not.toMatch(/欧阳|1380013/)
    expect((await desk.admin.audit.verify({})).ok).toBe(true)
  })
})

describe('somebody who has signed before', () => {
  it('is known by name and phone together, however they are written, and not asked again', async () => {
    const { id } = await publish(desk)
    await register({ name: 'Wang Fang', phone: '138-0013-5678', documents: [signed(id)] })
    expect(await due({ name: 'wang fang', phone: '13800135678' })).toEqual([])
    expect(await due({ name: 'ＷＡＮＧ fang', phone: '138 0013 5678' })).toEqual([])
    expect(await due({ name: 'Wang Fang', phone: '13800135679' })).toHaveLength(1)
    expect(await due({ name: 'Wang Fan', phone: '13800135678' })).toHaveLength(1)
    await register({ name: 'wang fang', phone: '13800135678' })
  })

  it('is asked again without a phone: a name alone is not a person', async () => {
    const { id } = await publish(desk)
    await register({ phone: null, documents: [signed(id)] })
    expect(await due({ phone: null })).toHaveLength(1)
    const stored = desk.desk.core.sqlite.prepare('SELECT person_index FROM document_acceptances').pluck()
    expect(stored.get()).toBeNull()
  })

  it('signs again when the text has changed', async () => {
    const { id } = await publish(desk)
    await register({ documents: [signed(id)] })
    const { id: changed } = await publish(desk, { code: 'D1', text: '新的须知' })
    expect((await due()).map((document) => document.id)).toEqual([changed])
    // what was signed was the old text
    await expect(register({ documents: [signed(id)] })).rejects.toMatchObject({ code: 'DOCUMENT_DUE' })
  })

  it('signs again when it was so many days ago', async () => {
    const { id } = await publish(desk, { validDays: 30 })
    await register({ documents: [signed(id)] })
    desk.clock.advance(30 * dayMs - 1)
    expect(await due()).toEqual([])
    desk.clock.advance(1)
    expect(await due()).toHaveLength(1)
  })
})

describe('a signed document on paper', () => {
  it('is printed from what was signed, for whoever may read the visit', async () => {
    const { id } = await publish(desk)
    const visit = await register({ documents: [signed(id)] })
    await publish(desk, { code: 'D1', text: '新的须知' })
    const [accepted] = await desk.admin.documents.ofVisit({ visitId: visit.id })
    const { ticket } = await desk.admin.print.ticket({
      form: 'visitDocument',
      id: accepted?.acceptanceId ?? 0,
    })
    expect(await desk.client('print').print.document({ ticket })).toMatchObject({
      form: 'visitDocument',
      accepted: {
        text: siteRules.text,
        version: 1,
        visitNumber: visit.number,
        visitorName: visitor.name,
        recordedBy: '陈静',
        signatureImage: drawn.image,
      },
    })
    await expect(desk.admin.print.ticket({ form: 'visitDocument', id: 99 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
