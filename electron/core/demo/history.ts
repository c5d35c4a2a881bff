import { v7 } from 'uuid'
import type { contract } from '#shared/contract/index.ts'
import { denominationsFen } from '#shared/contract/custody.ts'
import type { z } from 'zod'
import type { DeskClient } from '../desk.ts'
import { errandOf, type Reception } from './errands.ts'
import { madeUpCompany, madeUpIdNumber, madeUpName, madeUpPhone, madeUpPlate } from './people.ts'
import type { Dice } from './random.ts'
import { scribble } from './scribble.ts'
import type { DemoPerson } from './staff.ts'

/** Something that happens at a moment (UTC ms) of the demo's past, in the hands of the desk's client. */
export interface Event {
  readonly at: number
  run(client: DeskClient): Promise<unknown>
}

const minute = 60_000
const day = 86_400_000

type Visitor = z.input<(typeof contract.visitors.register)['~orpc']['inputSchema'] & object>

/** People who come again and again, and agreed to be remembered. */
function regular(dice: Dice): Omit<Visitor, 'requestId' | 'hostId' | 'hostName' | 'reason'> {
  return {
    name: madeUpName(dice),
    phone: madeUpPhone(dice),
    idKind: 'residentId',
    idNumber: madeUpIdNumber(dice),
    reuseIdOf: null,
    company: madeUpCompany(dice),
    plate: dice.chance(0.4) ? madeUpPlate(dice) : '',
    companions: dice.chance(0.2) ? dice.whole(1, 3) : 0,
    companionNames: '',
    goods: dice.chance(0.25) ? dice.pick(['笔记本电脑', '样品一箱', '工具包', '图纸', '灭火器两具']) : '',
    badgeNumber: '',
    remember: dice.chance(0.8),
  }
}

async function driveOff(client: DeskClient, visitId: number, kind: 'seen' | 'said'): Promise<void> {
  for (const { id, leaveKind } of await client.vehicle.ofVisit({ visitId }))
    if (leaveKind === null) await client.vehicle.leave({ requestId: v7(), vehicleId: id, kind })
}

/** The badges on their hooks: the lowest free number goes out first. */
function createBadges() {
  const out = new Set<string>()
  return {
    take(): string {
      let next = 1
      while (out.has(String(next).padStart(2, '0'))) next += 1
      const number = String(next).padStart(2, '0')
      out.add(number)
      return number
    },
    back: (number: string) => void out.delete(number),
  }
}

/** Visits of one day, given its first moment; most people are seen leaving, some are reported, a few forgotten. */
export function visitsOf(
  dice: Dice,
  midnight: number,
  count: number,
  hosts: readonly DemoPerson[],
  { regulars, badges, reception }: ReturnType<typeof makeVisitors>,
): Event[] {
  return Array.from({ length: count }).flatMap(() => {
    const arrivedAt = midnight + dice.whole(510, 1050) * minute + dice.whole(0, 59_000)
    const stay = dice.whole(15, 170) * minute
    const person = dice.chance(0.5) ? dice.pick(regulars) : regular(dice)
    const host = dice.pick(hosts)
    const errand = errandOf(dice, reception, host, person.goods)
    const agrees = dice.chance(0.97)
    const ending = dice.next()
    const stillOut = dice.chance(0.08)
    let visitId = 0
    let badgeNumber = ''
    const arrival: Event = {
      at: arrivedAt,
      async run(client) {
        badgeNumber = errand.badge ? badges.take() : ''
        const visit = { ...person, ...errand.form, badgeNumber }
        visitId = (await client.visitors.register({ requestId: v7(), ...visit })).id
      },
    }
    const call: Event = {
      at: arrivedAt + dice.whole(1, 4) * minute,
      async run(client) {
        if (!errand.called) return
        const called = { calledId: host.staffId, calledName: '', standing: 'host', way: 'extension' } as const
        const outcome = agrees ? 'agreed' : 'refused'
        await client.hostCall.record({ requestId: v7(), visitId, ...called, outcome })
      },
    }
    const departure: Event = {
      at: arrivedAt + stay,
      async run(client) {
        const kind = ending < 0.8 ? 'seen' : 'said'
        const { passes } = await client.visitors.leaveNotes({ visitId })
        await client.visitors.leave({
          requestId: v7(),
          visitId,
          kind,
          passes: passes.map(({ id }) => ({ passId: id, state: 'returned', note: '' })),
        })
        badges.back(badgeNumber)
        // now and then somebody leaves his car behind
        if (ending < 0.85) await driveOff(client, visitId, kind)
      },
    }
    /** Nobody saw him go, but next morning the badge lies in the box. */
    const badgeFound: Event = {
      at: midnight + day + 500 * minute,
      async run(client) {
        const { passes } = await client.visitors.leaveNotes({ visitId })
        for (const { id } of passes) await client.lentPass.return({ requestId: v7(), passId: id })
        badges.back(badgeNumber)
      },
    }
    if (ending < 0.93) return [arrival, call, departure]
    return stillOut ? [arrival, call] : [arrival, call, badgeFound]
  })
}

/** So many people who come again, the badges they all share, and how they are received. */
export const makeVisitors = (dice: Dice, count: number, reception: Reception) => ({
  reception,
  regulars: Array.from({ length: count }, () => regular(dice)),
  badges: createBadges(),
})

/** Parcels of one day; nine of ten are collected within two days, some by a colleague. */
export function parcelsOf(
  dice: Dice,
  midnight: number,
  count: number,
  staff: readonly DemoPerson[],
): Event[] {
  return Array.from({ length: count }).flatMap(() => {
    const receivedAt = midnight + dice.whole(540, 1080) * minute
    const recipient = dice.pick(staff)
    const carrier = dice.pick(['顺丰', '京东', '中通', '圆通', '韵达', '邮政'])
    const barcode = `${dice.pick(['SF', 'JD', 'YT', 'ZT'])}${String(dice.whole(1, 9_999_999_999_999)).padStart(13, '0')}`
    let id = 0
    const arrival: Event = {
      at: receivedAt,
      async run(client) {
        const marks = dice.chance(0.1) ? [dice.pick(['cold', 'valuable', 'fragile'] as const)] : []
        const shelf = `${dice.whole(1, 4)}-${dice.whole(1, 3)}`
        const who = { recipientId: recipient.staffId, recipientName: recipient.name, recipientPhoneLast4: '' }
        id = (
          await client.parcels.receive({ requestId: v7(), barcode, carrier, ...who, shelf, marks, note: '' })
        ).id
      },
    }
    const collection: Event = {
      at: receivedAt + dice.whole(20, 2_000) * minute,
      async run(client) {
        const colleague = dice.chance(0.2)
        await client.parcels.release({
          requestId: v7(),
          parcelIds: [id],
          collectorName: colleague ? dice.pick(staff).name : recipient.name,
          collectorKind: colleague ? 'colleague' : 'recipient',
          signature: scribble(dice, receivedAt),
        })
      },
    }
    return dice.chance(0.9) ? [arrival, collection] : [arrival]
  })
}

/** One deposit, counted or sealed; most are taken back within some days. */
export function depositOf(dice: Dice, midnight: number, serial: number): Event[] {
  const depositedAt = midnight + dice.whole(600, 1000) * minute
  const counted = dice.chance(0.5)
  const lines = counted
    ? denominationsFen
        .slice(0, 4)
        .map((denominationFen) => ({ denominationFen, quantity: dice.whole(0, 20) }))
    : []
  const total = lines.reduce((sum, line) => sum + line.denominationFen * line.quantity, 0)
  let id = 0
  const opening: Event = {
    at: depositedAt,
    async run(client) {
      const opened = await client.deposits.open({
        requestId: v7(),
        guestName: madeUpName(dice),
        phone: madeUpPhone(dice),
        room: String(dice.whole(3, 18) * 100 + dice.whole(1, 20)),
        idKind: 'residentId',
        idNumber: madeUpIdNumber(dice),
        contents: counted ? '现金' : dice.pick(['现金信封一个', '首饰一件', '合同原件一份']),
        method: counted ? 'counted' : 'sealed',
        declaredFen: counted ? total : dice.whole(1, 50) * 10_000,
        cashLines: lines,
        sealNumber: `FT${String(26_000 + serial)}`,
        place: `保险柜 ${dice.whole(1, 12)} 号`,
        deskStamp: true,
        guestSignature: scribble(dice, depositedAt),
        sealerSignature: scribble(dice, depositedAt),
      })
      id = opened.id
    },
  }
  const release: Event = {
    at: depositedAt + dice.whole(1, 4) * day,
    run: (client) =>
      client.deposits.release({
        requestId: v7(),
        depositId: id,
        sealIntact: true,
        recount: lines,
        guestSignature: scribble(dice, depositedAt),
        differenceReason: '',
        approval: null,
      }),
  }
  return dice.chance(0.85) ? [opening, release] : [opening]
}
