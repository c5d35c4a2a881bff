import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import type { AbsenceLine } from '#shared/contract/calls.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { AbsenceForm } from './absence-form.tsx'

/** `now`: when the list was read, UTC ms. */
function useColumns(now: number): Column<AbsenceLine>[] {
  const { t } = useTexts()
  return [
    { key: 'name', title: t('absences.person'), width: 120, render: ({ name }) => name },
    {
      key: 'department',
      title: t('absences.department'),
      width: 130,
      render: ({ department }) => department,
    },
    {
      key: 'state',
      title: t('absences.state'),
      width: 110,
      render: ({ fromAt }) =>
        fromAt <= now ? (
          <StatusTag tone="warn">{t('absences.running')}</StatusTag>
        ) : (
          <StatusTag tone="quiet">{t('absences.coming')}</StatusTag>
        ),
    },
    { key: 'from', title: t('absences.from'), width: 110, render: ({ fromAt }) => formatShort(fromAt) },
    { key: 'until', title: t('absences.until'), width: 110, render: ({ untilAt }) => formatShort(untilAt) },
    { key: 'deputy', title: t('absences.deputy'), width: 110, render: ({ deputyName }) => deputyName },
    { key: 'message', title: t('absences.message'), render: ({ message }) => message },
    { key: 'by', title: t('absences.recordedBy'), width: 100, render: ({ recordedBy }) => recordedBy },
  ]
}

function useEnding(): (line: AbsenceLine) => void {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const end = useMutation(useApi().absence.end.mutationOptions())
  return ({ id, name }) => {
    end.mutate(
      { requestId: newRequestId(), id },
      {
        onSuccess: () => done(t('absences.ended', { name })),
        onError: (error) => problem(sentence(error)),
      },
    )
  }
}

/** What the form is open for: a line, or a new one from a moment on, UTC ms. */
interface Editing {
  readonly line?: AbsenceLine
  readonly now: number
}

/** Who is away now and soon: written down when somebody says so, shown wherever a host is chosen. */
export function AbsenceList() {
  const { t } = useTexts()
  const may = usePermissions()
  const { sentence } = useProblems()
  const listed = useQuery(useApi().absence.list.queryOptions({ input: {} }))
  const columns = useColumns(listed.dataUpdatedAt)
  const end = useEnding()
  const [editing, setEditing] = useState<Editing>()
  const writes = may('visits.write') || may('staff.write')
  const add = () => setEditing({ now: Date.now() })
  useShortcut('Alt+N', add, { label: t('absences.add'), disabled: !writes })
  const onOpen = (line: AbsenceLine) => setEditing({ line, now: Date.now() })
  return (
    <Page
      title={t('absences.title')}
      text={t('absences.text')}
      extra={
        writes && (
          <Button type="primary" aria-keyshortcuts="Alt+N" onClick={add}>
            {t('absences.add')} Alt+N
          </Button>
        )
      }
    >
      <VisitorTabs />
      <DeskTable
        label={t('absences.title')}
        rows={listed.data}
        rowKey={({ id }) => String(id)}
        columns={columns}
        {...(writes
          ? { onOpen, actions: [{ key: 'end', label: t('absences.end'), combo: 'Alt+E', run: end }] }
          : {})}
        empty={{ title: t('absences.none'), text: t('absences.noneText') }}
        error={listed.error ? sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
        autoFocus
      />
      {editing && <AbsenceForm line={editing.line} now={editing.now} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}
