import { toHalfWidth } from './scanner.ts'

/** One line of a list of goods. */
export interface GoodsLine {
  readonly name: string
  readonly brand: string
  readonly serialNumber: string
  readonly quantity: number
  readonly hasStorage: boolean
}

/** Most lines of one pass; as many as the contract takes. */
export const mostGoodsLines = 99

type Column = keyof GoodsLine
const inOrder: readonly Column[] = ['name', 'brand', 'serialNumber', 'quantity', 'hasStorage']
/** Words in the head of a list, as people write them. The first that fits names the column. */
const heads: readonly (readonly [Column, RegExp])[] = [
  ['serialNumber', /序列|串号|s\/?n|serial/i],
  ['hasStorage', /存储|硬盘|storage|disk/i],
  ['quantity', /数量|件数|台数|qty|quantity|count/i],
  ['brand', /品牌|型号|规格|brand|model/i],
  ['name', /名称|物品|设备|品名|name|item/i],
]

/**
 * Cells of a table copied out of a spreadsheet: tabs between cells, line ends between rows, quotes round a cell that holds
 * either of them, a doubled quote for one.
 */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    const row = rows.at(-1) ?? []
    const cell = row.at(-1) ?? ''
    const add = (more: string) => row.splice(-1, 1, cell + more)
    if (quoted && char === '"' && text.charAt(at + 1) === '"') {
      add('"')
      at += 1
    } else if (char === '"' && (quoted || cell === '')) quoted = !quoted
    else if (quoted) add(char)
    else if (char === '\t') row.push('')
    else if (char === '\n') rows.push([''])
    else if (char !== '\r') add(char)
  }
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()))
}

/** The columns of a head line; null where the line is no head. */
function headOf(row: readonly string[]): (Column | undefined)[] | null {
  const named = row.map((cell) => heads.find(([, words]) => words.test(cell))?.[0])
  const known = new Set(named.filter((column) => column !== undefined))
  return known.has('name') && known.size >= 2 ? named : null
}

/** `2`, `２ 台`, `3个`; what is no number of things is one. */
function quantityOf(cell: string): number {
  const number = Number.parseInt(toHalfWidth(cell), 10)
  return number >= 1 && number <= 99_999 ? number : 1
}

const saysYes = (cell: string): boolean => /^(是|有|带|含|√|✓|y|yes|true|1)/i.test(toHalfWidth(cell))

/**
 * Lines of goods out of a table copied from a spreadsheet: columns by their head if there is one, otherwise name, brand,
 * serial number, quantity, storage. Rows without a name are left out; at most 99 are read.
 */
export function parseGoodsLines(text: string): GoodsLine[] {
  const rows = cellsOf(text)
  const head = headOf(rows[0] ?? [])
  const columns = head ?? inOrder
  return (head ? rows.slice(1) : rows)
    .map((row): GoodsLine => {
      const cell = (column: Column) => row[columns.indexOf(column)] ?? ''
      return {
        name: cell('name').slice(0, 60),
        brand: cell('brand').slice(0, 80),
        serialNumber: cell('serialNumber').slice(0, 60),
        quantity: quantityOf(cell('quantity')),
        hasStorage: saysYes(cell('hasStorage')),
      }
    })
    .filter(({ name }) => name !== '')
    .slice(0, mostGoodsLines)
}
