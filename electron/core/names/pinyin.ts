import { pinyin } from 'pinyin-pro'

export interface NameKeys {
  /** Full pinyin without tones or spaces, lower case: zhangwei. */
  readonly pinyin: string
  /** First letters: zw. */
  readonly initials: string
}

/**
 * How a name is found by keyboard. `surname: 'head'` reads 单 as shan and 曾 as zeng where they stand as surnames; ü is
 * typed v, as in every input method; Latin letters stay as they are.
 */
export function nameKeys(name: string): NameKeys {
  const options = { toneType: 'none', surname: 'head', type: 'array', nonZh: 'consecutive' } as const
  const syllables = pinyin(name, options).map((syllable) =>
    syllable
      .toLowerCase()
      .replaceAll('ü', 'v')
      .replace(/[^a-z0-9]/g, ''),
  )
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  }
}

/** A LIKE pattern for a fragment as typed: `%`, `_` and the escape sign lose their meaning; use with ESCAPE '\'. */
export function likeFragment(fragment: string): string {
  return `%${fragment.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
