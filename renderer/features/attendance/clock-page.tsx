import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { ClockJump } from '#shared/contract/clock-jumps.ts'
import { AttendanceTabs } from '../../client/attendance-tabs.tsx'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import { jumpText, spanText } from './jump-words.ts'
import { SettleDialog } from './settle-dialog.tsx'
import './attendance.css'

function useColumns(): Column<ClockJump>[] {
  const { t } = useTexts()
  const stateOf = ({ endedAt, endedBy }: ClockJump) => {
    if (endedAt === null) return <StatusTag tone="warn">{t('clockJumps.open')}</StatusTag>
    return (
      <StatusTag tone="good">
        {endedBy === '' ? t('clockJumps.cameBack') : t('clockJumps.accepted', { name: endedBy })}
      </StatusTag>
    )
  }
  return [
    {
      key: 'noticed',
      title: t('clockJumps.noticed'),
      width: 190,
      render: ({ noticedAt }) => formatMoment(noticedAt, 'YYYY-MM-DD HH:mm:ss'),
    },
    { key: 'what', title: t('clockJumps.what'), width: 220, render: (row) => jumpText(t, row) },
    { key: 'state', title: t('clockJumps.state'), width: 170, render: stateOf },
    { key: 'reason', title: t('clockJumps.reason'), render: ({ endReason }) => endReason },
    {
      key: 'punches',
      title: t('clockJumps.punches'),
      width: 80,
      align: 'right',
      render: ({ punches }) => punches,
    },
    {
      key: 'corrected',
      title: t('clockJumps.corrected'),
      width: 90,
      align: 'right',
      render: ({ corrected }) => corrected,
    },
  ]
}

/** Whether the clock can be trusted now, and who may say that it can. */
function ClockNow({ rows, onSettle }: { rows: readonly ClockJump[]; onSettle: () => void }) {
  const { t } = useTexts()
  const may = usePermissions()
  const open = rows.filter(({ endedAt }) => endedAt === null)
  if (open.length === 0)
    return (
      <p className="a-now" role="status">
        <StatusTag tone="good">{t('clockJumps.trusted')}</StatusTag>
      </p>
    )
  const off = open.reduce((sum, { jumpMs }) => sum + jumpMs, 0)
  const span = spanText(t, off)
  return (
    <div className="a-now">
      <Alert
        type="warning"
        showIcon
        role="status"
        title={off > 0 ? t('clockJumps.ahead', { span }) : t('clockJumps.behind', { span })}
        description={t('clockJumps.doubtText')}
        action={
          may('attendance.write') && (
            <Button type="primary" onClick={onSettle}>
              {t('clockJumps.settle')}
            </Button>
          )
        }
      />
    </div>
  )
}

/** Every jump of the clock, newest first. */
export function ClockPage() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const [settling, setSettling] = useState(false)
  const jumps = useQuery(useApi().clockJumps.list.queryOptions({ input: {} }))
  return (
    <Page title={t('attendance.title')} text={t('clockJumps.title')}>
      <AttendanceTabs />
      <p className="a-help">{t('clockJumps.text')}</p>
      {jumps.data && <ClockNow rows={jumps.data} onSettle={() => setSettling(true)} />}
      <DeskTable
        label={t('clockJumps.title')}
        rows={jumps.data}
        rowKey={({ id }) => String(id)}
        columns={useColumns()}
        onOpen={({ id }) => void navigate(`/attendance/clock/${id}`)}
        empty={{ title: t('clockJumps.none'), text: t('clockJumps.noneText') }}
        error={jumps.error ? sentence(jumps.error) : undefined}
        onRetry={() => void jumps.refetch()}
        autoFocus
      />
      {settling && <SettleDialog onClose={() => setSettling(false)} />}
    </Page>
  )
}
