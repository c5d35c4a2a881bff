import { offsetMinutesIn } from '#shared/domain/zoned-time.ts'
import type { Core } from '../core.ts'
import { punches, readers } from '../database/tables.ts'
import type { Dice } from './random.ts'
import type { DemoPerson } from './staff.ts'

const minute = 60_000

/** The demo's reader; its port is filled in when the simulated reader is plugged in. */
export function addReader(core: Core, path: string): number {
  return core.acts.system(0, ({ record }) => {
    const row = { name: '员工通道', family: 'ef01' as const, path, baudRate: 57_600 }
    const { id } = core.db.insert(readers).values(row).returning({ id: readers.id }).get()
    record({ kind: 'reader.saved', subject: { table: 'readers', id } })
    return id
  })
}

/** One working day of one person: in and out by finger, now and then late, once in a while only in. */
export function punchTimes(dice: Dice, midnight: number, person: DemoPerson): number[] {
  if (dice.chance(0.03)) return []
  const late = dice.chance(0.08)
  const inAt = midnight + (person.startMinute + (late ? dice.whole(6, 40) : -dice.whole(1, 25))) * minute
  const outAt = midnight + (person.endMinute + dice.whole(0, 45)) * minute
  const seconds = () => dice.whole(0, 59_000)
  return dice.chance(0.02) ? [inAt + seconds()] : [inAt + seconds(), outAt + seconds()]
}

/** A punch of the past, at the moment where the demo's clock stands. */
export function addPunch(core: Core, person: DemoPerson, readerId: number, slot: number): void {
  const { timeZone } = core.site.get()
  core.acts.system(0, ({ at, record }) => {
    const row = {
      staffId: person.staffId,
      at,
      zoneOffsetMinutes: offsetMinutesIn(timeZone, at),
      source: 'finger' as const,
      readerId,
      slot,
      score: 120,
      clockSuspect: false,
    }
    const { id } = core.db.insert(punches).values(row).returning({ id: punches.id }).get()
    record({ kind: 'punch.recorded', subject: { table: 'punches', id }, facts: { source: 'finger' } })
  })
}
