import type { expectedScopes, ExpectedVisit } from '#shared/contract/expected.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField } from '../../ui/fields.tsx'

export type Scope = (typeof expectedScopes)[number]

/** Whom it is about; nothing to choose for somebody who comes alone and once. */
export function ScopeField({ row }: { row: Pick<ExpectedVisit, 'series' | 'party'> }) {
  const { t } = useTexts()
  const scopes: Scope[] = [
    'one',
    ...(row.series === '' ? [] : (['series'] as const)),
    ...(row.party === '' ? [] : (['party'] as const)),
  ]
  if (scopes.length === 1) return null
  return (
    <ChoiceField
      name="scope"
      label={t('expected.scope')}
      options={scopes.map((value) => ({ value, label: t(`expected.scopes.${value}`) }))}
    />
  )
}
