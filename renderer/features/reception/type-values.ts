import {
  ownKeys,
  ruledColumns,
  type ColumnRule,
  type OwnField,
  type RuledColumn,
  type VisitType,
} from '#shared/contract/reception.ts'

export type OwnValue = Partial<OwnField>

/** A type as its form has it; numbers and texts left empty are missing. */
export interface TypeValues {
  readonly name: string
  readonly nameEn?: string
  readonly gradeId?: number | null
  readonly stayMinutes?: number | null
  readonly keepDays?: number | null
  readonly photoRule: VisitType['photoRule']
  readonly goodsCheck?: boolean
  readonly hazardsQuestion?: boolean
  readonly contractor?: boolean
  readonly visitorSide?: boolean
  readonly columns: Readonly<Record<RuledColumn, ColumnRule>>
  readonly own?: readonly OwnValue[]
}

/** A new type begins as the paper form is: everything may be filled in, only the matter must. */
const fresh: TypeValues = {
  name: '',
  photoRule: 'none',
  columns: Object.fromEntries(
    ruledColumns.map((column) => [column, column === 'reason' ? 'required' : 'optional']),
  ) as Record<RuledColumn, ColumnRule>,
}

export const valuesOf = (type: VisitType | null): TypeValues =>
  type === null ? fresh : { ...type, columns: type.fields.columns, own: type.fields.own }

/** Own fields with a place each: a new one takes the first that is free. */
export function placed(own: readonly OwnValue[]): OwnField[] {
  const taken = new Set(own.map(({ key }) => key))
  const free = ownKeys.filter((key) => !taken.has(key))
  return own.flatMap(
    ({ key = free.shift(), label = '', labelEn = '', rule = 'optional', askAgain = false }) =>
      key === undefined ? [] : [{ key, label, labelEn, rule, askAgain }],
  )
}

export function typeInput(values: TypeValues) {
  return {
    name: values.name,
    nameEn: values.nameEn ?? '',
    gradeId: values.gradeId ?? null,
    stayMinutes: values.stayMinutes ?? null,
    keepDays: values.keepDays ?? null,
    photoRule: values.photoRule,
    goodsCheck: values.goodsCheck ?? false,
    hazardsQuestion: values.hazardsQuestion ?? false,
    contractor: values.contractor ?? false,
    visitorSide: values.visitorSide ?? false,
    fields: { columns: values.columns, own: placed(values.own ?? []) },
  }
}
