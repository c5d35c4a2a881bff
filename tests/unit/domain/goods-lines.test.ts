import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGoodsLines } from '#shared/domain/goods-lines.ts'
import { differenceOf, normalSerial } from '#shared/domain/goods-pass.ts'

const word = fc
  .stringMatching(/^[A-Za-z\u4e00-\u4fff"][A-Za-z0-9\u4e00-\u4fff" ]{0,18}$/)
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '')
const line = fc.record({
  name: word.map((text) => `件${text}`),
  brand: word,
  serialNumber: word,
  quantity: fc.integer({ min: 1, max: 99_999 }),
  hasStorage: fc.boolean(),
})
/** A cell as a spreadsheet copies it. */
const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

describe('lines pasted from a spreadsheet', () => {
  it('come back as they stood there, quotes and Windows line ends included', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        (lines, end) => {
          const text = lines
            .map(({ name, brand, serialNumber, quantity, hasStorage }) =>
              [name, brand, serialNumber, String(quantity), hasStorage ? '是' : '否'].map(quoted).join('\t'),
            )
            .join(end)
          expect(parseGoodsLines(text + end)).toEqual(lines)
        },
      ),
    )
  })

  it('follow their own head, in whatever order the columns stand', () => {
    expect(parseGoodsLines('序号\t数量\t设备名称\tS/N\n1\t２台\t交换机\tSN9\n2\t\t机架\t')).toEqual([
      { name: '交换机', brand: '', serialNumber: 'SN9', quantity: 2, hasStorage: false },
      { name: '机架', brand: '', serialNumber: '', quantity: 1, hasStorage: false },
    ])
  })

  it('keep a line end inside of a quoted cell in one line, and leave out rows without a name', () => {
    expect(parseGoodsLines('"笔记本\n电脑"\tX1\n\tX2\n\n钻')).toMatchObject([
      { name: '笔记本 电脑', brand: 'X1' },
      { name: '钻', quantity: 1 },
    ])
  })

  it('are within the limits of a pass for whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '9', '物'), maxLength: 600 }),
        (text) => {
          const lines = parseGoodsLines(text)
          expect(lines.length).toBeLessThanOrEqual(99)
          for (const { name, brand, serialNumber, quantity } of lines) {
            expect(name.length).toBeGreaterThan(0)
            expect(
              Math.max(name.length - 60, brand.length - 80, serialNumber.length - 60),
            ).toBeLessThanOrEqual(0)
            expect(quantity).toBeGreaterThanOrEqual(1)
            expect(name).not.toMatch(/[\t\n]/)
          }
        },
      ),
    )
  })
})

describe('a thing and its line', () => {
  const amount = fc.integer({ min: 1, max: 99_999 })

  it('fit when number and serial number are the same, in any case, width and spacing', () => {
    fc.assert(
      fc.property(amount, fc.stringMatching(/^[A-Z0-9-]{0,20}$/), (quantity, serialNumber) => {
        const wide = serialNumber.replace(/[!-~]/g, (char) =>
          String.fromCharCode(char.charCodeAt(0) + 0xfee0),
        )
        for (const seen of [serialNumber.toLowerCase(), wide, [...serialNumber].join(' ')])
          expect(differenceOf({ quantity, serialNumber }, { quantity, serialNumber: seen })).toBeNull()
      }),
    )
  })

  it('differ for any other number of things and any other serial number', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.string({ minLength: 1 }),
        fc.string(),
        (listed, found, serialNumber, seen) => {
          const difference = differenceOf(
            { quantity: listed, serialNumber },
            { quantity: found, serialNumber: seen },
          )
          if (found < listed) expect(difference).toBe('fewer')
          else if (found > listed) expect(difference).toBe('more')
          else
            expect(difference).toBe(
              normalSerial(serialNumber) !== '' && normalSerial(serialNumber) !== normalSerial(seen)
                ? 'serial'
                : null,
            )
        },
      ),
    )
    expect(differenceOf({ quantity: 1, serialNumber: 'A' }, { quantity: 0, serialNumber: '' })).toBe(
      'notFound',
    )
  })
})
