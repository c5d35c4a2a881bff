import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { DatePicker, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { fromWall } from '../../ui/time.ts'
import { useColumns } from './columns.ts'
import { LeaveTag } from './leave-tag.tsx'

const pageSize = 100

/** The register of everybody, newest first: a fragment of anything shown, and the days between two dates. */
export function Register() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const [days, setDays] = useState<readonly [Dayjs | null, Dayjs | null] | null>(null)
  const [first, last] = days ?? [null, null]
  const pages = useInfiniteQuery(
    useApi().visitors.list.infiniteOptions({
      input: (before: number | undefined) => ({
        text,
        limit: pageSize,
        ...(first === null ? {} : { from: fromWall(first.startOf('day')) }),
        ...(last === null ? {} : { to: fromWall(last.endOf('day')) }),
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.id : undefined),
      placeholderData: keepPreviousData,
    }),
  )
  const rows = pages.data?.pages.flatMap((page) => page.rows)
  const columns = useColumns()
  const left: Column<Visit> = {
    key: 'left',
    title: t('visitors.leftAt'),
    width: 190,
    render: (visit) => <LeaveTag visit={visit} />,
  }
  return (
    <>
      <div className="v-filter">
        <Input.Search
          aria-label={t('visitors.filter')}
          placeholder={t('visitors.filter')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          allowClear
        />
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
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[...columns, left]}
        onOpen={({ id }) => void navigate(`/visitors/${id}`)}
        rowClass={({ leaveKind }) => (leaveKind === 'system' ? 'q-row-warn' : undefined)}
        empty={
          text === '' && days === null
            ? { title: t('visitors.none'), text: t('visitors.noneText') }
            : { title: t('visitors.noneFound'), text: t('visitors.noneFoundText') }
        }
        error={pages.error ? sentence(pages.error) : undefined}
        onRetry={() => void pages.refetch()}
        total={(rows?.length ?? 0) + (pages.hasNextPage ? 1 : 0)}
        onNearEnd={() => void pages.fetchNextPage()}
      />
    </>
  )
}
