import type { ReceptionRules } from '#shared/contract/reception-rules.ts'

type Area = ReceptionRules['areas'][number]

/** The rules as their form has them: places a line each, emptied texts missing. */
export type RuleValues = Omit<
  ReceptionRules,
  'places' | 'areas' | 'retentionReason' | 'evacuationFolder' | 'assemblyPlace'
> & {
  readonly places?: string
  readonly areas?: readonly Partial<Area>[]
  readonly retentionReason?: string
  readonly evacuationFolder?: string
  readonly assemblyPlace?: string
}

/** Places out of their lines: empty ones and repeats go. */
export const placesOf = (lines: string): string[] => [
  ...new Set(
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

export const valuesOf = (rules: ReceptionRules): RuleValues => ({ ...rules, places: rules.places.join('\n') })

export const rulesOf = (values: RuleValues): ReceptionRules => ({
  ...values,
  places: placesOf(values.places ?? ''),
  areas: (values.areas ?? []).map(({ name = '', departments = [] }) => ({ name, departments })),
  retentionReason: values.retentionReason ?? '',
  evacuationFolder: values.evacuationFolder ?? '',
  assemblyPlace: values.assemblyPlace ?? '',
})
