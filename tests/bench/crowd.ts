import type { Family, FamilyOptions } from '#core/readers/simulators/families.ts'
import { requestId, type TestDesk } from '../support/desk.ts'
import { plugFamily, type FamilyReader } from '../support/family-reader.ts'
import { untilReader } from '../support/simulated-reader.ts'

/** A reader, and how many people use it: so many that nobody comes again within the minute that makes it the same punch. */
export type Kind = { family: Family; people: number } & Partial<Pick<FamilyOptions, 'model' | 'form'>>
/** Until an empty glass has been noticed, ms: the poll of the desk, and an F5 says so only after a second and a half. */
const aside: Readonly<Record<Family, number>> = { ef01: 700, gt511: 700, f5: 2_000, line: 20 }

export interface Crowd {
  readonly reader: FamilyReader
  /** Staff ids with the finger or card each of them puts there, by turns. */
  readonly people: readonly { staffId: number; holds: string }[]
  /** Until the glass has been seen empty and the next finger may come, ms; an antenna needs no look. */
  readonly asideMs: number
}

/** Rows that an enrolment or the issue of a card would have made: thousands of them one by one would take hours. */
function settle(desk: TestDesk, readerId: number, kind: Kind, consentId: number): Crowd['people'] {
  const { sqlite } = desk.desk.core
  const staff = sqlite.prepare(
    `INSERT INTO staff (staff_no, name, pinyin, initials, department, extension, joined_at) VALUES (?, ?, '', '', '', '', 0)`,
  )
  const finger = sqlite.prepare(
    `INSERT INTO fingers (staff_id, consent_id, reader_id, slot, label, enrolled_at) VALUES (?, ?, ?, ?, '', 0)`,
  )
  const card = sqlite.prepare(
    `INSERT INTO cards (staff_id, number, label, issued_at, issued_by) VALUES (?, ?, '', 0, 1)`,
  )
  return sqlite.transaction(() =>
    Array.from({ length: kind.people }, (_, place) => {
      const name = `${readerId}-${place}`
      const staffId = Number(staff.run(`E${name}`, name).lastInsertRowid)
      if (kind.family !== 'line') {
        finger.run(staffId, consentId, readerId, place)
        return { staffId, holds: name }
      }
      const number = readerId * 10_000 + place
      card.run(staffId, String(number).padStart(10, '0'))
      return { staffId, holds: `00${number.toString(16).toUpperCase().padStart(8, '0')}` }
    }),
  )()
}

/** One reader with its crowd, configured and ready; it is the desk's reader number `place` + 1. */
export async function plugCrowd(
  desk: TestDesk,
  kind: Kind,
  place: number,
  consentId: number,
): Promise<Crowd> {
  const { family, people, ...traits } = kind
  const name = `考勤机${place + 1}`
  const slots = Object.fromEntries(
    Array.from({ length: people }, (_, slot) => [String(slot), `${place + 1}-${slot}`]),
  )
  const file = family === 'line' ? {} : { slots, capacity: 1000 }
  const reader = await plugFamily(family, { ...traits, file })
  const { id } = await desk.admin.readers.save({
    ...{ requestId: requestId(), id: null, name, family, path: reader.path, password: 0 },
    dialect: traits.model === 'r503' || traits.model === 'ps' ? traits.model : null,
    baudRate: 9600,
  })
  if (id !== place + 1) throw new Error('readers are numbered as they come')
  await untilReader(desk, id, 'ready')
  return { reader, people: settle(desk, id, kind, consentId), asideMs: aside[family] }
}
