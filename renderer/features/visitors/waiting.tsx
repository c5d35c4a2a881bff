import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import type { WaitingVisitor } from '#shared/contract/calls.ts'
import { useBlindCount } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Keys, useShortcut } from '../../ui/keyboard.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { CallDialog } from './call-dialog.tsx'
import { useNow } from './use-now.ts'
import './calls.css'

/** Who waits for an answer while the desk serves the next one; nothing when nobody does. */
export function WaitingVisitors() {
  const { t } = useTexts()
  const api = useApi()
  const { counting } = useBlindCount('')
  const waiting = useQuery(api.hostCall.waiting.queryOptions({ input: {}, enabled: !counting }))
  const rules = useQuery(api.receptionRule.get.queryOptions({ input: {} }))
  const now = useNow(5_000)
  const [calling, setCalling] = useState<WaitingVisitor>()
  const rows = counting ? [] : (waiting.data ?? [])
  const [longest] = rows
  useShortcut('Alt+W', () => setCalling(longest), { label: t('calls.waiting'), disabled: !longest })
  const patience = (rules.data?.escalateAfterSeconds ?? 60) * 1000
  return (
    <>
      {rows.length > 0 && (
        <section className="q-panel v-waiting" aria-label={t('calls.waiting')}>
          <h2>
            {t('calls.waiting')} <span>{t('calls.waitingCount', { count: rows.length })}</span>
            <Keys combo="Alt+W" />
          </h2>
          <ul>
            {rows.map((row) => (
              <li key={row.visitId}>
                <WaitingLine row={row} now={now} patience={patience} />
                <Button size="small" onClick={() => setCalling(row)}>
                  {t('calls.title')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {calling && (
        <CallDialog
          visit={{ id: calling.visitId, number: calling.number, name: calling.name }}
          onClose={() => setCalling(undefined)}
        />
      )}
    </>
  )
}

/** `patience`: after so many ms without an answer the next one is to be called. */
function WaitingLine({ row, now, patience }: { row: WaitingVisitor; now: number; patience: number }) {
  const { t } = useTexts()
  const { name, company, hostName, arrivedAt, lastCall } = row
  const late = now - (lastCall?.calledAt ?? arrivedAt) >= patience
  const minutes = Math.max(0, Math.floor((now - arrivedAt) / 60_000))
  const last = lastCall
    ? t('calls.lastCall', { name: lastCall.name, outcome: t(`calls.outcomes.${lastCall.outcome}`) })
    : t('calls.notCalled')
  return (
    <>
      <strong>{name}</strong>
      <span>{company}</span>
      <span>{t('calls.visits', { host: hostName })}</span>
      <span className="q-num">{t('calls.waits', { minutes })}</span>
      <span>
        <StatusTag tone={late ? 'warn' : 'busy'}>{late ? t('calls.callNext', { last }) : last}</StatusTag>
      </span>
    </>
  )
}
