import { useState } from 'react'

import type { EvacuationList } from '#shared/contract/evacuation.ts'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { keyOf, useColumns, useExpectedColumns } from './columns.tsx'
import { fits, inPart, type Part } from './matching.ts'

/** Who is inside while nothing is the matter. */
export function InsideList({ list, part }: { list: EvacuationList; part: Part }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const columns = useColumns('since')
  return (
    <>
      <div className="q-filter">
        <FilterBox label={t('evacuation.filter')} value={typed} onChange={setTyped} autoFocus />
      </div>
      <DeskTable
        label={t('evacuation.title')}
        rows={inPart(list.people, part).filter((one) => fits(one, typed))}
        rowKey={keyOf}
        columns={columns}
        rowClass={({ kind }) => (kind === 'closedBySystem' ? 'q-row-warn' : undefined)}
        empty={
          typed === '' && part.kind === 'all'
            ? { title: t('evacuation.none'), text: t('evacuation.noneText') }
            : { title: t('evacuation.noneFit') }
        }
      />
    </>
  )
}

/** Who is expected today and has not come. */
export function ExpectedList({ rows }: { rows: EvacuationList['notArrived'] }) {
  const { t } = useTexts()
  return (
    <DeskTable
      label={t('evacuation.notArrived')}
      rows={rows}
      rowKey={({ id }) => String(id)}
      columns={useExpectedColumns()}
      empty={{ title: t('evacuation.noneFit') }}
    />
  )
}
