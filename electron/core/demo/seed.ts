import { v7 } from 'uuid'
import { addDays, dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import { weekdayOf } from '#shared/domain/weekdays.ts'
import type { Migration } from '../database/migrate.ts'
import { createDesk, type Desk, type DeskClient } from '../desk.ts'
import { createVehicleLeaving } from '../features/vehicles/leaving.ts'
import { createLeaving } from '../features/visitors/leaving.ts'
import { createSetup } from '../features/session/setup.ts'
import type { DeskPorts } from '../ports.ts'
import { createCredentials } from '../security/credentials.ts'
import { receptionOf } from './errands.ts'
import { handoversOf } from './handovers.ts'
import { depositOf, makeVisitors, parcelsOf, visitsOf, type Event } from './history.ts'
import { addAbsence, addAppointments, addGoodsPasses, addPrintJobs, addWatchEntry } from './outlook.ts'
import { addPunch, addReader, punchTimes } from './punches.ts'
import { createDice } from './random.ts'
import { addStaff, type DemoPerson } from './staff.ts'

const zone = 'Asia/Shanghai'
const days = 30
/** Each handover signs twice with a real PIN: the last days are enough to look at. */
const daysWithHandovers = 3

export const demoAdministrator = { name: '陈静', staffNo: '1000', password: 'demo-password' }

/** A clock that the seeding moves through the past. */
function scriptedClock(start: number) {
  let wall = start
  return {
    clock: { wall: () => wall, monotonic: () => wall - start },
    moveTo(at: number) {
      wall = Math.max(wall, at)
    },
  }
}

async function setUp(desk: Desk): Promise<{ admin: DeskClient; adminId: number }> {
  const credentials = createCredentials(desk.core)
  const { staffId } = await createSetup(desk.core, credentials)(
    {
      siteName: '云海大厦',
      kind: 'office',
      timeZone: zone,
      deskName: '一楼前台',
      administrator: demoAdministrator,
    },
    true,
  )
  const { name, staffNo } = demoAdministrator
  return { admin: clientOf(desk, { staffId, staffNo, name, role: 'administrator' }), adminId: staffId }
}

function clientOf(desk: Desk, user: NonNullable<ReturnType<Desk['connect']>['user']>): DeskClient {
  const connection = desk.connect('command')
  connection.user = user
  return desk.client(connection)
}

/** Everything that happened on one day. */
function dayOf(
  desk: Desk,
  date: string,
  index: number,
  people: readonly DemoPerson[],
  readerId: number,
  visitors: ReturnType<typeof makeVisitors>,
): Event[] {
  const dice = createDice(1_000 + index)
  const { from: midnight, to } = dayBounds(zone, date)
  const weekday = weekdayOf(date)
  const weekend = weekday > 5
  const leaving = createLeaving(desk.core)
  const vehicles = createVehicleLeaving(desk.core)
  const working = people.filter((person) => person.weekdays.includes(weekday))
  const punched = working.flatMap((person, slot): Event[] =>
    punchTimes(dice, midnight, person).map((at) => ({
      at,
      run() {
        addPunch(desk.core, person, readerId, slot)
        return Promise.resolve()
      },
    })),
  )
  return [
    ...visitsOf(dice, midnight, weekend ? dice.whole(2, 5) : dice.whole(14, 24), people.slice(7), visitors),
    ...parcelsOf(dice, midnight, weekend ? dice.whole(3, 6) : dice.whole(8, 16), people.slice(7)),
    ...(dice.chance(0.5) ? depositOf(dice, midnight, index) : []),
    ...punched,
    { at: to, run: () => Promise.resolve(leaving.closeBySystem(to) + vehicles.closeBySystem(to)) },
  ]
}

async function addMatters(client: DeskClient, now: number): Promise<void> {
  const matters = [
    ['七楼茶水间漏水，已报工程部，等回复', 'urgent'],
    ['华信科技明早九点来访，请提前准备 302 会议室', 'ordinary'],
    ['访客牌 12 号挂绳断了，待更换', 'ordinary'],
    ['停车场道闸偶尔不抬杆，厂家周三来修', 'ordinary'],
  ] as const
  for (const [text, priority] of matters)
    await client.matters.open({
      requestId: v7(),
      text,
      priority,
      dueAt: priority === 'urgent' ? now + 7_200_000 : null,
    })
}

/**
 * Fills an empty data folder with an example site: 40 staff with shifts and 30 days of visits, parcels, deposits and
 * punches up to `now` (UTC ms), through the same acts as real work. `readerPath` is where the simulated reader will be.
 */
export async function seedDemo(
  ports: DeskPorts,
  migrations: readonly Migration[],
  now: number,
  readerPath: string,
): Promise<void> {
  const first = addDays(dateIn(zone, now), -days)
  const script = scriptedClock(dayBounds(zone, first).from)
  const silent = {
    ...ports,
    clock: script.clock,
    openTransport: () => Promise.reject(new Error('not plugged in yet')),
  }
  const desk = await createDesk(silent, migrations)
  desk.core.sqlite.pragma('synchronous = OFF') // an example may be made again; real work never runs like this
  try {
    const { admin } = await setUp(desk)
    const people = await addStaff(desk, admin)
    const readerId = addReader(desk.core, readerPath)
    const reception = await receptionOf(admin)
    const visitors = makeVisitors(createDice(3), 60, reception)
    const receptionist = people[3]
    if (!receptionist) throw new Error('the demo has no receptionist')
    const client = clientOf(desk, receptionist)
    await client.handovers.openFirst({ requestId: v7() })
    const handovers = Array.from({ length: daysWithHandovers }, (_, index) =>
      handoversOf(dayBounds(zone, addDays(first, days - index)).from, people.slice(3, 7)),
    ).flat()
    const events = Array.from({ length: days + 1 }, (_, index) =>
      dayOf(desk, addDays(first, index), index, people, readerId, visitors),
    ).flat()
    for (const event of [...events, ...handovers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
      script.moveTo(event.at)
      await event.run(client)
    }
    script.moveTo(now)
    await addMatters(client, now)
    const site = { zone, now, reception, people }
    await addAppointments(client, createDice(11), site)
    await addGoodsPasses(client, createDice(12), site)
    await addAbsence(client, site)
    const { rows } = await client.visitors.list({ limit: 3 })
    await addPrintJobs(client, rows.map(({ id }) => id).reverse())
    await addWatchEntry(admin) // last: nobody of the past was held because of it
  } finally {
    await desk.close()
  }
}
