import { v7 } from 'uuid'
import { addDays, dateIn } from '#shared/domain/zoned-time.ts'
import { everyDay } from '#shared/domain/weekdays.ts'
import type { DeskClient } from '../desk.ts'
import type { Reception } from './errands.ts'
import { madeUpName, madeUpPhone, madeUpPlate } from './people.ts'
import type { Dice } from './random.ts'
import { demoPin, type DemoPerson } from './staff.ts'

interface Site {
  readonly zone: string
  /** UTC ms. */
  readonly now: number
  readonly reception: Reception
  /** Managers first, then those of the desk, then the others. */
  readonly people: readonly DemoPerson[]
}

const guest = (dice: Dice, company: string, plate = '') => ({
  ...{ name: madeUpName(dice), phone: madeUpPhone(dice), company, plate, companions: 0 },
})

/** Two guests of today, somebody who comes every day, and a group of tomorrow. */
export async function addAppointments(
  client: DeskClient,
  dice: Dice,
  { zone, now, reception: { typeIds, gradeIds }, people }: Site,
): Promise<void> {
  const today = dateIn(zone, now)
  const tomorrow = addDays(today, 1)
  const usual = {
    ...{ party: '', place: '', note: '', weekdays: [...everyDay], hostName: '' },
    ...{ typeId: typeIds.get('普通访客') ?? null, gradeId: gradeIds.get('C') ?? null },
  }
  const hours = (fromMinute: number, untilMinute: number) => ({ fromMinute, untilMinute })
  const host = (index: number) => ({ hostId: people[index]?.staffId ?? null })
  const on = (first: string, last = first) => ({ first, last })
  const appointments = [
    {
      ...{ ...usual, ...on(today), ...hours(540, 1_080), ...host(10), reason: '业务洽谈' },
      people: [guest(dice, '云图软件', madeUpPlate(dice))],
    },
    {
      ...{ ...usual, ...on(today), ...hours(840, 1_020), ...host(14), reason: '面试' },
      ...{ typeId: typeIds.get('面试') ?? null, place: '二楼会议室' },
      people: [guest(dice, '')],
    },
    {
      ...{ ...usual, ...on(today, addDays(today, 6)), ...hours(450, 1_140), ...host(18), reason: '绿植养护' },
      people: [guest(dice, '绿源花木')],
    },
    {
      ...{ ...usual, ...on(tomorrow), ...hours(570, 720), ...host(12), reason: '参观考察' },
      ...{ party: '华信科技考察团', place: '302 会议室', note: '茶水五份' },
      people: Array.from({ length: 5 }, () => guest(dice, '华信科技')),
    },
  ]
  for (const appointment of appointments) await client.expected.add({ requestId: v7(), ...appointment })
}

/** What a visitor brought in, and what a department takes out with a manager's approval. */
export async function addGoodsPasses(client: DeskClient, dice: Dice, { people }: Site): Promise<void> {
  const thing = { brand: '', serialNumber: '', quantity: 1, hasStorage: false }
  const pass = {
    ...{ visitId: null, replacesId: null, authorisation: '', movingOut: false, plate: '' },
    ...{ plannedAt: null, note: '', ownerSignature: null },
    ...{ holderName: madeUpName(dice), holderPhone: madeUpPhone(dice) },
  }
  await client.goodsPass.issue({
    ...{ requestId: v7(), ...pass, kind: 'in', direction: 'inOut', owner: '信息部', room: '1208' },
    items: [
      { ...thing, name: '笔记本电脑', brand: '联想 X1', serialNumber: 'PF3ABC01', hasStorage: true },
      { ...thing, name: '显示器', brand: '戴尔 U27', quantity: 2 },
    ],
  })
  const out = await client.goodsPass.issue({
    ...{ requestId: v7(), ...pass, kind: 'out', direction: 'out', owner: '行政部', room: '501' },
    ...{ holderName: madeUpName(dice), plate: madeUpPlate(dice), authorisation: '送修' },
    items: [{ ...thing, name: '投影仪', brand: '爱普生 CB-X51', serialNumber: 'X4TF0801' }],
  })
  const manager = people[0]
  if (!manager) throw new Error('the demo has no duty manager')
  const approval = { kind: 'pin', staffId: manager.staffId, pin: demoPin } as const
  await client.goodsPass.approve({ requestId: v7(), passId: out.id, approval })
}

/** Somebody who is not to come in; the name is no one's of the demo. */
export const addWatchEntry = (admin: DeskClient) =>
  admin.watchList.add({
    ...{ requestId: v7(), name: '查无此', aliases: ['老查'], phone: null, plate: '', company: '' },
    ...{ idNumber: null, idEnd: '', grade: 'denied', reason: '上月在大堂闹事，物业请求劝返' },
    validUntil: null,
  })

/** A host at a meeting, with a colleague in his place. */
export const addAbsence = (client: DeskClient, { now, people }: Site) =>
  client.absence.save({
    ...{ requestId: v7(), id: null, staffId: people[20]?.staffId ?? 0, message: '外出开会' },
    ...{ fromAt: now, untilAt: now + 10_800_000, deputyId: people[21]?.staffId ?? null },
  })

/** A badge that came out of the printer, and one that did not. */
export async function addPrintJobs(client: DeskClient, visitIds: readonly number[]): Promise<void> {
  for (const [index, id] of visitIds.entries()) {
    const { jobId } = await client.print.ticket({ form: 'visitBadge', id })
    if (jobId !== null) await client.print.finished({ jobId, problem: index === 0 ? '打印机缺纸' : null })
  }
}
