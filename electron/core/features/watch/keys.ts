import { isResidentId } from '#shared/domain/resident-id.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import { phoneDigits, type WatchedPerson, type WatchTarget } from '#shared/domain/watch-match.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import type { watchEntries } from '../../database/tables.ts'
import { companionForms, companyForm, nameForms } from '../../names/forms.ts'
import type { FieldCipher } from '../../security/fields.ts'

/** What somebody says of himself and his company, as it is typed. */
export interface Newcomer {
  readonly name: string
  readonly phone: string | null
  readonly idNumber: string | null
  readonly company: string
  readonly plate: string
  readonly companionNames: string
}

const plateForm = (plate: string) => normalPlate(toHalfWidth(plate))
const idForm = (idNumber: string) =>
  toHalfWidth(idNumber)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

function papersOf(fields: FieldCipher, idNumber: string) {
  const written = idForm(idNumber)
  return {
    idKey: written === '' ? '' : fields.blindIndex(`watch ${written}`).toString('hex'),
    residentId: isResidentId(written),
  }
}

/** Somebody in the forms he is compared by. */
export function personOf(fields: FieldCipher, newcomer: Newcomer): WatchedPerson {
  const idNumber = newcomer.idNumber ?? ''
  return {
    name: nameForms(newcomer.name),
    companions: companionForms(newcomer.companionNames),
    phone: phoneDigits(newcomer.phone ?? ''),
    plate: plateForm(newcomer.plate),
    company: companyForm(newcomer.company),
    idNumber: idForm(idNumber),
    ...papersOf(fields, idNumber),
  }
}

type Row = typeof watchEntries.$inferSelect
type Traits = Pick<Row, 'name' | 'aliases' | 'phone' | 'plate' | 'company' | 'idNumberCipher' | 'idEnd'>

/** An entry in the same forms; decrypts its ID number to hash it as it is compared. */
export function targetOf(fields: FieldCipher, entry: Traits): WatchTarget {
  const idNumber = entry.idNumberCipher === null ? '' : fields.decrypt(entry.idNumberCipher)
  return {
    name: nameForms(entry.name),
    aliases: (JSON.parse(entry.aliases) as string[]).map(nameForms),
    phone: phoneDigits(entry.phone),
    plate: plateForm(entry.plate),
    company: companyForm(entry.company),
    idEnd: entry.idEnd,
    ...papersOf(fields, idNumber),
  }
}

/** Keyed hash by which a decision is remembered for the person it was made about: the same name with the same phone. */
export function personIndexOf(fields: FieldCipher, { name, phone }: WatchedPerson): Buffer {
  return fields.blindIndex(`watched person ${JSON.stringify([name.standard, phone])}`)
}
