import type { Sqlite } from '../database/open.ts'
import { createFieldCipher } from './fields.ts'

const samples = [
  'SELECT id_number_cipher FROM visits WHERE id_number_cipher IS NOT NULL ORDER BY id DESC LIMIT 1',
  'SELECT id_number_cipher FROM deposits WHERE id_number_cipher IS NOT NULL ORDER BY id DESC LIMIT 1',
  'SELECT password_cipher FROM readers WHERE password_cipher IS NOT NULL LIMIT 1',
]

/** Whether this data key opens what is encrypted in a database; null when nothing in it is. */
export function keyFits(db: Sqlite, dataKey: Buffer): boolean | null {
  const cipher = samples.map((sql) => db.prepare(sql).pluck().get()).find((value) => Buffer.isBuffer(value))
  if (!cipher) return null
  try {
    createFieldCipher(dataKey, () => Buffer.alloc(0)).decrypt(cipher)
    return true
  } catch {
    return false
  }
}
