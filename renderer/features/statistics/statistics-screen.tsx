import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, DatePicker } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'

import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { toWall } from '../../ui/time.ts'
import { Charts } from './charts.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { Figures } from './figures.tsx'
import { dayText, monthId, rangeNames, rangeOf, weekId, type RangeName } from './ranges.ts'
import { Segmented } from '../../ui/segmented.tsx'
import './statistics.css'

/** Visits of some days in numbers and pictures, as tables for the manager, and as a file. */
export function StatisticsScreen() {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const print = usePrinting()
  const may = usePermissions()
  const [name, setName] = useState<RangeName>('thisMonth')
  const [today] = useState(() => toWall(Date.now()))
  const [own, setOwn] = useState<readonly [Dayjs, Dayjs]>(rangeOf('thisMonth', today))
  const [exporting, setExporting] = useState(false)
  const [first, last] = name === 'own' ? own : rangeOf(name, today)
  const range = { from: dayText(first), to: dayText(last) }
  const counted = useQuery(
    useApi().statistics.visits.queryOptions({ input: range, placeholderData: keepPreviousData }),
  )
  return (
    <Page
      title={t('statistics.title')}
      extra={
        <>
          <Button onClick={() => void print('visitWeek', weekId(range.from))}>
            {t('statistics.printWeek')}
          </Button>
          <Button onClick={() => void print('visitMonth', monthId(range.from))}>
            {t('statistics.printMonth')}
          </Button>
          {may('visits.export') && (
            <Button type="primary" onClick={() => setExporting(true)}>
              {t('statistics.export')}
            </Button>
          )}
        </>
      }
    >
      <VisitorTabs />
      <div className="q-filter">
        <Segmented<RangeName>
          aria-label={t('statistics.range')}
          value={name}
          onChange={setName}
          options={rangeNames.map((value) => ({ value, label: t(`statistics.ranges.${value}`) }))}
        />
        <DatePicker.RangePicker
          aria-label={t('statistics.range')}
          value={[first, last]}
          allowClear={false}
          onChange={(days) => {
            const [from, to] = days ?? [null, null]
            if (!from || !to) return
            setOwn([from, to])
            setName('own')
          }}
        />
      </div>
      {counted.error ? (
        <ErrorState message={sentence(counted.error)} onRetry={() => void counted.refetch()} />
      ) : !counted.data ? (
        <LoadingState lines={8} />
      ) : counted.data.visits === 0 && counted.data.expected.noShow === 0 ? (
        <EmptyState title={t('statistics.nothing')} text={t('statistics.nothingText')} />
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="st-scroll" tabIndex={0} role="region" aria-label={t('statistics.title')}>
          <Figures data={counted.data} />
          <Charts data={counted.data} range={range} />
        </div>
      )}
      {exporting && <ExportDialog range={range} onClose={() => setExporting(false)} />}
    </Page>
  )
}
