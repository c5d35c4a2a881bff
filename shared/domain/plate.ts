import { toHalfWidth } from './scanner.ts'

/** One character for each province, with its pinyin; GA 36-2018. */
const provinces: Readonly<Record<string, string>> = {
  京: 'jing',
  津: 'jin',
  沪: 'hu',
  渝: 'yu',
  冀: 'ji',
  豫: 'yu',
  云: 'yun',
  辽: 'liao',
  黑: 'hei',
  湘: 'xiang',
  皖: 'wan',
  鲁: 'lu',
  新: 'xin',
  苏: 'su',
  浙: 'zhe',
  赣: 'gan',
  鄂: 'e',
  桂: 'gui',
  甘: 'gan',
  晋: 'jin',
  蒙: 'meng',
  陕: 'shan',
  吉: 'ji',
  闽: 'min',
  贵: 'gui',
  粤: 'yue',
  青: 'qing',
  藏: 'zang',
  川: 'chuan',
  宁: 'ning',
  琼: 'qiong',
}
const province = `[${Object.keys(provinces).join('')}]`
/** The letters of places and numbers: neither I nor O, which look like digits. */
const sign = '[A-HJ-NP-Z0-9]'
/** Province and the letter of the place; O was the police's until 2013. */
const place = `${province}[A-HJ-Z]`

export const plateKinds = [
  'ordinary',
  'newEnergySmall',
  'newEnergyLarge',
  'trailer',
  'learner',
  'police',
  'crossBorder',
  'embassy',
  'temporary',
  'military',
  'foreign',
] as const
export type PlateKind = (typeof plateKinds)[number]

/** The forms of GA 36-2018, and of earlier plates that are still on the road. The first that fits names the plate. */
const forms: readonly (readonly [PlateKind, RegExp])[] = [
  ['ordinary', new RegExp(`^${place}${sign}{5}$`)],
  ['newEnergySmall', new RegExp(`^${place}[DABCEFGHJK]${sign}\\d{4}$`)],
  ['newEnergyLarge', new RegExp(`^${place}\\d{5}[DABCEFGHJK]$`)],
  ['trailer', new RegExp(`^${place}${sign}{4}挂$`)],
  ['learner', new RegExp(`^${place}${sign}{4}学$`)],
  ['police', new RegExp(`^${place}${sign}{4}警$`)],
  ['crossBorder', new RegExp(`^粤Z${sign}{4}[港澳]$`)],
  ['embassy', new RegExp(`^(使\\d{6}|\\d{6}使|${place}${sign}{4}领|领\\d{5,6})$`)],
  ['temporary', new RegExp(`^${place}(临${sign}{4,6}|${sign}{4,6}临)$`)],
  ['military', new RegExp(`^([VKHBSLJNGCEZ][A-Z]\\d{5}|WJ${province}?\\d{4,5}[A-Z]?)$`)],
  ['foreign', /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{3,10}$/],
]

/** A plate as it is stored: half width, capitals, no spaces, dots or dashes. */
export function normalPlate(text: string): string {
  return toHalfWidth(text)
    .toUpperCase()
    .replace(/[\s·•・.-]/g, '')
}

/** What sort of plate it looks like; null where no form fits. */
export function plateKindOf(text: string): PlateKind | null {
  const plate = normalPlate(text)
  return forms.find(([, form]) => form.test(plate))?.[0] ?? null
}

/**
 * Whether a plate has a form of the mainland. Only ever a warning: foreign plates and local ones of two-wheelers have
 * other forms, and what looks foreign may have lost its province.
 */
export function isPlate(text: string): boolean {
  const kind = plateKindOf(text)
  return kind !== null && kind !== 'foreign'
}

/**
 * Plates that may be meant when the province was typed in letters: `yue` is 粤, `j` is 京, 津, 冀, 晋 and 吉, `jb12345` goes on
 * with B12345. The longest pinyin counts; a whole one stands first. Nothing when no province begins like that.
 */
export function platesBehind(text: string): string[] {
  const typed = normalPlate(text)
  const letters = /^[A-Z]*/.exec(typed)?.[0].toLowerCase() ?? ''
  for (let length = Math.min(letters.length, 6); length > 0; length -= 1) {
    const head = letters.slice(0, length)
    const rest = typed.slice(length)
    const meant = Object.entries(provinces).filter(([, pinyin]) => pinyin.startsWith(head))
    if (meant.length > 0)
      return meant
        .sort(([, a], [, b]) => Number(b === head) - Number(a === head))
        .map(([character]) => character + rest)
  }
  return []
}
