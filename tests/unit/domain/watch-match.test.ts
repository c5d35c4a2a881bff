import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  phoneDigits,
  sayNoMore,
  strengthOf,
  watchWaysOf,
  watchWays,
  type WatchWay,
} from '#shared/domain/watch-match.ts'
import { createWatchIndex } from '#shared/domain/watch-index.ts'
import { createFieldCipher } from '#core/security/fields.ts'
import { personOf, targetOf, type Newcomer } from '#core/features/watch/keys.ts'

const fields = createFieldCipher(Buffer.alloc(32, 7), (bytes) => Buffer.alloc(bytes, 3))

const nobody = { name: '周小雨', phone: null, idNumber: null, company: '', plate: '', companionNames: '' }
const person = (change: Partial<Newcomer>) => personOf(fields, { ...nobody, ...change })

interface Entry {
  name?: string
  aliases?: readonly string[]
  phone?: string
  plate?: string
  company?: string
  idNumber?: string
  idEnd?: string
}
const target = (entry: Entry) =>
  targetOf(fields, {
    name: entry.name ?? '',
    aliases: JSON.stringify(entry.aliases ?? []),
    phone: entry.phone ?? '',
    plate: entry.plate ?? '',
    company: entry.company ?? '',
    idNumberCipher: entry.idNumber === undefined ? null : fields.encrypt(entry.idNumber),
    idEnd: entry.idEnd ?? '',
  })

const ways = (newcomer: Partial<Newcomer>, entry: Entry, tolerance: 'standard' | 'narrow' = 'standard') =>
  watchWaysOf(person(newcomer), target(entry), tolerance)
const fitsName = (name: string, entry: string, tolerance: 'standard' | 'narrow' = 'standard') =>
  ways({ name }, { name: entry }, tolerance)

const zhang = { name: '张伟', phone: '13800135678', idNumber: '110101199003070011' }

describe('a name on the list', () => {
  it.each([
    ['张伟', '张　伟'],
    ['阿不都·拉西提', '阿不都拉西提'],
    ['ＪＯＨＮ　Smith', 'john smith'],
    ['José García', 'Jose Garcia'],
    ['Mr. John Smith', 'John Smith'],
  ])('is the same whatever its width, case, spaces, dots and accents: %s, %s', (one, other) => {
    for (const tolerance of ['standard', 'narrow'] as const) {
      expect(fitsName(one, other, tolerance)).toEqual(['name'])
      expect(fitsName(other, one, tolerance)).toEqual(['name'])
    }
  })

  it.each([
    ['張偉', '张伟'],
    ['黃峯', '黄峰'],
    ['劉喆', '刘哲'],
    ['陳堃', '陈坤'],
    ['李徳', '李德'],
  ])('is the same in traditional and variant characters: %s, %s', (one, other) => {
    expect(fitsName(one, other)).toEqual(['variant'])
    expect(fitsName(other, one)).toEqual(['variant'])
    expect(fitsName(one, other, 'narrow')).toEqual([])
  })

  it.each([
    ['章玮', '张伟', 'sameSound'],
    ['张微', '张伟', 'likeSound'],
    ['善雄', '单雄', 'sameSound'],
    ['丹雄', '单雄', 'sameSound'],
    ['增力', '曾力', 'sameSound'],
    ['岳明', '乐明', 'sameSound'],
    ['求平', '仇平', 'sameSound'],
    ['Wei Zhang', '张伟', 'likeSound'],
    ['Lyu Li', '吕丽', 'likeSound'],
  ])('sounds like another, in every reading of its characters: %s, %s', (one, other, way) => {
    expect(fitsName(one, other)).toEqual([way])
    expect(fitsName(other, one)).toEqual([way])
    expect(fitsName(one, other, 'narrow')).toEqual([])
    expect(strengthOf(fitsName(one, other))).toBe('weak')
  })

  it('in Latin letters may have its words in another order', () => {
    expect(fitsName('Smith John', 'John Smith')).toEqual(['swapped'])
    expect(strengthOf(['swapped'])).toBe('strong')
    expect(fitsName('Smith Johnson', 'John Smith')).toEqual([])
  })

  it('may be one he used before', () => {
    const entry = { name: '张伟', aliases: ['张大伟', '老张头'] }
    expect(ways({ name: '張大偉' }, entry)).toEqual(['variant'])
    expect(ways({ name: '张大伟' }, entry, 'narrow')).toEqual(['alias'])
  })

  it('that is a part of another name is not that name', () => {
    expect(fitsName('Laura Reyes', 'Yes')).toEqual([])
    expect(fitsName('王小明', '王小')).toEqual([])
  })

  it('that is a surname with a title fits nobody by itself, but its phone does', () => {
    expect(fitsName('王先生', '王女士')).toEqual([])
    expect(ways({ name: '王强', phone: '13800135678' }, { name: '王先生', phone: '5678' })).toEqual([
      'phoneEnd',
    ])
  })
})

describe('numbers on the list', () => {
  it('fit whole or by their ends', () => {
    expect(ways({ phone: '+86 138-0013-5678' }, { phone: '13800135678' }, 'narrow')).toEqual(['phone'])
    expect(ways({ phone: '13800135678' }, { phone: '5678' })).toEqual(['phoneEnd'])
    expect(ways({ phone: '13800135678' }, { phone: '678' })).toEqual([])
    expect(ways({ phone: '62345678' }, { phone: '01062345678' })).toEqual(['phoneEnd'])
    expect(ways({ plate: '京A·12345' }, { plate: '京A12345' }, 'narrow')).toEqual(['plate'])
    expect(ways({ plate: '京A12345' }, { plate: 'A123' })).toEqual(['plateFragment'])
    expect(ways({ plate: 'A12345' }, { plate: '京A12345' })).toEqual(['plateFragment'])
    expect(ways({ plate: '京A12345' }, { plate: '123' })).toEqual([])
    expect(ways({ idNumber: zhang.idNumber }, { idNumber: zhang.idNumber }, 'narrow')).toEqual(['idNumber'])
    expect(ways({ idNumber: '11010119900307001x' }, { idEnd: '001X' })).toEqual(['idEnd'])
    expect(ways({ phone: '13800135678' }, { phone: '5678' }, 'narrow')).toEqual([])
    expect(ways({ company: '北京晨光貿易（集團）' }, { company: '晨光贸易' })).toEqual(['company'])
    expect(ways({ companionNames: '李华、張偉' }, { name: '张伟' })).toEqual(['companion'])
    expect(ways({ companionNames: '李华 张 伟' }, { name: '李华' })).toEqual(['companion'])
  })

  it('lose the code of the country and nothing else', () => {
    for (const [typed, digits] of [
      ['+86 13800135678', '13800135678'],
      ['008613800135678', '13800135678'],
      ['１３８００１３５６７８', '13800135678'],
      ['8613', '8613'],
    ])
      expect(phoneDigits(typed ?? '')).toBe(digits)
  })
})

describe('how sure a fit is', () => {
  it.each<[WatchWay[], string | undefined]>([
    [['idNumber'], 'certain'],
    [['phone', 'name'], 'certain'],
    [['phone', 'sameSound'], 'strong'],
    [['phone'], 'strong'],
    [['plate'], 'strong'],
    [['name'], 'strong'],
    [['phoneEnd', 'likeSound'], 'strong'],
    [['phoneEnd', 'company'], 'strong'],
    [['idEnd'], 'weak'],
    [['phoneEnd'], 'weak'],
    [['sameSound'], 'weak'],
    [['company'], 'weak'],
    [['name', 'otherId'], 'weak'],
    [['sameSound', 'otherId'], undefined],
    [['otherId'], undefined],
    [[], undefined],
  ])('%j is %s', (list, strength) => {
    expect(strengthOf(list)).toBe(strength)
  })

  it('falls when his papers are not those on the list: a common name stops nobody who proves to be another', () => {
    const other = { name: '张伟', idNumber: '110101199003078888' }
    expect(ways({ ...other, idNumber: '11010119900307109X' }, zhang)).toEqual(['name', 'otherId'])
    expect(strengthOf(ways({ ...other, idNumber: '11010119900307109X' }, zhang))).toBe('weak')
    expect(ways({ name: '章玮', idNumber: '11010119900307109X' }, zhang)).toEqual([])
    // a passport says nothing about a resident's number
    expect(ways({ name: '张伟', idNumber: 'E12345678' }, zhang)).toEqual(['name'])
  })
})

describe('a decision made', () => {
  it.each<[WatchWay[], WatchWay[], boolean]>([
    [['variant'], ['name'], true],
    [['name'], ['likeSound'], true],
    [['phoneEnd'], ['phone'], true],
    [['phone'], ['phoneEnd'], false],
    [['idNumber'], ['idEnd'], false],
    [['name', 'plate'], ['name'], false],
    [['name', 'otherId'], ['name'], true],
  ])('%j after %j: covered %s', (ways, known, covered) => {
    expect(sayNoMore(ways, known)).toBe(covered)
  })
})

const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'单曾乐仇查盖尉迟张伟章玮陳黃劉峯·　 王先生'), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

describe('whatever is typed', () => {
  it('is compared without failing, and a person always fits his own entry', () => {
    fc.assert(
      fc.property(
        names,
        fc.oneof(fc.string({ maxLength: 24 }), fc.stringMatching(/^\+?\d{4,13}$/)),
        fc.string({ maxLength: 12 }),
        (name, phone, plate) => {
          const found = ways(
            { name, phone, plate, companionNames: name, company: name },
            { name, phone, plate },
          )
          for (const way of found) expect(watchWays).toContain(way)
          if (phoneDigits(phone).length >= 7) expect(found).toContain('phone')
        },
      ),
    )
  })

  it('fits both ways or neither', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(fitsName(one, other)).toEqual(fitsName(other, one))
      }),
    )
  })

  it('is the same name after folding: width, case, spaces and dots between its characters', () => {
    const typed = fc.array(fc.constantFrom(...'abcXYZ张伟陈乐'), { minLength: 2, maxLength: 8 })
    const between = fc.constantFrom('', '·', '　', '-', '・')
    fc.assert(
      fc.property(typed, between, (signs, sign) => {
        const changed = signs.map((one) =>
          /[A-Za-z]/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one,
        )
        expect(fitsName(signs.join(''), changed.join(sign).toUpperCase(), 'narrow')).toEqual(['name'])
      }),
    )
  })

  it('sounds like nothing else where a sign has no reading', () => {
    expect(fitsName('龥🯰', '龥龥')).toEqual([])
    expect(fitsName('龥伟', '𪚥伟')).toEqual([])
    expect(fitsName('龥伟', '龥玮')).toEqual(['sameSound'])
  })

  it('is found in the index of the list as by comparing with every entry of it', () => {
    const some = fc.record({
      name: names,
      aliases: fc.array(names, { maxLength: 2 }),
      phone: fc.constantFrom('', '5678', '13800135678', '62345678'),
      plate: fc.constantFrom('', 'A123', '京A12345'),
      company: fc.constantFrom('', '晨光'),
      idEnd: fc.constantFrom('', '0011'),
    })
    const comer = fc.record({
      name: names,
      companionNames: names,
      phone: fc.constantFrom('', '13800135678', '01062345678'),
      plate: fc.constantFrom('', '京A12345', 'A12345'),
      company: fc.constantFrom('', '晨光贸易'),
      idNumber: fc.constantFrom(null, zhang.idNumber),
    })
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 6 }),
        comer,
        fc.constantFrom('standard' as const, 'narrow' as const),
        (list, newcomer, tolerance) => {
          const entries = list.map((entry, id) => ({ id, target: target(entry) }))
          const all = entries
            .map((entry) => ({ entry, ways: watchWaysOf(person(newcomer), entry.target, tolerance) }))
            .filter(({ ways: found }) => found.length > 0)
          expect(createWatchIndex(entries)(person(newcomer), tolerance)).toEqual(all)
        },
      ),
    )
  })

  it('has few readings, however many its characters have', () => {
    const { name } = person({ name: '乐单曾仇查盖乐单曾仇查盖' })
    expect(name.toned.size).toBeLessThanOrEqual(48)
    expect(name.sounds.size).toBeLessThanOrEqual(48)
  })
})
