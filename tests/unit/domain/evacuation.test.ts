import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evacueeKinds } from '#shared/contract/evacuation.ts'
import { areaOf, byArea, totalsOf } from '#shared/domain/evacuation.ts'

const line = fc.record({
  kind: fc.constantFrom(...evacueeKinds),
  people: fc.integer({ min: 1, max: 100 }),
  foundAt: fc.option(fc.integer({ min: 0 })),
  area: fc.constantFrom('', '一楼', '二楼', '三楼'),
})

const areas = [
  { name: '三楼', departments: ['技术部', '会议室'] },
  { name: '大堂', departments: ['前台'] },
]

describe('the totals', () => {
  it('of the areas add up to those of everybody, whoever is on the list', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const all = totalsOf(lines)
        const blocks = byArea(lines).map(({ totals }) => totals)
        const sum = (of: (totals: typeof all) => number) =>
          blocks.reduce((total, block) => total + of(block), 0)
        expect(sum(({ people }) => people)).toBe(all.people)
        expect(sum(({ found }) => found)).toBe(all.found)
        expect(sum(({ unsure }) => unsure)).toBe(0)
        expect(all.visitor + all.contractor + all.staff).toBe(all.people)
        expect(all.people + all.unsure).toBe(lines.reduce((total, { people }) => total + people, 0))
        expect(all.found).toBeLessThanOrEqual(all.people)
        expect(all.unsureFound).toBeLessThanOrEqual(all.unsure)
      }),
    )
  })

  it('count every line once, in a block of its own area', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const blocks = byArea(lines)
        expect(new Set(blocks.map(({ area }) => area)).size).toBe(blocks.length)
        for (const block of blocks) for (const one of block.lines) expect(one.area).toBe(block.area)
        const listed = blocks.flatMap(({ lines: inIt }) => inIt)
        expect(listed).toHaveLength(lines.filter(({ kind }) => kind !== 'closedBySystem').length)
      }),
    )
  })
})

describe('the area', () => {
  it('is that of the place, else that of the department, else none', () => {
    expect(areaOf(areas, '大堂', '技术部')).toBe('大堂')
    expect(areaOf(areas, '会议室', '前台')).toBe('三楼')
    expect(areaOf(areas, '车库', '前台')).toBe('大堂')
    expect(areaOf(areas, '', '三楼')).toBe('三楼')
    expect(areaOf(areas, '', '财务部')).toBe('')
    expect(areaOf([{ name: '一楼', departments: [] }], '', '')).toBe('')
  })
})
