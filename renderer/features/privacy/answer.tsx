import { Alert, Button } from 'antd'
import { useState } from 'react'

import type { HeldLine, Holdings } from '#shared/contract/privacy.ts'
import { diesAtText } from '../../client/dies-at.ts'
import { usePermissions } from '../../client/permissions.ts'
import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatDay } from '../../ui/time.ts'
import { EraseDialog } from './erase-dialog.tsx'

function useColumns(): Column<HeldLine>[] {
  const { t } = useTexts()
  return [
    {
      key: 'register',
      title: t('privacy.register'),
      width: 130,
      render: (line) => t(`privacy.registers.${line.register}`),
    },
    { key: 'number', title: t('privacy.number'), width: 130, render: (line) => line.number },
    { key: 'at', title: t('privacy.at'), width: 120, render: (line) => formatDay(line.at) },
    {
      key: 'holds',
      title: t('privacy.holds'),
      render: (line) => line.kinds.map((kind) => t(`privacy.kinds.${kind}`)).join(' · '),
    },
    {
      key: 'diesAt',
      title: t('privacy.diesAt'),
      width: 130,
      render: (line) => diesAtText(t, line),
    },
    {
      key: 'keptBy',
      title: t('privacy.keptBy'),
      width: 250,
      render: (line) =>
        line.keptBy === null ? (
          <StatusTag tone="good">{t('privacy.erasable')}</StatusTag>
        ) : (
          <StatusTag tone="quiet">{t(`privacy.rules.${line.keptBy}`)}</StatusTag>
        ),
    },
  ]
}

/** Everything held, line by line, and what can be done about it. */
export function Answer({ answer, onErased }: { answer: Holdings; onErased: () => void }) {
  const { t } = useTexts()
  const print = usePrinting()
  const may = usePermissions()
  const columns = useColumns()
  const [erasing, setErasing] = useState(false)
  const { lines, asked, inquiryId, more } = answer
  const going = lines.filter(({ keptBy }) => keptBy === null).length
  if (lines.length === 0)
    return (
      <EmptyState
        title={t('privacy.nothing')}
        text={t('privacy.nothingText', { asked })}
        action={<Button onClick={() => void print('holdings', inquiryId)}>{t('privacy.print')}</Button>}
      />
    )
  return (
    <>
      <div className="q-filter">
        <strong role="status">{t('privacy.found', { asked, count: lines.length })}</strong>
        <Button onClick={() => void print('holdings', inquiryId)}>{t('privacy.print')}</Button>
        {may('visits.erase') && (
          <Button danger disabled={going === 0} onClick={() => setErasing(true)}>
            {t('privacy.erase')}
          </Button>
        )}
      </div>
      {more && <Alert type="warning" showIcon title={t('privacy.more')} />}
      <DeskTable
        label={t('privacy.title')}
        rows={lines}
        rowKey={({ register, id }) => `${register} ${id}`}
        columns={columns}
        empty={{ title: t('privacy.nothing'), text: t('privacy.nothingText', { asked }) }}
      />
      <EraseDialog
        open={erasing}
        inquiryId={inquiryId}
        going={going}
        staying={lines.length - going}
        withParcels={lines.some(({ register, keptBy }) => register === 'parcels' && keptBy === null)}
        onClose={() => setErasing(false)}
        onErased={onErased}
      />
    </>
  )
}
