import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { ErrorState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { ConsentDialog } from './consent-dialog.tsx'
import { ConsentLine } from './consent-line.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'
import { RemoveDialog, WithdrawDialog } from './finger-dialogs.tsx'
import { FingerLine, type Finger } from './finger-line.tsx'

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
  const copies = useQuery(api.fingers.copies.queryOptions({ input: {} }))
  const [asking, setAsking] = useState<'consent' | 'enrol' | 'withdraw' | null>(null)
  const [removing, setRemoving] = useState<Finger | null>(null)
  const [again, setAgain] = useState<Finger>()
  const employed = member.leftAt === null
  const latest = consents.data?.[0]
  const inForce = latest?.withdrawnAt === null
  const close = () => {
    setAsking(null)
    setAgain(undefined)
  }
  if (fingers.error)
    return <ErrorState message={sentence(fingers.error)} onRetry={() => void fingers.refetch()} />
  const there = fingers.data?.filter(({ deletedAt }) => deletedAt === null).length ?? 0
  return (
    <section className="q-panel" aria-label={t('staff.fingers.title')}>
      <h2>
        {t('staff.fingers.title')}{' '}
        {employed && there === 1 && <StatusTag tone="warn">{t('fingers.oneOfTwo')}</StatusTag>}
      </h2>
      <ConsentLine
        consent={latest}
        employed={employed}
        version={copies.data?.version}
        onWithdraw={() => setAsking('withdraw')}
        onSignNew={() => setAsking('consent')}
      />
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
            onAgain={() => {
              setAgain(finger)
              setAsking('enrol')
            }}
            onRemove={() => setRemoving(finger)}
          />
        ))}
      </ul>
      {employed && consents.data && copies.data && (
        <Button type="primary" onClick={() => setAsking(inForce ? 'enrol' : 'consent')}>
          {t('staff.fingers.add')}
        </Button>
      )}
      {asking === 'consent' && copies.data && (
        <ConsentDialog
          version={copies.data.version}
          member={member}
          onClose={close}
          onSigned={() => setAsking(there === 0 ? 'enrol' : null)}
          onUsePin={() => {
            close()
            onUsePin()
          }}
        />
      )}
      {asking === 'enrol' && <EnrolDialog member={member} again={again} onClose={close} />}
      {asking === 'withdraw' && <WithdrawDialog member={member} onClose={close} />}
      {removing && <RemoveDialog finger={removing} onClose={() => setRemoving(null)} />}
    </section>
  )
}
