import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'

import { mostCorrections, type JumpPunch } from '#shared/contract/clock-jumps.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import { CorrectAllDialog, CorrectDialog } from './correct-dialog.tsx'
import { jumpText } from './jump-words.ts'
import './attendance.css'

const exact = (at: number) => formatMoment(at, 'YYYY-MM-DD HH:mm:ss')

function useColumns(): Column<JumpPunch>[] {
  const { t } = useTexts()
  return [
    { key: 'order', title: t('clockJumps.order'), width: 76, align: 'right', render: ({ id }) => id },
    { key: 'name', title: t('clockJumps.name'), render: ({ name }) => name },
    { key: 'no', title: t('clockJumps.staffNo'), width: 100, render: ({ staffNo }) => staffNo },
    {
      key: 'recorded',
      title: t('clockJumps.recorded'),
      width: 176,
      render: ({ recordedAt }) => exact(recordedAt),
    },
    {
      key: 'reckoned',
      title: t('clockJumps.suggested'),
      width: 176,
      render: ({ suggestedAt }) => exact(suggestedAt),
    },
    { key: 'counts', title: t('clockJumps.counts'), width: 176, render: ({ at }) => <b>{exact(at)}</b> },
    { key: 'by', title: t('clockJumps.by'), width: 120, render: ({ correctedBy }) => correctedBy },
  ]
}

/** The punches taken while the clock was off, in the order of touching, and what puts them right. */
export function JumpPage() {
  const { t } = useTexts()
  const api = useApi()
  const navigate = useNavigate()
  const writes = usePermissions()('attendance.write')
  const { sentence } = useProblems()
  const id = Number(useParams()['id'])
  const jumps = useQuery(api.clockJumps.list.queryOptions({ input: {} }))
  const punches = useQuery(api.clockJumps.punches.queryOptions({ input: { id } }))
  const [one, setOne] = useState<JumpPunch>()
  const [all, setAll] = useState(false)
  const jump = jumps.data?.find((row) => row.id === id)
  const untouched = (punches.data ?? [])
    .filter(({ correctedBy, at, suggestedAt }) => correctedBy === '' && at !== suggestedAt)
    .slice(0, mostCorrections)
  const title = jump
    ? t('clockJumps.jumpTitle', { at: formatMoment(jump.noticedAt), what: jumpText(t, jump) })
    : t('clockJumps.title')
  return (
    <Page
      title={title}
      onBack={() => void navigate('/attendance/clock')}
      extra={
        writes &&
        untouched.length > 0 && (
          <Button type="primary" onClick={() => setAll(true)}>
            {t('clockJumps.correctAll', { count: untouched.length })}
          </Button>
        )
      }
    >
      <p className="a-help">{t('clockJumps.text')}</p>
      <DeskTable
        label={t('clockJumps.punches')}
        rows={punches.data}
        rowKey={(row) => String(row.id)}
        columns={useColumns()}
        {...(writes
          ? {
              onOpen: setOne,
              actions: [{ key: 'correct', label: t('clockJumps.correct'), combo: 'Alt+E', run: setOne }],
            }
          : {})}
        empty={{ title: t('clockJumps.noPunches') }}
        error={punches.error ? sentence(punches.error) : undefined}
        onRetry={() => void punches.refetch()}
        autoFocus
      />
      {one && <CorrectDialog punch={one} name={one.name} jumpId={id} onClose={() => setOne(undefined)} />}
      {all && <CorrectAllDialog punches={untouched} jumpId={id} onClose={() => setAll(false)} />}
    </Page>
  )
}
