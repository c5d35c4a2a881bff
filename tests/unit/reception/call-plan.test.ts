import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callOrder, nextOf, standingsOf } from '#core/features/reception/call-plan.ts'

const staffId = fc.option(fc.integer({ min: 1, max: 4 }))
const askable = fc.record({ hostId: staffId, deputyId: staffId, leaderId: staffId })
const callWhom = fc.constantFrom('host', 'leader', 'nobody', null)
const person = fc.record({
  presence: fc.constantFrom('in', 'out', 'unknown'),
  absence: fc.option(fc.constant({ until: 1, message: '', deputyName: '' })),
  tried: fc.array(
    fc.integer({ min: 1, max: 1_000 }).map((calledAt) => ({ outcome: 'noAnswer' as const, calledAt })),
    { maxLength: 2 },
  ),
})

describe('the order of calls', () => {
  it('has nobody twice, and everybody in a right that is his', () => {
    fc.assert(
      fc.property(askable, callWhom, (who, whom) => {
        const order = callOrder({ callWhom: whom, hostId: who.hostId }, who)
        expect(new Set(order.map(({ staffId: id }) => id)).size).toBe(order.length)
        for (const one of order)
          if (one.staffId !== null) expect(standingsOf(one.staffId, who)).toContain(one.standing)
        if (whom === 'leader') expect(order.every(({ standing }) => standing === 'leader')).toBe(true)
      }),
    )
  })
})

describe('who is called next', () => {
  it('is one of them, and nobody rung already while another has not been', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), (people) => {
        const next = people[nextOf(people)]
        expect(next).toBeDefined()
        if (people.some(({ tried }) => tried.length === 0)) expect(next?.tried).toEqual([])
      }),
    )
  })

  it('is nobody who is away while somebody else could be rung for the first time', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), (people) => {
        const isHere = (one: (typeof people)[number]) => one.absence === null && one.presence !== 'out'
        const fresh = people.filter((one) => one.tried.length === 0 && isHere(one))
        const next = people[nextOf(people)]
        if (fresh.length > 0) expect(next).toBe(fresh[0])
      }),
    )
  })
})
