import { useQuery } from '@tanstack/react-query'
import { Button, Descriptions } from 'antd'
import { useState, type ReactNode } from 'react'
import { Link, useNavigate, useParams } from 'react-router'

import type { ExpectedVisit } from '#shared/contract/expected.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { formatDay, formatHours, formatMoment } from '../../ui/time.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { Invitation } from './invitation.tsx'
import { useReceptionNames } from './reception-fields.tsx'
import { StateTag } from './state-tag.tsx'
import './expected.css'

/** One appointment: its invitation, what is known of it, and what became of it. */
export function ExpectedScreen() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const may = usePermissions()
  const { data, error, refetch } = useQuery(useApi().expected.get.queryOptions({ input: { id } }))
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title={data ? `${data.name} ${data.number}` : t('expected.title')}
      onBack={() => void navigate('/visitors/expected')}
      extra={
        data?.state === 'expected' && (
          <>
            {may('expected.write') && (
              <>
                <Button onClick={() => setOpen('cancel')}>{t('expected.cancelDo')}</Button>
                <Button onClick={() => setOpen('change')}>{t('expected.change')}</Button>
              </>
            )}
            {may('visits.write') && (
              <Button type="primary" onClick={() => void navigate(`/visitors/new?expected=${id}`)}>
                {t('expected.arrive')}
              </Button>
            )}
          </>
        )
      }
    >
      {error ? (
        <ErrorState message={sentence(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <div className="q-panel">
          {data.state === 'expected' && <Invitation row={data} />}
          <Details row={data} />
        </div>
      ) : (
        <LoadingState lines={8} />
      )}
      {data && open === 'change' && <ChangeDialog row={data} onClose={close} />}
      {data && open === 'cancel' && <CancelDialog row={data} onClose={close} />}
    </Page>
  )
}

function Details({ row }: { row: ExpectedVisit }) {
  const { t } = useTexts()
  const received = useReceptionNames(row)
  const by = (at: number, name: string) =>
    t('expected.by', { time: formatMoment(at), name: name || t('expected.system') })
  const lines: [label: string, value: ReactNode][] = [
    [t('expected.state'), <StateTag key="state" state={row.state} />],
    [t('expected.time'), `${formatDay(row.validFrom)} ${formatHours(row.validFrom, row.validUntil)}`],
    [t('expected.name'), `${row.name}${row.companions > 0 ? ` +${row.companions}` : ''}`],
    [t('expected.phone'), row.phone],
    [t('expected.company'), row.company],
    [t('expected.party'), row.party],
    [t('expected.host'), `${row.hostName} ${row.hostDepartment}`],
    [t('expected.reason'), row.reason],
    [t('visitors.type'), received.type],
    [t('visitors.grade'), received.grade],
    [t('expected.plate'), row.plate],
    [t('expected.place'), row.place],
    [t('expected.note'), row.note],
    [t('expected.series'), row.series],
    [t('expected.recorded'), by(row.recordedAt, row.recordedBy)],
    [t(`expected.states.${row.state}`), row.state === 'expected' ? '' : by(row.stateAt, row.stateBy)],
  ]
  if (row.visitId !== null)
    lines.push([
      t('expected.visit'),
      <Link key="visit" to={`/visitors/${row.visitId}`}>
        {t('expected.openVisit', { number: row.visitNumber })}
      </Link>,
    ])
  const shown = lines.filter(([, value]) => value !== '')
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      items={shown.map(([label, children], index) => ({ key: index, label, children }))}
    />
  )
}
