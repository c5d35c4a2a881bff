import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'

import { addDays, dayBounds } from '#shared/domain/zoned-time.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import type { Row } from './board.ts'

type PunchesDialogProps = { row: Row; date: string; zone: string; onClose: () => void }

/** The raw punches of one person in the week up to a day and the night after it. */
export function PunchesDialog({ row, date, zone, onClose }: PunchesDialogProps) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const input = {
    staffId: row.staffId,
    from: dayBounds(zone, addDays(date, -6)).from,
    to: dayBounds(zone, addDays(date, 1)).to,
  }
  const punches = useQuery(useApi().attendance.punches.queryOptions({ input }))
  return (
    <Modal
      open
      title={t('attendance.raw.title', { name: row.name })}
      onCancel={onClose}
      footer={null}
      width={720}
      destroyOnHidden
    >
      <ShortcutLayer>
        <p>{t('attendance.raw.text')}</p>
        <DeskTable
          label={t('attendance.raw.title', { name: row.name })}
          height={340}
          rows={punches.data}
          rowKey={({ id }) => String(id)}
          columns={[
            {
              key: 'time',
              title: t('attendance.raw.time'),
              width: 180,
              render: ({ at }) => formatMoment(at, 'YYYY-MM-DD HH:mm:ss'),
            },
            {
              key: 'source',
              title: t('attendance.raw.source'),
              width: 150,
              render: ({ source }) => t(`attendance.raw.${source}`),
            },
            { key: 'reader', title: t('attendance.raw.reader'), width: 110, render: ({ reader }) => reader },
            {
              key: 'suspect',
              title: t('attendance.raw.note'),
              render: ({ clockSuspect }) =>
                clockSuspect && <StatusTag tone="warn">{t('attendance.raw.suspect')}</StatusTag>,
            },
          ]}
          empty={{ title: t('attendance.raw.none') }}
          error={punches.error ? sentence(punches.error) : undefined}
          onRetry={() => void punches.refetch()}
          autoFocus
        />
      </ShortcutLayer>
    </Modal>
  )
}
