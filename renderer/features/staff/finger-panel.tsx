import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'

import type { contract } from '#shared/contract/index.ts'
import { consentVersions } from '#shared/contract/fingers.ts'
import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { formatDay } from '../../ui/time.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'

type OutputOf<K extends 'list' | 'consents'> = z.output<
  (typeof contract.fingers)[K]['~orpc']['outputSchema'] & object
>
type Finger = OutputOf<'list'>[number]
type Consent = OutputOf<'consents'>[number]

type FingerPanelProps = {
  member: Member
  /** The person would rather use staff number and PIN. */
  onUsePin: () => void
}

/** Consent and fingers of one person; nothing is enrolled before the consent is signed. */
export function FingerPanel({ member, onUsePin }: FingerPanelProps) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const api = useApi()
  const input = { staffId: member.id }
  const fingers = useQuery(api.fingers.list.queryOptions({ input }))
  const consents = useQuery(api.fingers.consents.queryOptions({ input }))
  const [asking, setAsking] = useState<'consent' | 'enrol' | 'withdraw' | null>(null)
  const [removing, setRemoving] = useState<Finger | null>(null)
  const employed = member.leftAt === null
  const latest = consents.data?.[0]
  const inForce = latest?.withdrawnAt === null && latest.version === consentVersions.at(-1)
  const close = () => setAsking(null)
  if (fingers.error)
    return <ErrorState message={sentence(fingers.error)} onRetry={() => void fingers.refetch()} />
  return (
    <section className="q-panel" aria-label={t('staff.fingers.title')}>
      <h2>{t('staff.fingers.title')}</h2>
      <ConsentLine consent={latest} employed={employed} onWithdraw={() => setAsking('withdraw')} />
      {fingers.data?.length === 0 && (
        <p>
          {t('staff.fingers.none')}
          {employed && <span className="t-note"> {t('staff.fingers.noneText')}</span>}
        </p>
      )}
      <ul className="t-fingers">
        {fingers.data?.map((finger) => (
          <FingerLine
            key={finger.id}
            finger={finger}
            ended={!employed || latest?.withdrawnAt != null}
            onRemove={() => setRemoving(finger)}
          />
        ))}
      </ul>
      {employed && consents.data && (
        <Button type="primary" onClick={() => setAsking(inForce ? 'enrol' : 'consent')}>
          {t('staff.fingers.add')}
        </Button>
      )}
      {asking === 'consent' && (
        <ConsentDialog
          member={member}
          onClose={close}
          onSigned={() => setAsking('enrol')}
          onUsePin={() => {
            close()
            onUsePin()
          }}
        />
      )}
      {asking === 'enrol' && <EnrolDialog member={member} onClose={close} />}
      {asking === 'withdraw' && <WithdrawDialog member={member} onClose={close} />}
      {removing && <RemoveDialog finger={removing} onClose={() => setRemoving(null)} />}
    </section>
  )
}

type ConsentLineProps = { consent: Consent | undefined; employed: boolean; onWithdraw: () => void }

function ConsentLine({ consent, employed, onWithdraw }: ConsentLineProps) {
  const { t } = useTexts()
  const print = usePrinting()
  if (!consent || consent.withdrawnAt !== null) return <p className="t-note">{t('staff.consent.unsigned')}</p>
  const { id, at, explainedBy, version } = consent
  return (
    <div className="t-consent-line">
      <p>{t('staff.consent.signed', { date: formatDay(at), by: explainedBy })}</p>
      {version !== consentVersions.at(-1) && <StatusTag tone="warn">{t('staff.consent.outdated')}</StatusTag>}
      <Button size="small" onClick={() => void print('fingerConsent', id)}>
        {t('staff.consent.print')}
      </Button>
      {employed && (
        <Button size="small" onClick={onWithdraw}>
          {t('staff.consent.withdrawAction')}
        </Button>
      )}
    </div>
  )
}

type FingerLineProps = { finger: Finger; ended: boolean; onRemove: () => void }

function FingerLine({ finger, ended, onRemove }: FingerLineProps) {
  const { t } = useTexts()
  const { label, readerName, slot, enrolledAt, deletedAt } = finger
  return (
    <li className={deletedAt === null ? '' : 't-deleted'}>
      <strong>{label}</strong>
      <span>
        {t('staff.fingers.place', { reader: readerName, slot })}
        {' · '}
        {deletedAt === null
          ? t('staff.fingers.enrolledAt', { date: formatDay(enrolledAt) })
          : t('staff.fingers.deletedAt', { date: formatDay(deletedAt) })}
      </span>
      {deletedAt === null && ended && <StatusTag tone="warn">{t('staff.fingers.waiting')}</StatusTag>}
      {deletedAt === null && !ended && (
        <Button size="small" onClick={onRemove} aria-label={t('staff.fingers.removeTitle', { label })}>
          {t('staff.fingers.remove')}
        </Button>
      )}
    </li>
  )
}

function RemoveDialog({ finger, onClose }: { finger: Finger; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const remove = useMutation(useApi().fingers.remove.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('staff.fingers.removeTitle', { label: finger.label })}
      submitText={t('staff.fingers.remove')}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ reason }) => {
        await remove.mutateAsync({ requestId: requestId.current(), fingerId: finger.id, reason })
        done(t('staff.fingers.removed'))
        return undefined
      }}
    >
      <p>{t('staff.fingers.removeText')}</p>
      <TextField name="reason" label={t('staff.fingers.removeReason')} required maxLength={120} />
    </FormDialog>
  )
}

function WithdrawDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const withdraw = useMutation(useApi().fingers.withdraw.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('staff.consent.withdrawTitle', { name: member.name })}
      submitText={t('staff.consent.withdrawAction')}
      initial={{ reason: t('staff.consent.withdrawDefault') }}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ reason }) => {
        await withdraw.mutateAsync({ requestId: requestId.current(), staffId: member.id, reason })
        done(t('staff.consent.withdrawn'))
        return undefined
      }}
    >
      <p>{t('staff.consent.withdrawText')}</p>
      <TextField name="reason" label={t('staff.consent.withdrawReason')} required maxLength={120} />
    </FormDialog>
  )
}
