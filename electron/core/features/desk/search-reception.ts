import { fold } from '#shared/domain/fold.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import { clockIn, dateIn } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { line, shownPerKind, valuesOf, type Finder } from './search-finder.ts'

/** A shorter beginning of a plate, a province and a place, is that of half the town. */
const leastOfPlate = 4
/** Earlier vehicles looked at for one beginning of a plate. */
const mostOfPlate = 500

const anyOf = (...columns: readonly string[]): string =>
  columns.map((column) => `${column} LIKE @fragment ESCAPE '\\'`).join(' OR ')

/** What the statements below are asked with: the text as lists fold it, and a whole number of a register as it is written. */
const asked = (text: string) => ({
  ...valuesOf(fold(text)),
  number: fold(text).trim().toUpperCase(),
  limit: shownPerKind,
})

interface ExpectedLine {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly company: string
  readonly party: string
  readonly hostName: string
  readonly validFrom: number
  readonly state: string
}

/**
 * Appointments: those still to come, today's first, and of a recurring one its next day alone; what became of another is
 * found by its number. Codes are no words to search for: whoever tells one is found at the door.
 */
export function expectedFinder({ sqlite, site }: Core): Finder {
  const columns = 'id, number, name, company, party, host_name AS hostName, state'
  const open = sqlite.prepare(
    `SELECT ${columns}, min(valid_from) AS validFrom FROM expected_visits INDEXED BY expected_visits_open
     WHERE state = 'expected'
       AND (${anyOf('name', 'pinyin', 'initials', 'company', 'party', 'plate', 'number')} OR phone LIKE @end)
     GROUP BY CASE series WHEN '' THEN number ELSE series END ORDER BY validFrom, id LIMIT @limit`,
  )
  const past = sqlite.prepare(
    `SELECT ${columns}, valid_from AS validFrom FROM expected_visits WHERE number = @number AND state <> 'expected'`,
  )
  return {
    permission: ['expected.read'],
    find(text) {
      const zone = site.get().timeZone
      const rows = [...open.all(asked(text)), ...past.all(asked(text))] as ExpectedLine[]
      return rows.map(({ id, number, name, company, party, hostName, validFrom, state }) => ({
        kind: 'expected',
        id,
        title: name,
        detail: line(
          `${dateIn(zone, validFrom)} ${clockIn(zone, validFrom)}`,
          hostName,
          company,
          party,
          number,
        ),
        open: state === 'expected',
      }))
    },
  }
}

interface VehicleLine {
  readonly id: number
  readonly number: string
  readonly plate: string
  readonly description: string
  readonly driverName: string
  readonly place: string
}

/**
 * Vehicles: those here are few and read one by one. Of those that are gone each plate once, by how it begins or by the
 * number of the register; whoever came in one is found by any part of its plate among the visits.
 */
export function vehicleFinder({ sqlite }: Core): Finder {
  const columns = 'number, plate, description, driver_name AS driverName, place'
  const here = sqlite.prepare(
    `SELECT id, ${columns} FROM vehicles INDEXED BY vehicles_open
     WHERE leave_kind IS NULL AND voided_at IS NULL
       AND (${anyOf('number', 'driver_name', 'description')} OR plate LIKE @plate ESCAPE '\\' OR driver_phone LIKE @end)
     ORDER BY id DESC LIMIT @limit`,
  )
  const gone = sqlite.prepare(
    `SELECT max(id) AS id, ${columns} FROM vehicles
     WHERE id IN (
         SELECT id FROM vehicles WHERE number = @number
         UNION ALL
         SELECT id FROM (
           SELECT id FROM vehicles INDEXED BY vehicles_plate
           WHERE plate >= @begin AND plate < @beyond LIMIT ${mostOfPlate}))
       AND (leave_kind IS NOT NULL OR voided_at IS NOT NULL)
     GROUP BY CASE plate WHEN '' THEN number ELSE plate END ORDER BY id DESC LIMIT @limit`,
  )
  function goneFor(values: ReturnType<typeof asked>, plate: string): VehicleLine[] {
    const begin = plate.length < leastOfPlate ? null : plate
    // behind every sign that a plate can go on with
    return gone.all({ ...values, begin, beyond: begin && `${begin}\u{10ffff}` }) as VehicleLine[]
  }
  return {
    permission: ['vehicles.read'],
    find(text) {
      const values = asked(text)
      const plate = normalPlate(text)
      // a text of signs that no plate has names none
      const known = here.all({ ...values, plate: plate === '' ? null : likeFragment(plate) }) as VehicleLine[]
      const earlier = goneFor(values, plate).filter(
        (one) => one.plate === '' || !known.some((other) => other.plate === one.plate),
      )
      return [...known, ...earlier].slice(0, shownPerKind).map((row, at) => ({
        kind: 'vehicle',
        id: row.id,
        title: row.plate || row.description || row.number,
        detail: line(row.driverName, row.place, row.number),
        open: at < known.length,
      }))
    },
  }
}

interface PassLine {
  readonly id: number
  readonly number: string
  readonly holderName: string
  readonly owner: string
  readonly item: string
  readonly open: number
}

/** Goods passes: the open ones by their number, who holds them, or what stands on a thing; a closed one by its number. */
export function goodsPassFinder({ sqlite }: Core): Finder {
  const isOpen = "p.state IN ('asked', 'approved', 'inside')"
  // the thing that was searched for, or else the first
  const columns = `p.id, p.number, p.holder_name AS holderName, p.owner, ${isOpen} AS open, coalesce((
      SELECT rtrim(item.name || ' ' || item.serial_number) FROM goods_items item WHERE item.pass_id = p.id
      ORDER BY item.serial_number LIKE @fragment ESCAPE '\\' DESC, item.line LIMIT 1), '') AS item`
  const open = sqlite.prepare(
    `SELECT ${columns} FROM goods_passes p INDEXED BY goods_passes_open
     WHERE ${isOpen} AND (${anyOf('p.number', 'p.holder_name')} OR p.holder_phone LIKE @end
       OR EXISTS (SELECT 1 FROM goods_items item
         WHERE item.pass_id = p.id AND item.serial_number LIKE @fragment ESCAPE '\\'))
     ORDER BY p.id DESC LIMIT @limit`,
  )
  const closed = sqlite.prepare(
    `SELECT ${columns} FROM goods_passes p WHERE p.number = @number AND NOT ${isOpen}`,
  )
  return {
    permission: ['goods.read'],
    find: (text) =>
      ([...open.all(asked(text)), ...closed.all(asked(text))] as PassLine[]).map((row) => ({
        kind: 'goodsPass',
        id: row.id,
        title: row.holderName || row.number,
        detail: line(row.number, row.owner, row.item),
        open: row.open === 1,
      })),
  }
}
