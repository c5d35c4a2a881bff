import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { PassOut } from '#shared/contract/leaving.ts'
import { useBlindCount } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { newRequestId, useRequestId } from '../../client/request.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column, type RowAction } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'

function useColumns(): Column<PassOut>[] {
  const { t } = useTexts()
  return [
    { key: 'kind', title: t('passes.kind'), width: 84, render: ({ kind }) => t(`passes.kinds.${kind}`) },
    { key: 'number', title: t('passes.number'), width: 96, render: ({ number }) => number },
    { key: 'since', title: t('passes.since'), width: 112, render: ({ lentAt }) => formatShort(lentAt) },
    { key: 'holder', title: t('passes.holder'), width: 120, render: ({ name }) => name },
    { key: 'phone', title: t('passes.phone'), width: 124, render: ({ phone }) => phone },
    { key: 'host', title: t('passes.host'), width: 110, render: ({ hostName }) => hostName },
    {
      key: 'state',
      title: t('passes.state'),
      width: 108,
      render: ({ inside }) =>
        inside ? (
          <StatusTag tone="busy">{t('passes.inside')}</StatusTag>
        ) : (
          <StatusTag tone="warn">{t('passes.gone')}</StatusTag>
        ),
    },
    { key: 'note', title: t('passes.note'), render: ({ note }) => note },
  ]
}

/** Takes one back with a key, or asks what became of it. */
function useActions(onLost: (pass: PassOut) => void): RowAction<PassOut>[] {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const may = usePermissions()
  const giveBack = useMutation(useApi().lentPass.return.mutationOptions())
  const available = () => may('visits.write')
  return [
    {
      key: 'back',
      label: t('passes.back'),
      combo: 'Alt+R',
      run: ({ id }) =>
        giveBack.mutate(
          { requestId: newRequestId(), passId: id },
          {
            onSuccess: ({ number }) => done(t('passes.backDone', { number })),
            onError: (error) => problem(sentence(error)),
          },
        ),
      available,
    },
    { key: 'lost', label: t('passes.lost'), combo: 'Alt+D', run: onLost, available },
  ]
}

/** 未归还证卡: what hangs on no hook, since when, and whom to call. */
export function PassList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const [typed, setTyped] = useState('')
  const [losing, setLosing] = useState<PassOut | null>(null)
  const text = useDeferredValue(typed.trim())
  const { counting, withheld, table } = useBlindCount(text)
  const out = useQuery(
    useApi().lentPass.out.queryOptions({
      input: { text },
      enabled: !withheld,
      ...(counting ? {} : { placeholderData: keepPreviousData }),
    }),
  )
  const columns = useColumns()
  const actions = useActions(setLosing)
  return (
    <Page title={t('passes.outTitle')}>
      <VisitorTabs />
      <div className="q-filter">
        <FilterBox label={t('passes.filter')} value={typed} onChange={setTyped} autoFocus />
      </div>
      <DeskTable
        label={t('passes.outTitle')}
        rows={out.data}
        rowKey={({ id }) => String(id)}
        columns={columns}
        actions={actions}
        onOpen={({ visitId }) => void navigate(`/visitors/${visitId}`)}
        empty={
          text === ''
            ? { title: t('passes.none'), text: t('passes.noneText') }
            : { title: t('passes.noneFound'), text: t('passes.noneFoundText') }
        }
        error={out.error ? sentence(out.error) : undefined}
        onRetry={() => void out.refetch()}
        {...table}
      />
      {losing && <LostDialog key={losing.id} pass={losing} onClose={() => setLosing(null)} />}
    </Page>
  )
}

function LostDialog({ pass, onClose }: { pass: PassOut; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const report = useMutation(useApi().lentPass.report.mutationOptions())
  return (
    <FormDialog<{ note: string }>
      open
      title={t('passes.lostTitle', { kind: t(`passes.kinds.${pass.kind}`), number: pass.number })}
      onClose={onClose}
      submitText={t('passes.lost')}
      problemsOf={ofForm}
      onSubmit={async ({ note }) => {
        await report.mutateAsync({ requestId: requestId.current(), passId: pass.id, note })
        done(t('passes.lostDone'))
        return undefined
      }}
    >
      <p>{t('passes.lostText')}</p>
      <TextField name="note" label={t('passes.lostWhy')} maxLength={120} required />
    </FormDialog>
  )
}
