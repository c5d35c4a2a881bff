import type { WatchEntry, WatchGrade } from '#shared/contract/watch-list.ts'
import { fromWall, toWall } from '../../ui/time.ts'

/** The form's values; texts left empty are missing keys. */
export interface EntryValues {
  readonly name?: string
  readonly aliases?: string
  readonly phone?: string
  readonly plate?: string
  readonly company?: string
  readonly idNumber?: string
  readonly removeId?: boolean
  readonly idEnd?: string
  readonly grade: WatchGrade
  readonly reason: string
  /** The last day, UTC ms. */
  readonly validUntil?: number | null
  /** JPEG data URL; undefined: as it is on record; null: taken away. */
  readonly photo?: string | null
}

const names = (line: string): string[] =>
  line
    .split(/[,，、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** What goes to the core: missing texts become empty ones; the last day counts whole. */
export function entryInput(values: EntryValues) {
  const idNumber = (values.idNumber ?? '').trim()
  const lastDay = values.validUntil ?? null
  return {
    name: values.name ?? '',
    aliases: names(values.aliases ?? ''),
    phone: values.phone ? values.phone : null,
    plate: values.plate ?? '',
    company: values.company ?? '',
    idNumber: idNumber === '' ? null : idNumber,
    idEnd: values.idEnd ?? '',
    grade: values.grade,
    reason: values.reason,
    photo: values.photo ?? null,
    validUntil: lastDay === null ? null : fromWall(toWall(lastDay).endOf('day')),
  }
}

/** An entry as the form begins with it. Its ID number stays in the core. */
export const entryValues = (entry: WatchEntry): EntryValues => ({
  name: entry.name,
  aliases: entry.aliases.join('，'),
  phone: entry.phone,
  plate: entry.plate,
  company: entry.company,
  idEnd: entry.idEnd,
  grade: entry.grade,
  reason: entry.reason,
  validUntil: entry.validUntil,
})
