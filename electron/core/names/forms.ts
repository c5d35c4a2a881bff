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

const syllable = (reading: string) => reading.replaceAll('ü', 'v').replace(/[^a-z0-9]/g, '')

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

/** A surname is read as one (单 shàn), and every character may be read in all its ways (乐 yuè, lè). */
function readingsOf(name: string): Pick<NameForms, 'toned' | 'sounds'> {
  const asName = pinyin(name, { toneType: 'num', surname: 'head', type: 'array' }).map(syllable)
  const choices = polyphonic(name, { toneType: 'num', type: 'array' }).map((readings, at) => [
    asName[at] ?? '',
    ...readings.map(syllable),
  ])
  const withoutTones = choices.map((readings) => readings.map((reading) => reading.replace(/\d/g, '')))
  return { toned: everyReading(choices), sounds: everyReading(withoutTones) }
}

/** Wei Zhang, Zhang Wei: the words in every turn. */
const turns = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join('')))

/**
 * A name as the watch list compares it. Two spellings of one name have one form in common: widths, case, accents, spaces
 * and dots; traditional and variant characters; readings; Latin words in another order.
 */
export function nameForms(name: string): NameForms {
  const text = folded(name)
  const plain = text.replace(noise, '')
  const standard = standardCharacters(plain)
  if (!isChinese(plain)) {
    const words = text.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== '')
    // passports write lü as lyu
    const spoken = words.map((word) => word.replace(/^([ln])yu/, '$1v'))
    return { plain, standard, words: words.toSorted().join(' '), toned: none, sounds: turns(spoken) }
  }
  const readings = [...standard].length > 1 ? readingsOf(standard) : { toned: none, sounds: none }
  return { plain, standard, words: '', ...readings }
}

/** A company, or a part of its name, as the watch list compares it. */
export const companyForm = (company: string): string => standardCharacters(folded(company).replace(noise, ''))

/** The names in a line of companions; a Chinese name may be written with a space between its characters. */
export function companionForms(line: string): NameForms[] {
  const parts = line.split(/[,，、;；/\n]+/u)
  const names = parts.flatMap((part) => (isChinese(part) ? [part, ...part.trim().split(/\s+/u)] : [part]))
  return [...new Set(names)].map(nameForms).filter(({ plain }) => [...plain].length > 1)
}
