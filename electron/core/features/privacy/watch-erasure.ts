import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'

/** When an entry stopped to count, or will: it was ended, or its time ran out. NULL: nobody knows yet. */
export const watchEndSql = 'min(coalesce(ended_at, valid_until), coalesce(valid_until, ended_at))'

/** Takes the person out of an entry of the watch list that does not count any more; its grade and dates stay. Inside an act. */
export function createWatchErasure({ sqlite }: Core) {
  const erase = sqlite.prepare(
    `UPDATE watch_entries SET name = '', aliases = '[]', pinyin = '', initials = '', phone = '', plate = '', company = '',
       id_number_cipher = NULL, id_number_index = NULL, id_number_masked = '', id_end = '', reason = '', end_reason = '',
       photo_cipher = NULL, salt = NULL, erased_at = @at
     WHERE id = @id AND erased_at IS NULL AND ${watchEndSql} <= @at RETURNING number`,
  )
  return (id: number, { at, record }: ActScope, basis: 'period' | 'request'): void => {
    const row = erase.get({ id, at }) as { number: string } | undefined
    if (!row) return
    record({
      kind: 'watchEntry.erased',
      subject: { table: 'watch_entries', id },
      facts: { number: row.number, reason: basis },
    })
  }
}
