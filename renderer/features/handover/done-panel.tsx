import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { focusOnMount } from './focus-on-mount.ts'
import { StepBar } from './step-bar.tsx'

export type Done = { readonly id: number; readonly sheetCode: string; readonly nextDeskShift: string }

/** Both have signed: the sheet goes to the printer by itself, and the next person may sign in. */
export function DonePanel({ done, onAgain }: { done: Done; onAgain: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const print = usePrinting()
  const printed = useRef(0)
  const printOnce = useEffectEvent((id: number) => {
    if (printed.current === id) return
    printed.current = id
    void print('handoverReport', id)
  })
  useEffect(() => printOnce(done.id), [done.id])
  const api = useApi()
  const signOut = useMutation(
    api.session.signOut.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.session.key() }),
    }),
  )
  return (
    <div className="h-flow">
      <StepBar step="print" />
      <section className="q-panel" role="status">
        <h2>{t('handover.doneTitle')}</h2>
        <p className="h-text">{t('handover.doneText', { shift: done.nextDeskShift })}</p>
        <p className="h-code">
          {t('handover.doneCode')}
          <strong>{done.sheetCode}</strong>
        </p>
        <div className="h-buttons">
          <Button
            type="primary"
            ref={focusOnMount}
            onClick={() => {
              onAgain()
              signOut.mutate(undefined)
            }}
          >
            {t('handover.changePerson')}
          </Button>
          <Button onClick={() => void print('handoverReport', done.id)}>{t('handover.printAgain')}</Button>
          <Button onClick={() => void navigate(`/handover/${done.id}`)}>{t('handover.toReport')}</Button>
        </div>
      </section>
    </div>
  )
}
