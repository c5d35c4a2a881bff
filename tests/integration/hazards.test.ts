import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handOver, openDuty } from '../support/handover.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { addVisitType } from '../support/visit-type.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
let typeId: number
beforeEach(async () => {
  desk = await openTestDesk()
  typeId = addVisitType(desk, { hazardsQuestion: true })
})
afterEach(() => desk.close())

type Input = Parameters<TestDesk['admin']['visitors']['register']>[0]
const register = (change: Partial<Input> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, typeId, ...change })
const matters = () => desk.admin.matters.list({ closed: false })

describe('the question about dangerous goods and fever', () => {
  it('has to be answered where the type asks it, and the answer stays with the visit', async () => {
    await expect(register()).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'hazards' } })
    const { id } = await register({ hazards: false })
    expect((await desk.admin.visitors.get({ id })).hazards).toBe(false)
    const { id: unasked } = await register({ typeId: null })
    expect((await desk.admin.visitors.get({ id: unasked })).hazards).toBeNull()
  })

  it('answered with yes registers nobody and raises an urgent matter that says who and for whom', async () => {
    await expect(register({ hazards: true })).rejects.toMatchObject({
      code: 'HAZARD_REPORTED',
      data: { number: 'M2026-00001' },
    })
    const [matter] = await matters()
    expect(matter).toMatchObject({ number: 'M2026-00001', priority: 'urgent' })
    for (const part of ['欧阳明', '13800135678', '晨光贸易', '陈静']) expect(matter?.text).toContain(part)
    expect(await desk.admin.visitors.onSite({})).toEqual([])
    expect((await desk.admin.today.summary({})).mattersOpen).toBe(1)
    expect((await register({ hazards: false })).number).toBe('V2026-00001')
  })

  it('raises one alarm however often the same form is sent, and lets the form be corrected', async () => {
    const form = requestId()
    const numbers = []
    for (let index = 0; index < 3; index += 1)
      numbers.push(
        await register({ requestId: form, hazards: true }).catch(
          (error: unknown) => (error as { data: { number: string } }).data.number,
        ),
      )
    expect(numbers).toEqual(['M2026-00001', 'M2026-00001', 'M2026-00001'])
    expect(await matters()).toHaveLength(1)
    await register({ requestId: form, hazards: false })
  })

  it('is heard wherever it is said, also where the type does not ask', async () => {
    await expect(register({ typeId: null, hazards: true })).rejects.toMatchObject({ code: 'HAZARD_REPORTED' })
  })

  it('stands on the report of the shift', async () => {
    const duty = await openDuty(desk)
    await register({ hazards: true }).catch(() => undefined)
    const { id } = await handOver(desk, duty)
    const { report } = await desk.admin.handovers.get({ id })
    expect(report?.matters).toMatchObject([{ number: 'M2026-00001', priority: 'urgent' }])
  })
})
