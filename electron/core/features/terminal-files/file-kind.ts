import { DeskError } from '#shared/contract/errors.ts'
import { MOST_BYTES } from '../../terminal-files/terminal-file.ts'
import { readUserRecord, RECORD_BYTES } from '../../terminal-files/user-record.ts'
import type { Uploaded } from './uploads.ts'

/** So many bytes tell what a file is. */
const head = 64 * 1024

/** How workbooks begin: of today (a zip), and of old. */
const spreadsheets = [Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0', 'hex')]

/** Whether more than half of the first records make sense as those of user.dat. */
function isUserDat(bytes: Buffer): boolean {
  return RECORD_BYTES.some((size) => {
    const records = Math.floor(bytes.length / size)
    let good = 0
    for (let at = 0; at < records; at += 1)
      if ('user' in readUserRecord(bytes.subarray(at * size, (at + 1) * size), size, 'gb18030')) good += 1
    return records > 0 && good * 2 > records
  })
}

/**
 * What kind of file it is, by what is in it: its name may be anything. Text has no NUL, and user.dat is full of them.
 * @throws PUNCH_FILE_EMPTY, PUNCH_FILE_TOO_LARGE, PUNCH_FILE_SPREADSHEET, PUNCH_FILE_UNKNOWN
 */
export function fileKindOf({ pieces, size }: Uploaded): 'punches' | 'users' {
  if (size === 0) throw new DeskError('PUNCH_FILE_EMPTY', {})
  if (size > MOST_BYTES) throw new DeskError('PUNCH_FILE_TOO_LARGE', {})
  const start = (pieces[0] ?? Buffer.alloc(0)).subarray(0, head)
  if (spreadsheets.some((mark) => start.subarray(0, mark.length).equals(mark)))
    throw new DeskError('PUNCH_FILE_SPREADSHEET', {})
  if (!start.includes(0)) return 'punches'
  if (isUserDat(start)) return 'users'
  throw new DeskError('PUNCH_FILE_UNKNOWN', {})
}
