import type { Sqlite } from '../database/open.ts'

/** Registers with numbers of their own; the letter stands before the number on paper. */
export const registers = {
  visits: 'V',
  parcels: 'P',
  deposits: 'D',
  matters: 'M',
  deskShifts: 'S',
  handovers: 'H',
  expectedVisits: 'E',
  vehicles: 'C',
  goodsPasses: 'G',
  watchEntries: 'W',
  watchHits: 'A',
  evacuations: 'X',
  erasures: 'Z',
} as const
export type Register = keyof typeof registers

/** Gives the next number inside the running transaction: gapless per register and year, because a rollback takes it back. */
export type NextNumber = (register: Register, year: number) => string

export function createNumbers(db: Sqlite): NextNumber {
  const next = db.prepare(
    `INSERT INTO register_numbers (register, year, last) VALUES (?, ?, 1)
     ON CONFLICT (register, year) DO UPDATE SET last = last + 1 RETURNING last`,
  )
  return (register, year) => {
    const { last } = next.get(register, year) as { last: number }
    return `${registers[register]}${year}-${String(last).padStart(5, '0')}`
  }
}
