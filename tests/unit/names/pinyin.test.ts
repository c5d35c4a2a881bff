import { describe, expect, it } from 'vitest'
import { likeFragment, nameKeys } from '#core/names/pinyin.ts'

describe('how a name is found', () => {
  it('reads surnames as surnames', () => {
    expect(nameKeys('单雄信')).toEqual({ pinyin: 'shanxiongxin', initials: 'sxx' })
    expect(nameKeys('曾国藩').pinyin).toBe('zengguofan')
    expect(nameKeys('欧阳明')).toEqual({ pinyin: 'ouyangming', initials: 'oym' })
  })

  it('keeps Latin letters and writes ü the way it is typed', () => {
    expect(nameKeys('John Smith').pinyin).toBe('johnsmith')
    expect(nameKeys('吕布').pinyin).toBe('lvbu')
  })

  it('takes the meaning from signs that a pattern would read', () => {
    expect(likeFragment('50%_a\\b')).toBe('%50\\%\\_a\\\\b%')
  })
})
