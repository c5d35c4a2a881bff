import type { ReactNode } from 'react'

import type { Evacuee } from '#shared/contract/evacuation.ts'

import { evacueeName } from '../../client/evacuee-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { FormList } from '../kit/form.tsx'
import './evacuation.css'

/** Across every page of a drill, so that no sheet of it is ever taken for a real one. */
export function DrillMark({ drill }: { drill: boolean }) {
  const { t } = useTexts()
  if (!drill) return null
  return <div className="p-demo p-evac-drill">{t('evacuation.paper.drill')}</div>
}

/** One block of people under its heading. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="p-evac-block">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** People with a box to tick each; the box of somebody found is ticked. `area` stands on every page of the table. */
export function PeopleTable({ area, people }: { area: string; people: readonly Evacuee[] }) {
  const { t } = useTexts()
  return (
    <FormList
      rows={people}
      rowKey={({ visitId, staffId }) => `${String(visitId)} ${String(staffId)}`}
      columns={[
        {
          key: 'box',
          title: '',
          width: 1,
          align: 'center',
          render: ({ foundAt }) => <span className="p-evac-box">{foundAt === null ? '' : '✓'}</span>,
        },
        {
          key: 'name',
          title: `${t('evacuation.name')} · ${area}`,
          width: 4,
          render: (one) => <b>{evacueeName(t, one)}</b>,
        },
        {
          key: 'kind',
          title: t('evacuation.kind'),
          width: 2,
          render: ({ kind }) => t(`evacuation.kinds.${kind}`),
        },
        { key: 'company', title: t('evacuation.company'), width: 4, render: ({ company }) => company },
        { key: 'phone', title: t('evacuation.phone'), width: 3.6, render: ({ phone }) => phone },
        { key: 'host', title: t('evacuation.host'), width: 2.4, render: ({ host }) => host },
      ]}
    />
  )
}
