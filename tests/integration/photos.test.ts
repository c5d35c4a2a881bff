import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { jpegBytes } from '#core/features/reception/photos.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { entriesOf } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { saveRules } from '../support/evacuation.ts'
import { jpeg } from '../support/jpeg.ts'
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
const taken = { kind: 'taken' as const, image: jpeg }
const dayMs = 86_400_000

describe('a photo', () => {
  it('is kept encrypted beside its visit, proved by the chain, and shown with it', async () => {
    const visit = await register({ photo: taken })
    expect(await desk.admin.photos.ofVisit({ visitId: visit.id })).toEqual({
      visitId: visit.id,
      image: jpeg,
      takenAt: desk.clock.wall,
    })
    const row = desk.desk.core.sqlite
      .prepare('SELECT id, image_cipher AS cipher FROM visit_photos')
      .get() as {
      id: number
      cipher: Buffer
    }
    expect(row.cipher.includes(Buffer.from(jpeg.slice(23), 'base64').subarray(0, 8))).toBe(false)
    expect(entriesOf(desk, 'visit_photos', row.id)).toMatchObject([
      { kind: 'visit.photoKept', facts: { number: visit.number } },
    ])
    expect((await desk.admin.audit.verify({})).ok).toBe(true)
  })

  it('is asked for, allowed or refused as the type says', async () => {
    const required = addVisitType(desk, { photoRule: 'required' })
    const none = addVisitType(desk, { name: '熟客', photoRule: 'none' })
    await expect(register({ typeId: required })).rejects.toMatchObject({ code: 'PHOTO_NEEDED' })
    await expect(register({ typeId: none, photo: taken })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'photo' },
    })
    await register({ typeId: required, photo: taken })
    await register({ typeId: none })
  })

  it('on file is taken over for the same remembered person while it is young enough, and keeps its age', async () => {
    const first = await register({ photo: taken })
    const takenAt = desk.clock.wall
    desk.clock.advance(29 * dayMs)
    expect(await desk.admin.photos.onFile({ visitId: first.id })).toMatchObject({
      visitId: first.id,
      takenAt,
    })
    const second = await register({ photo: { kind: 'onFile', visitId: first.id } })
    expect(await desk.admin.photos.ofVisit({ visitId: second.id })).toMatchObject({ image: jpeg, takenAt })
    desk.clock.advance(dayMs)
    for (const { id } of [first, second]) {
      expect(await desk.admin.photos.onFile({ visitId: id })).toBeNull()
      expect(await desk.admin.photos.ofVisit({ visitId: id })).toBeNull()
    }
    await expect(register({ photo: { kind: 'onFile', visitId: first.id } })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
    })
  })

  it('on file is nobody else’s, and not of somebody who did not agree to be remembered', async () => {
    const known = await register({ photo: taken })
    await expect(
      register({ name: '王芳', photo: { kind: 'onFile', visitId: known.id } }),
    ).rejects.toMatchObject({
      code: 'FIELD_INVALID',
    })
    const other = await register({ phone: '13900000000' })
    expect(await desk.admin.photos.onFile({ visitId: other.id })).toBeNull()
    const unknown = await register({ name: '李强', remember: false, photo: taken })
    expect(await desk.admin.photos.onFile({ visitId: unknown.id })).toBeNull()
  })

  it('on file is used by nobody while the site wants a new one at each visit', async () => {
    const known = await register({ photo: taken })
    const onFile = () => desk.admin.photos.onFile({ visitId: known.id })
    await saveRules(desk.admin, { reusePhotos: false })
    expect(await onFile()).toBeNull()
    await expect(register({ photo: { kind: 'onFile', visitId: known.id } })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
    })
    expect(await desk.admin.photos.ofVisit({ visitId: known.id })).toMatchObject({ image: jpeg })
    await saveRules(desk.admin, { reusePhotos: true })
    expect(await onFile()).toMatchObject({ image: jpeg })
  })

  it('comes with the badge', async () => {
    const visit = await register({ photo: taken })
    const { ticket } = await desk.admin.print.ticket({ form: 'visitBadge', id: visit.id })
    expect(await desk.client('print').print.document({ ticket })).toMatchObject({ photo: jpeg })
  })

  it('is a JPEG of at most 60 KB, whatever the address of the picture says', () => {
    const accepts = (bytes: Uint8Array) => {
      try {
        return jpegBytes(`data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`).equals(bytes)
      } catch (error) {
        if (error instanceof DeskError) return false
        throw error
      }
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), (tail, head) => {
        const bytes = head ? Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, ...tail]) : tail
        const looksRight = bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
        expect(accepts(bytes)).toBe(looksRight)
      }),
    )
    const large = new Uint8Array(60_001).fill(1)
    large.set([0xff, 0xd8, 0xff])
    expect(accepts(large)).toBe(false)
    expect(accepts(large.subarray(0, 60_000))).toBe(true)
  })
})
