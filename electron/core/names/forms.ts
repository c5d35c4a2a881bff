import { pinyin, polyphonic } from 'pinyin-pro'
import type { NameForms } from '#shared/domain/watch-match.ts'
import { standardCharacters } from './standard-characters.ts'

/** Readings of one name looked at: a name of four characters with four readings each would have more than anybody means. */
const mostReadings = 48

const none: ReadonlySet<string> = new Set()

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)
const accents = /\p{Mark}/gu
const noise = /[\s\p{Punctuation}\p{Symbol}\p{Control}\p{Format}]/gu

/** How somebody is called besides his name: 王先生 is looked for as 王. */
const titles = /(?:先生|女士|小姐|太太|师傅|老师|经理|主任|老板)$/u
const latinTitles = /^(?:mr|mrs|ms|miss|dr|prof)\.?\s+/u

/** Width, case and accents; lü and nü are lv and nv as in every input method. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/([ln])ü/g, '$1v')
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC')
    .trim()
    .replace(latinTitles, '')
    .replace(titles, '')
}

/** A sign without a reading is its own: it sounds like nothing else. */
const syllable = (reading: string, sign: string) =>
  reading.replaceAll('ü', 'v').replace(/[^a-z0-9]/g, '') || sign
const toneless = (reading: string) => reading.replace(/(?<=[a-z])\d/g, '')

/** One reading for each way to choose one of every character's, the likeliest first. */
function everyReading(choices: readonly (readonly string[])[]): ReadonlySet<string> {
  const readings = choices.reduce<string[]>(
    (begun, next) => {
      const different = [...new Set(next)]
      return begun.flatMap((begin) => different.map((one) => begin + one)).slice(0, mostReadings)
    },
    [''],
  )
  return new Set(readings)
}

/** Readings looked up before; there are some thousand characters, and as many beginnings of names. */
const readingsOfSign = new Map<string, readonly string[]>()
const readingsOfHead = new Map<string, readonly string[]>()

function remember<T>(memory: Map<string, T>, key: string, find: () => T): T {
  const found = memory.get(key) ?? find()
  memory.set(key, found)
  return found
}

const signReadings = (sign: string) =>
  remember(readingsOfSign, sign, () =>
    (polyphonic(sign, { toneType: 'num', type: 'array' })[0] ?? []).map((reading) => syllable(reading, sign)),
  )

/** The longest surnames have two characters. */
const headReadings = (head: string) =>
  remember(readingsOfHead, head, () => {
    const signs = [...head]
    return pinyin(head, { toneType: 'num', surname: 'head', type: 'array' }).map((reading, at) =>
      syllable(reading, signs[at] ?? ''),
    )
  })

/** A surname is read as one (单 shàn), and every character may be read in all its ways (乐 yuè, lè). */
function readingsOf(name: string): Pick<NameForms, 'toned' | 'sounds'> {
  const signs = [...name]
  const asSurname = headReadings(signs.slice(0, 2).join(''))
  const choices = signs.map((sign, at) => {
    const likeliest = asSurname[at]
    return likeliest === undefined ? signReadings(sign) : [likeliest, ...signReadings(sign)]
  })
  const withoutTones = choices.map((readings) => readings.map(toneless))
  return { toned: everyReading(choices), sounds: everyReading(withoutTones) }
}

/** Wei Zhang, Zhang Wei: the words in every turn. */
const turns = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join('')))

const nameless: NameForms = { plain: '', standard: '', words: '', toned: none, sounds: none }

/**
 * A name as the watch list compares it. Two spellings of one name have one form in common: widths, case, accents, spaces
 * and dots; traditional and variant characters; readings; Latin words in another order. A single sign, which may be all
 * that 王先生 leaves, is no name.
 */
export function nameForms(name: string): NameForms {
  const text = folded(name)
  const plain = text.replace(noise, '')
  if ([...plain].length < 2) return nameless
  const standard = standardCharacters(plain)
  if (isChinese(plain)) return { plain, standard, words: '', ...readingsOf(standard) }
  const words = text.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== '')
  // passports write lü as lyu
  const spoken = words.map((word) => word.replace(/^([ln])yu/, '$1v'))
  return { plain, standard, words: words.toSorted().join(' '), toned: none, sounds: turns(spoken) }
}

/** A company, or a part of its name, as the watch list compares it. */
export const companyForm = (company: string): string => standardCharacters(folded(company).replace(noise, ''))

/** The names in a line of companions; a Chinese name may be written with a space between its characters. */
export function companionForms(line: string): NameForms[] {
  const parts = line.split(/[,，、;；/\n]+/u)
  const names = parts.flatMap((part) => (isChinese(part) ? [part, ...part.trim().split(/\s+/u)] : [part]))
  return [...new Set(names)].map(nameForms).filter(({ plain }) => plain !== '')
}
