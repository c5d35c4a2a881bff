import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useMemo, useState } from 'react'

import type { AuditEntry } from '#shared/contract/desk.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment, fromWall } from '../../ui/time.ts'
import { EntryDialog } from './entry-dialog.tsx'
import { everything, FilterBar, type Filter } from './filter-bar.tsx'
import { VerifyResult } from './verify-result.tsx'
import { kindOf, subjectOf, summaryOf } from './words.ts'
import './audit.css'

const pageSize = 100

function inputOf({ group, actorId, days }: Filter, before: number | undefined) {
  const [first, last] = days ?? [null, null]
  return {
    limit: pageSize,
    ...(group && { group }),
    ...(actorId !== null && { actorId }),
    ...(first && { from: fromWall(first.startOf('day')) }),
    ...(last && { to: fromWall(last.endOf('day')) }),
    ...(before !== undefined && { before }),
  }
}

function useEntries(filter: Filter) {
  return useInfiniteQuery(
    useApi().audit.entries.infiniteOptions({
      input: (before: number | undefined) => inputOf(filter, before),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (rows) => (rows.length === pageSize ? rows.at(-1)?.seq : undefined),
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
}

function useColumns(names: ReadonlyMap<number, string>): Column<AuditEntry>[] {
  const { t } = useTexts()
  return [
    { key: 'seq', title: t('audit.seq'), width: 72, align: 'right', render: ({ seq }) => seq },
    {
      key: 'at',
      title: t('audit.time'),
      width: 160,
      render: ({ at }) => formatMoment(at, 'YYYY-MM-DD HH:mm:ss'),
    },
    { key: 'kind', title: t('audit.kind'), width: 180, render: ({ kind }) => kindOf(t, kind) },
    { key: 'actor', title: t('audit.actor'), width: 100, render: ({ actor }) => actor || t('audit.system') },
    { key: 'subject', title: t('audit.subject'), width: 180, render: ({ subject }) => subjectOf(t, subject) },
    { key: 'facts', title: t('audit.summary'), render: (entry) => summaryOf(t, entry, names) },
  ]
}

/** The chain as people read it, and whether it is whole. */
export function AuditScreen() {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const api = useApi()
  const [filter, setFilter] = useState(everything)
  const [opened, setOpened] = useState<AuditEntry | null>(null)
  const verify = useMutation(api.audit.verify.mutationOptions())
  const actors = useQuery(api.audit.actors.queryOptions({ input: {} })).data
  const names = useMemo(() => new Map(actors?.map(({ id, name }) => [id, name])), [actors])
  const columns = useColumns(names)
  const pages = useEntries(filter)
  const rows = pages.data?.pages.flat()
  return (
    <Page
      title={t('audit.title')}
      text={t('audit.text')}
      extra={
        <Button type="primary" aria-busy={verify.isPending} onClick={() => verify.mutate({})}>
          {verify.isPending ? t('audit.verifying') : t('audit.verify')}
        </Button>
      }
    >
      {verify.error && <Alert type="error" showIcon role="alert" title={sentence(verify.error)} />}
      {verify.data && <VerifyResult result={verify.data} />}
      <FilterBar filter={filter} actors={actors ?? []} onChange={setFilter} />
      <DeskTable
        label={t('audit.title')}
        rows={rows}
        rowKey={({ seq }) => String(seq)}
        columns={columns}
        onOpen={setOpened}
        empty={
          filter === everything
            ? { title: t('audit.none') }
            : { title: t('audit.noneFound'), text: t('audit.noneFoundText') }
        }
        error={pages.error ? sentence(pages.error) : undefined}
        onRetry={() => void pages.refetch()}
        total={
          filter === everything ? (rows?.[0]?.seq ?? 0) : (rows?.length ?? 0) + (pages.hasNextPage ? 1 : 0)
        }
        onNearEnd={() => void pages.fetchNextPage()}
        autoFocus
      />
      {opened && <EntryDialog entry={opened} names={names} onClose={() => setOpened(null)} />}
    </Page>
  )
}
