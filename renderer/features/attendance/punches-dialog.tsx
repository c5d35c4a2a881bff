import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'

import type { contract } from '#shared/contract/index.ts'
import { addDays, dayBounds } from '#shared/domain/zoned-time.ts'

import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import type { Row } from './board.ts'
import { CorrectDialog } from './correct-dialog.tsx'

type Punch = z.output<(typeof contract.attendance.punches)['~orpc']['outputSchema'] & object>[number]

const exact = (at: number) => formatMoment(at, 'YYYY-MM-DD HH:mm:ss')

function useColumns(): Column<Punch>[] {
  const { t } = useTexts()
  const note = ({ takenBack, correctedBy, correctReason, clockSuspect }: Punch) => {
    if (takenBack) return <StatusTag tone="quiet">{t('attendance.raw.takenBack')}</StatusTag>
    if (correctedBy !== '')
      return (
        <StatusTag tone="good">
          {t('attendance.raw.corrected', { name: correctedBy, reason: correctReason })}
        </StatusTag>
      )
    return clockSuspect && <StatusTag tone="warn">{t('attendance.raw.suspect')}</StatusTag>
  }
  return [
    { key: 'time', title: t('attendance.raw.time'), width: 170, render: ({ at }) => exact(at) },
    {
      key: 'recorded',
      title: t('attendance.raw.recorded'),
      width: 170,
      render: ({ at, recordedAt }) => (at === recordedAt ? '' : exact(recordedAt)),
    },
    {
      key: 'direction',
      title: t('attendance.raw.direction'),
      width: 64,
      render: ({ direction }) => direction && t(`attendance.raw.directions.${direction}`),
    },
    {
      key: 'source',
      title: t('attendance.raw.source'),
      width: 120,
      render: ({ source }) => t(`attendance.raw.${source}`),
    },
    {
      key: 'reader',
      title: t('attendance.raw.reader'),
      width: 140,
      render: ({ reader, card, fileName }) =>
        [reader, card, fileName].filter((part) => part !== '').join(' · '),
    },
    { key: 'note', title: t('attendance.raw.note'), render: note },
  ]
}

type PunchesDialogProps = { row: Row; date: string; zone: string; onClose: () => void }

/** The punches of one person in the week up to a day and the night after it, as they came and as they count. */
export function PunchesDialog({ row, date, zone, onClose }: PunchesDialogProps) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const writes = usePermissions()('attendance.write')
  const [one, setOne] = useState<Punch>()
  const input = {
    staffId: row.staffId,
    from: dayBounds(zone, addDays(date, -6)).from,
    to: dayBounds(zone, addDays(date, 1)).to,
  }
  const punches = useQuery(useApi().attendance.punches.queryOptions({ input }))
  const open = (punch: Punch) => !punch.takenBack && setOne(punch)
  return (
    <Modal
      open
      title={t('attendance.raw.title', { name: row.name })}
      onCancel={onClose}
      footer={null}
      width={1040}
      destroyOnHidden
    >
      <ShortcutLayer>
        <p>{t('attendance.raw.text')}</p>
        <DeskTable
          label={t('attendance.raw.title', { name: row.name })}
          height={340}
          rows={punches.data}
          rowKey={({ id }) => String(id)}
          columns={useColumns()}
          {...(writes
            ? {
                onOpen: open,
                actions: [
                  {
                    key: 'correct',
                    label: t('clockJumps.correct'),
                    combo: 'Alt+E',
                    available: ({ takenBack }: Punch) => !takenBack,
                    run: open,
                  },
                ],
              }
            : {})}
          empty={{ title: t('attendance.raw.none') }}
          error={punches.error ? sentence(punches.error) : undefined}
          onRetry={() => void punches.refetch()}
          autoFocus
        />
        {one && (
          <CorrectDialog
            punch={{ ...one, suggestedAt: one.at }}
            name={row.name}
            jumpId={null}
            onClose={() => setOne(undefined)}
          />
        )}
      </ShortcutLayer>
    </Modal>
  )
}
