import { useQuery } from '@tanstack/react-query'

import type { Erasure } from '#shared/contract/privacy.ts'
import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import { PrivacyTabs } from './privacy-tabs.tsx'

export const sumOf = (erased: Erasure['erased']): number =>
  Object.values(erased).reduce((sum, count) => sum + count, 0)

function useColumns(): Column<Erasure>[] {
  const { t } = useTexts()
  return [
    { key: 'number', title: t('privacy.number'), width: 130, render: ({ number }) => number },
    { key: 'at', title: t('privacy.at'), width: 170, render: ({ erasedAt }) => formatMoment(erasedAt) },
    {
      key: 'basis',
      title: t('privacy.basis'),
      width: 150,
      render: ({ basis }) => (basis === 'period' ? t('privacy.byPeriod') : t('privacy.byRequest')),
    },
    {
      key: 'count',
      title: t('privacy.count'),
      width: 90,
      align: 'right',
      render: ({ erased }) => sumOf(erased),
    },
    { key: 'kept', title: t('privacy.kept'), width: 90, align: 'right', render: ({ kept }) => kept.length },
    { key: 'reason', title: t('privacy.reason'), render: ({ reason }) => reason },
    {
      key: 'who',
      title: t('privacy.who'),
      width: 120,
      render: ({ erasedBy }) => (erasedBy === '' ? t('privacy.automatic') : erasedBy),
    },
  ]
}

/** What was erased, by which rule; each line prints as a certificate. */
export function Certificates() {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const print = usePrinting()
  const erasures = useQuery(useApi().privacy.erasures.queryOptions({ input: {} }))
  return (
    <Page title={t('privacy.title')} text={t('privacy.text')}>
      <PrivacyTabs />
      <DeskTable
        label={t('privacy.certificates')}
        rows={erasures.data}
        rowKey={({ id }) => String(id)}
        columns={useColumns()}
        actions={[
          {
            key: 'print',
            label: t('privacy.certificate'),
            combo: 'Alt+P',
            run: ({ id }) => void print('erasureCertificate', id),
          },
        ]}
        empty={{ title: t('privacy.noErasures'), text: t('privacy.noErasuresText') }}
        error={erasures.error ? sentence(erasures.error) : undefined}
        onRetry={() => void erasures.refetch()}
        autoFocus
      />
    </Page>
  )
}
