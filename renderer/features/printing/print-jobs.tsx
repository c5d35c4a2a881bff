import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import type { PrintJob } from '#shared/contract/desk.ts'
import { useApi } from '../../client/desk.tsx'
import { usePrinting, usePrintingAgain } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'

const tones = { waiting: 'busy', handed: 'good', failed: 'bad' } as const

function useColumns(): Column<PrintJob>[] {
  const { t } = useTexts()
  return [
    {
      key: 'askedAt',
      title: t('printing.askedAt'),
      width: 130,
      render: ({ askedAt }) => formatShort(askedAt),
    },
    { key: 'form', title: t('printing.form'), width: 200, render: ({ form }) => t(`printing.forms.${form}`) },
    {
      key: 'state',
      title: t('printing.state'),
      width: 150,
      render: ({ state }) => <StatusTag tone={tones[state]}>{t(`printing.states.${state}`)}</StatusTag>,
    },
    { key: 'tries', title: t('printing.tries'), width: 90, align: 'right', render: ({ tries }) => tries },
    { key: 'problem', title: t('printing.problem'), render: ({ problem }) => problem },
    { key: 'askedBy', title: t('printing.askedBy'), width: 140, render: ({ askedBy }) => askedBy },
  ]
}

/** What was printed lately, and how it went; any of it prints again. */
export function PrintJobs() {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const again = usePrintingAgain()
  const print = usePrinting()
  const jobs = useQuery(useApi().print.jobs.queryOptions({ input: {}, staleTime: 0 }))
  return (
    <Page
      title={t('printing.title')}
      text={t('printing.text')}
      extra={<Button onClick={() => void print('labelTest', 1)}>{t('printing.labelTest')}</Button>}
    >
      <DeskTable
        label={t('printing.title')}
        rows={jobs.data}
        rowKey={({ id }) => String(id)}
        columns={useColumns()}
        actions={[
          { key: 'again', label: t('printing.again'), combo: 'Alt+P', run: ({ id }) => void again(id) },
        ]}
        rowClass={({ state }) => (state === 'failed' ? 'q-row-warn' : undefined)}
        empty={{ title: t('printing.none'), text: t('printing.noneText') }}
        error={jobs.error ? sentence(jobs.error) : undefined}
        onRetry={() => void jobs.refetch()}
        autoFocus
      />
    </Page>
  )
}
