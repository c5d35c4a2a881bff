import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'

import type { Handover } from '#shared/contract/handover.ts'
import type { Credential } from '#shared/contract/values.ts'

import { useApi } from '../../client/desk.tsx'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField } from '../../ui/fields.tsx'
import { formatShort } from '../../ui/time.ts'
import { CountTable } from './count-table.tsx'
import type { Done } from './done-panel.tsx'
import { focusOnMount } from './focus-on-mount.ts'
import { ReportView } from './report-view.tsx'
import { SignForm } from './sign-form.tsx'

/** The outgoing person signs for the count, the reasons and the note. */
export function OutgoingStep({ handover, onBack }: { handover: Handover; onBack: () => void }) {
  const { t } = useTexts()
  const requestId = useRequestId()
  const sign = useMutation(useApi().handovers.signOutgoing.mutationOptions())
  return (
    <>
      <section className="q-panel">
        <h2>{t('handover.outgoingTitle')}</h2>
        <p className="h-text">{t('handover.outgoingMeaning')}</p>
        <CountTable handover={handover} />
        {handover.note !== '' && <p className="h-note">{handover.note}</p>}
        <SignForm
          preset={handover.outgoingId}
          extra={<Button onClick={onBack}>{t('handover.changeReasons')}</Button>}
          onSign={async (credential) => {
            await sign.mutateAsync({ requestId: requestId.current(), handoverId: handover.id, credential })
          }}
        />
      </section>
      <ReportView handover={handover} />
    </>
  )
}

/** The incoming person reads everything, ticks each open matter and signs. */
export function IncomingStep({ handover, onDone }: { handover: Handover; onDone: (done: Done) => void }) {
  const { t } = useTexts()
  const requestId = useRequestId()
  const sign = useMutation(useApi().handovers.signIncoming.mutationOptions())
  const { outgoing, report } = handover
  const matters = report?.matters ?? []
  const onSign = async (credential: Credential) => {
    const answer = await sign.mutateAsync({
      requestId: requestId.current(),
      handoverId: handover.id,
      credential,
      mattersRead: matters.map(({ number }) => number),
    })
    onDone(answer)
  }
  return (
    <>
      <section className="q-panel" tabIndex={-1} ref={focusOnMount}>
        <h2>{t('handover.readTitle')}</h2>
        <p className="h-read">{t('handover.readText')}</p>
      </section>
      <ReportView handover={handover} matters={false} />
      <section className="q-panel">
        <h2>{t('handover.incomingTitle')}</h2>
        <CountTable handover={handover} />
        {outgoing && (
          <p className="h-text">
            {t('handover.outgoingSigned', {
              name: outgoing.name,
              at: formatShort(outgoing.at),
              by: t(outgoing.by === 'pin' ? 'handover.byPin' : 'handover.byFinger'),
            })}
          </p>
        )}
        {handover.note !== '' && <p className="h-note">{handover.note}</p>}
        <SignForm
          exclude={handover.outgoingId}
          autoFocus={false}
          ticks={matters.map(({ number }) => number)}
          meaning={t('handover.incomingMeaning')}
          onSign={onSign}
        >
          <h3>{matters.length === 0 ? t('handover.noMatters') : t('handover.tickMatters')}</h3>
          <div className="h-ticks">
            {matters.map(({ number, text, priority, dueAt }) => (
              <CheckField
                key={number}
                name={['ticks', number]}
                label={[
                  number,
                  priority === 'urgent' ? `【${t('handover.urgent')}】${text}` : text,
                  dueAt === null ? '' : `${t('handover.due')} ${formatShort(dueAt)}`,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
                required
              />
            ))}
          </div>
        </SignForm>
      </section>
    </>
  )
}
