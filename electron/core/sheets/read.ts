import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { unpacksWithin } from './zip-check.ts'

/** Unpacked size of a workbook, bytes; a thousand lines have about one million. */
const mostUnpacked = 20_000_000
/** Lines with their headings. */
const mostRows = 1_001
/** No column takes more; a longer text is seen to be too long. */
const longestCell = 400

/** The cells of a list as text, row by row from the headings; rows without any text are left out. */
export type SheetResult =
  | { readonly kind: 'rows'; readonly rows: { readonly row: number; readonly cells: string[] }[] }
  | { readonly kind: 'unreadable' | 'tooLong' }

const two = (value: number) => String(value).padStart(2, '0')

/** Dates of a workbook have no zone: the library tells them as UTC. A time of day stands on the first days of 1900. */
function dateText(date: Date): string {
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  if (date.getUTCFullYear() <= 1900) return clock
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return clock === '00:00' ? day : `${day} ${clock}`
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return dateText(cell)
  const text = typeof cell === 'string' ? cell : typeof cell === 'boolean' ? String(cell) : ''
  return text.trim().slice(0, longestCell)
}

/** UTF-8, with or without a mark; else what Chinese Windows writes; UTF-16 when it says so itself. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function tableOf(bytes: Buffer): Promise<unknown[][] | null> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    if (!unpacksWithin(bytes, mostUnpacked)) return null
    // numbers stay as they are written: a phone or a plate is no amount
    return readSheet(bytes, { parseNumber: (text) => text as unknown as number })
  }
  const text = decode(bytes)
  if (text.includes('\0')) return null
  return Papa.parse<string[]>(text, { skipEmptyLines: false, preview: mostRows + 5_000 }).data
}

/** Reads the first sheet of a workbook (xlsx), or a csv. A formula is the text or number it last came to. Never throws. */
export async function readTable(bytes: Buffer): Promise<SheetResult> {
  try {
    const table = await tableOf(bytes)
    if (!table) return { kind: 'unreadable' }
    const rows = table
      .map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
    return rows.length > mostRows ? { kind: 'tooLong' } : { kind: 'rows', rows }
  } catch {
    return { kind: 'unreadable' }
  }
}
