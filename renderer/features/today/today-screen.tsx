import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { HostReminders } from '../../client/host-reminders.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Keys } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { formatShort } from '../../ui/time.ts'
import { DayChart } from './day-chart.tsx'
import { InsideList, MatterLines } from './lists.tsx'
import { usePermissions } from '../../client/permissions.ts'
import './today.css'

/** The first screen of the day: its numbers, who is inside, what is open, and the next thing to do. */
export function TodayScreen() {
  const { t } = useTexts()
  const may = usePermissions()
  const api = useApi()
  const problems = useProblems()
  const summary = useQuery(api.today.summary.queryOptions({ input: {} }))
  const current = useQuery(api.handovers.current.queryOptions({ input: {}, enabled: may('handover.read') }))
  const shift = current.data?.deskShift
  const counting = summary.data?.onSite === null
  const shiftLine = shift
    ? t('today.shift', { number: shift.number, name: shift.openedBy, at: formatShort(shift.openedAt) })
    : t('today.noShift')
  return (
    <Page title={t('today.title')} text={current.data ? shiftLine : undefined}>
      {may('visits.write') && <QuickActions />}
      {may('visits.write') && <HostReminders />}
      {counting && <p className="t-counting">{t('today.counting')}</p>}
      {summary.error && (
        <ErrorState message={problems.sentence(summary.error)} onRetry={() => void summary.refetch()} />
      )}
      {summary.isPending && <LoadingState lines={4} />}
      {summary.data && (
        <>
          <Figures data={summary.data} />
          <div className="t-columns">
            {may('visits.read') && <InsideList hidden={counting} />}
            {may('matters.read') && <MatterLines />}
            <DayChart values={summary.data.visitsByHour} />
          </div>
        </>
      )}
    </Page>
  )
}

type Summary = Record<
  'onSite' | 'visitsToday' | 'parcelsHeld' | 'depositsHeld' | 'mattersOpen' | 'staffPresent',
  number | null
>

function Figures({ data }: { data: Summary }) {
  const { t } = useTexts()
  const figures = [
    { key: 'onSite', to: '/visitors' },
    { key: 'visitsToday', to: '/visitors' },
    { key: 'parcelsHeld', to: '/parcels' },
    { key: 'depositsHeld', to: '/deposits' },
    { key: 'mattersOpen', to: '/matters' },
    { key: 'staffPresent', to: '/attendance' },
  ] as const
  return (
    <div className="t-figures">
      {figures.map(({ key, to }) => (
        <Link key={key} to={to}>
          {data[key] === null ? (
            <Figure label={`${t(`today.${key}`)} · ${t('common.counting.now')}`} value="—" />
          ) : (
            <Figure label={t(`today.${key}`)} value={data[key]} />
          )}
        </Link>
      ))}
    </div>
  )
}

/** The four things that begin most often; the same keys work on every screen. */
function QuickActions() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const actions = [
    { key: 'F2', label: t('today.newVisit'), to: '/visitors/new' },
    { key: 'F3', label: t('today.newParcel'), to: '/parcels/new' },
    { key: 'F4', label: t('today.newDeposit'), to: '/deposits/new' },
    { key: 'F8', label: t('today.handover'), to: '/handover' },
  ]
  return (
    <div className="t-actions">
      {actions.map(({ key, label, to }, at) => (
        <Button
          key={key}
          type={at === 0 ? 'primary' : 'default'}
          aria-keyshortcuts={key}
          onClick={() => void navigate(to)}
        >
          {label}
          <Keys combo={key} />
        </Button>
      ))}
    </div>
  )
}
