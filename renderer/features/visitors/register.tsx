import { useInfiniteQuery } from '@tanstack/react-query'
import { DatePicker } from 'antd'
import type { Dayjs } from 'dayjs'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Visit } from '#shared/contract/visitors.ts'
import { useBlindCount } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { listingOptions, useListing } from '../../client/listing.ts'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { fromWall } from '../../ui/time.ts'
import { useColumns } from './columns.ts'
import { LeaveTag } from './leave-tag.tsx'

const pageSize = 100

/** The register of everybody, newest first: a fragment of anything shown, and the days between two dates. */
export function Register() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const [days, setDays] = useState<readonly [Dayjs | null, Dayjs | null] | null>(null)
  const [first, last] = days ?? [null, null]
  const blind = useBlindCount(text)
  const pages = useInfiniteQuery(
    useApi().visitors.list.infiniteOptions({
      input: (before: number | undefined) => ({
        text,
        limit: pageSize,
        ...(first === null ? {} : { from: fromWall(first.startOf('day')) }),
        ...(last === null ? {} : { to: fromWall(last.endOf('day')) }),
        ...(before === undefined ? {} : { before }),
      }),
      ...listingOptions(blind),
    }),
  )
  const listing = useListing(pages)
  const columns = useColumns()
  const left: Column<Visit> = {
    key: 'left',
    title: t('visitors.leftAt'),
    width: 190,
    render: (visit) => <LeaveTag visit={visit} />,
  }
  return (
    <>
      <div className="q-filter">
        <FilterBox label={t('visitors.filter')} value={typed} onChange={setTyped} />
        <DatePicker.RangePicker
          aria-label={t('visitors.days')}
          placeholder={[t('visitors.from'), t('visitors.to')]}
          value={[first, last]}
          onChange={setDays}
          allowEmpty
        />
      </div>
      <DeskTable
        label={t('visitors.all')}
        rowKey={({ id }) => String(id)}
        columns={[...columns, left]}
        onOpen={({ id }) => void navigate(`/visitors/${id}`)}
        rowClass={({ leaveKind, voidedAt }) => {
          if (voidedAt !== null) return 'q-row-quiet v-voided'
          return leaveKind === 'system' ? 'q-row-warn' : undefined
        }}
        empty={
          text === '' && days === null
            ? { title: t('visitors.none'), text: t('visitors.noneText') }
            : { title: t('visitors.noneFound'), text: t('visitors.noneFoundText') }
        }
        {...listing}
        {...blind.table}
      />
    </>
  )
}
