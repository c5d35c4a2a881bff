import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { PunchFile } from '#shared/contract/punch-files.ts'
import { AttendanceTabs } from '../../client/attendance-tabs.tsx'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { UndoFileDialog } from './undo-file-dialog.tsx'
import './attendance.css'

function useColumns(): Column<PunchFile>[] {
  const { t } = useTexts()
  const leftOut = ({ counts: { unknownPerson = 0, malformed = 0 } }: PunchFile) => unknownPerson + malformed
  return [
    {
      key: 'at',
      title: t('punchFiles.at'),
      width: 116,
      render: ({ importedAt }) => formatShort(importedAt),
    },
    { key: 'name', title: t('punchFiles.name'), width: 204, render: ({ name }) => name },
    {
      key: 'kind',
      title: t('punchFiles.kind'),
      width: 72,
      render: ({ kind }) => t(`punchFiles.kinds.${kind}`),
    },
    { key: 'terminal', title: t('punchFiles.terminal'), width: 120, render: ({ terminal }) => terminal },
    {
      key: 'taken',
      title: t('punchFiles.taken'),
      width: 72,
      align: 'right',
      render: ({ kind, counts }) => (kind === 'punches' ? (counts.new ?? 0) : ''),
    },
    {
      key: 'left',
      title: t('punchFiles.left'),
      width: 76,
      align: 'right',
      render: (row) => (row.kind === 'punches' ? leftOut(row) : ''),
    },
    { key: 'by', title: t('punchFiles.by'), width: 80, render: ({ importedBy }) => importedBy },
    {
      key: 'state',
      title: t('punchFiles.state'),
      width: 100,
      render: ({ undoneAt }) =>
        undoneAt === null ? (
          <StatusTag tone="good">{t('punchFiles.valid')}</StatusTag>
        ) : (
          <StatusTag tone="quiet">{t('punchFiles.undone')}</StatusTag>
        ),
    },
    {
      key: 'undo',
      title: t('punchFiles.note'),
      render: ({ undoneAt, undoneBy, undoReason }) => {
        if (undoneAt === null) return ''
        const at = formatShort(undoneAt)
        const text = t('punchFiles.undoneBy', { name: undoneBy, at, reason: undoReason })
        return <span title={text}>{text}</span>
      },
    },
  ]
}

/** Every file that was imported, newest first. */
export function FileList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const writes = usePermissions()('attendance.write')
  const { sentence } = useProblems()
  const [undoing, setUndoing] = useState<PunchFile>()
  const files = useQuery(useApi().punchFiles.list.queryOptions({ input: {} }))
  const begin = () => void navigate('/attendance/files/import')
  useShortcut('Alt+N', begin, { label: t('punchFiles.importTitle'), disabled: !writes })
  return (
    <Page
      title={t('attendance.title')}
      text={t('punchFiles.title')}
      extra={
        writes && (
          <Button type="primary" aria-keyshortcuts="Alt+N" onClick={begin}>
            {t('punchFiles.importKey')} Alt+N
          </Button>
        )
      }
    >
      <AttendanceTabs />
      <p className="a-help">{t('punchFiles.text')}</p>
      <DeskTable
        label={t('punchFiles.title')}
        rows={files.data}
        rowKey={({ id }) => String(id)}
        columns={useColumns()}
        rowClass={({ undoneAt }) => (undoneAt === null ? undefined : 'q-row-quiet')}
        {...(writes
          ? {
              actions: [
                {
                  key: 'undo',
                  label: t('punchFiles.undo'),
                  combo: 'Delete',
                  available: ({ undoneAt }: PunchFile) => undoneAt === null,
                  run: setUndoing,
                },
              ],
            }
          : {})}
        empty={{ title: t('punchFiles.none'), text: t('punchFiles.noneText') }}
        error={files.error ? sentence(files.error) : undefined}
        onRetry={() => void files.refetch()}
        autoFocus
      />
      {undoing && <UndoFileDialog file={undoing} onClose={() => setUndoing(undefined)} />}
    </Page>
  )
}
