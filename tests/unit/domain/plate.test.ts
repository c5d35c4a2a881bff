import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlate, normalPlate, plateKindOf, plateKinds, platesBehind } from '#shared/domain/plate.ts'

const provinces = [...'京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼']
const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
const signs = [...letters, ...'0123456789']
const ordinary = fc
  .tuple(
    fc.constantFrom(...provinces),
    fc.constantFrom(...letters),
    fc.array(fc.constantFrom(...signs), { minLength: 5, maxLength: 5 }),
  )
  .map(([province, letter, rest]) => province + letter + rest.join(''))
const fullWidth = (text: string) =>
  text.replace(/[\x21-\x7e]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))

describe('the kind of a plate', () => {
  it.each([
    ['京A12345', 'ordinary'],
    ['粤BD12345', 'newEnergySmall'],
    ['苏E12345F', 'newEnergyLarge'],
    ['鲁A1234挂', 'trailer'],
    ['京A1234学', 'learner'],
    ['京A0006警', 'police'],
    ['粤Z1234港', 'crossBorder'],
    ['粤ZAB12澳', 'crossBorder'],
    ['使014578', 'embassy'],
    ['224578使', 'embassy'],
    ['沪A0023领', 'embassy'],
    ['京A12345临', 'temporary'],
    ['VA12345', 'military'],
    ['WJ京12345', 'military'],
    ['AB1234', 'foreign'],
  ])('of %s is %s', (plate, kind) => {
    expect(plateKindOf(plate)).toBe(kind)
    expect(isPlate(plate)).toBe(kind !== 'foreign')
  })

  it('is one of the list or none, for whatever was typed, and asking changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const kind = plateKindOf(text)
        expect(kind === null || plateKinds.includes(kind)).toBe(true)
        expect(plateKindOf(normalPlate(text))).toBe(kind)
      }),
    )
  })

  it('is none where I or O stands in place of a digit, or a sign is missing', () => {
    for (const plate of ['京AI2345', '京A1O345', '京A1234', '京12345', '港A12345', ''])
      expect(plateKindOf(plate), plate).toBeNull()
  })
})

describe('a plate as it is stored', () => {
  it('is the same for capitals, small letters, full width and any dots between', () => {
    fc.assert(
      fc.property(ordinary, fc.constantFrom('·', ' ', '-', '．'), (plate, dot) => {
        expect(plateKindOf(plate)).toBe('ordinary')
        const typed = `${plate.slice(0, 2)}${dot}${plate.slice(2)}`
        for (const form of [typed, typed.toLowerCase(), fullWidth(typed)])
          expect(normalPlate(form)).toBe(plate)
      }),
    )
  })

  it('stays as it is when it is normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalPlate(normalPlate(text))).toBe(normalPlate(text))
      }),
    )
  })
})

describe('a province typed in letters', () => {
  it('is offered by its initial, by its whole pinyin, and with the rest of the plate behind it', () => {
    expect(platesBehind('j')).toEqual(['京', '津', '冀', '晋', '吉'])
    expect(platesBehind('yue')).toEqual(['粤'])
    expect(platesBehind('jin')).toEqual(['津', '晋', '京'])
    expect(platesBehind('Jing')).toEqual(['京'])
    expect(platesBehind('jb12345')).toContain('京B12345')
    expect(platesBehind('ｙｕｅｂ１２３４５')).toEqual(['粤B12345'])
  })

  it('is offered for nothing that begins with a province, a digit or no province at all', () => {
    for (const text of ['京A12345', '12345', 'b12345', '']) expect(platesBehind(text), text).toEqual([])
  })

  it('always goes on with what was typed behind the pinyin', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,7}[0-9]{0,5}$/), (text) => {
        for (const plate of platesBehind(text)) {
          expect(provinces).toContain(plate.charAt(0))
          expect(text.toUpperCase().endsWith(plate.slice(1))).toBe(true)
        }
      }),
    )
  })
})
