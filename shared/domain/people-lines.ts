import { isPlate, normalPlate } from './plate.ts'
import { toHalfWidth } from './scanner.ts'

/** One person of a pasted list; empty: not said. */
export interface PersonLine {
  readonly name: string
  readonly phone: string
  readonly company: string
  readonly plate: string
}

/** Digits, and what people part them with; too short for a phone is a room or a number of something else. */
const isPhone = (text: string) => /^[+\d][\d\s-]{4,23}$/.test(text)

/** Parts of a line: what stands between tabs, commas or wide gaps; Chinese lines are parted by single spaces too. */
function partsOf(line: string): string[] {
  const split = line.split(/\t|[,，;；、|]|\s{2,}/)
  const chinese = /[\u3400-\u9fff]/.test(line)
  const parts = split.length === 1 && chinese ? line.split(/\s+/) : split
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/**
 * People as they are pasted, one on a line: the name first, then in any order a phone and a plate, known by their form, and
 * a company. Lines without a name are left out.
 */
export function peopleOfLines(text: string): PersonLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const parts = partsOf(toHalfWidth(line))
    const phone = parts.find(isPhone) ?? ''
    const plate = parts.find((part) => isPlate(part)) ?? ''
    const [name, ...words] = parts.filter((part) => part !== phone && part !== plate)
    return name === undefined
      ? []
      : [{ name, phone: phone.replace(/\s/g, ''), company: words.join(' '), plate: normalPlate(plate) }]
  })
}
