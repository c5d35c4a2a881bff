import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'

/** Backups made and checked here; one more at the press of a button. */
export function Backups() {
  const { t } = useTexts()
  const api = useApi()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const list = useQuery(api.backup.list.queryOptions({ input: {}, staleTime: 0 }))
  const run = useMutation(api.backup.run.mutationOptions())
  const start = () => {
    run.mutate(
      {},
      {
        onSuccess: ({ file }) => {
          done(t('settings.backupDone', { file }))
          void list.refetch()
        },
        onError: (error) => problem(sentence(error)),
      },
    )
  }
  return (
    <div className="q-panel">
      <h2>{t('settings.backup')}</h2>
      <p>{t('settings.backupText')}</p>
      <p>
        <Button onClick={start} aria-busy={run.isPending}>
          {run.isPending ? t('settings.backupRunning') : t('settings.backupNow')}
        </Button>
      </p>
      <DeskTable
        label={t('settings.backup')}
        height={220}
        rows={list.data}
        rowKey={({ file }) => file}
        columns={[
          { key: 'at', title: t('settings.time'), width: 150, render: ({ at }) => formatMoment(at) },
          { key: 'file', title: t('settings.file'), render: ({ file }) => file },
          {
            key: 'size',
            title: t('settings.size'),
            width: 100,
            align: 'right',
            render: ({ bytes }) => t('settings.megabytes', { size: (bytes / 1_000_000).toFixed(1) }),
          },
          {
            key: 'entries',
            title: t('settings.entries'),
            width: 110,
            align: 'right',
            render: ({ entries }) => entries,
          },
        ]}
        empty={{ title: t('settings.backupNone'), text: t('settings.backupNoneText') }}
        error={list.error ? sentence(list.error) : undefined}
        onRetry={() => void list.refetch()}
      />
    </div>
  )
}
