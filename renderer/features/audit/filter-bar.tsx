import { DatePicker, Select } from 'antd'
import type { Dayjs } from 'dayjs'

import { auditGroupNames, type AuditGroup } from '#shared/contract/audit-kinds.ts'
import { useTexts } from '../../i18n/index.ts'

/** What the list is narrowed to; null is everything. `actorId` 0 is the desk itself. */
export interface Filter {
  readonly group: AuditGroup | null
  readonly actorId: number | null
  readonly days: readonly [Dayjs | null, Dayjs | null] | null
}
export const everything: Filter = { group: null, actorId: null, days: null }

export interface Actor {
  readonly id: number
  readonly name: string
  readonly left: boolean
}

type FilterBarProps = { filter: Filter; actors: readonly Actor[]; onChange: (filter: Filter) => void }

/** By kind, by person, by day. */
export function FilterBar({ filter, actors, onChange }: FilterBarProps) {
  const { t } = useTexts()
  const [first, last] = filter.days ?? [null, null]
  return (
    <div className="u-filter">
      <Select<AuditGroup | ''>
        aria-label={t('audit.kind')}
        value={filter.group ?? ''}
        onChange={(group) => onChange({ ...filter, group: group === '' ? null : group })}
        options={[
          { value: '', label: t('audit.allKinds') },
          ...auditGroupNames.map((value) => ({ value, label: t(`audit.groups.${value}`) })),
        ]}
      />
      <Select<number>
        aria-label={t('audit.actor')}
        value={filter.actorId ?? -1}
        onChange={(actorId) => onChange({ ...filter, actorId: actorId === -1 ? null : actorId })}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: -1, label: t('audit.allActors') },
          { value: 0, label: t('audit.system') },
          ...actors.map(({ id, name, left }) => ({
            value: id,
            label: left ? t('audit.leftActor', { name }) : name,
          })),
        ]}
      />
      <DatePicker.RangePicker
        aria-label={t('audit.days')}
        placeholder={[t('audit.from'), t('audit.to')]}
        value={[first, last]}
        onChange={(days) => onChange({ ...filter, days })}
        allowEmpty
      />
    </div>
  )
}
