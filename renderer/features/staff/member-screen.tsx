import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { formatDay } from '../../ui/time.ts'
import { CardPanel } from './card-panel.tsx'
import { FingerPanel } from './finger-panel.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { MemberForm } from './member-form.tsx'
import { PhotoPanel } from './photo-panel.tsx'
import { PinPanel } from './pin-panel.tsx'
import './staff.css'

/** One person: details, PIN, fingers, cards, leaving. */
export function MemberScreen() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = usePermissions()
  const { sentence } = useProblems()
  const id = Number(useParams()['id'])
  const [leaving, setLeaving] = useState(false)
  const found = useQuery(useApi().staff.get.queryOptions({ input: { id } }))
  const member = found.data
  return (
    <Page
      title={member?.name ?? t('staff.title')}
      {...(member && { text: <Presence member={member} /> })}
      onBack={() => void navigate('/staff')}
      extra={
        member?.leftAt === null &&
        may('staff.write') && (
          <Button danger onClick={() => setLeaving(true)}>
            {t('staff.leave.action')}
          </Button>
        )
      }
    >
      {found.error ? (
        <ErrorState message={sentence(found.error)} onRetry={() => void found.refetch()} />
      ) : member ? (
        <MemberBody key={member.id} member={member} />
      ) : (
        <LoadingState lines={8} />
      )}
      {leaving && member && <LeaveDialog member={member} onClose={() => setLeaving(false)} />}
    </Page>
  )
}

function Presence({ member }: { member: Member }) {
  const { t } = useTexts()
  if (member.leftAt !== null) return null
  return (
    <StatusTag tone={member.present ? 'good' : 'quiet'}>
      {member.present ? t('staff.present') : t('staff.absent')}
    </StatusTag>
  )
}

function MemberBody({ member }: { member: Member }) {
  const { t } = useTexts()
  const may = usePermissions()
  const { done } = useNotice()
  const requestId = useRequestId()
  const update = useMutation(useApi().staff.update.mutationOptions())
  const { id, leftAt, staffNo, name, department, extension, role, shiftId, mobile, deputyId } = member
  const deputy = deputyId === null ? null : { id: String(deputyId), name: member.deputyName }
  const superior =
    member.superiorId === null ? null : { id: String(member.superiorId), name: member.superiorName }
  const [settingPin, setSettingPin] = useState(false)
  return (
    <div className="t-member">
      {leftAt !== null && (
        <Alert type="info" showIcon title={t('staff.leave.banner', { date: formatDay(leftAt) })} />
      )}
      <div className="t-columns">
        <section className="q-panel" aria-label={t('staff.details')} inert={leftAt !== null}>
          <h2>{t('staff.details')}</h2>
          <MemberForm
            initial={{ staffNo, name, department, extension, role, shiftId, mobile, deputy, superior }}
            submitText={t('common.save')}
            onSave={async (input) => {
              await update.mutateAsync({ requestId: requestId.current(), id, ...input })
              requestId.renew()
            }}
            onSaved={() => done(t('staff.saved'))}
          />
        </section>
        <div className="t-side">
          {leftAt === null && (
            <PinPanel
              member={member}
              open={settingPin}
              onOpen={() => setSettingPin(true)}
              onClose={() => setSettingPin(false)}
            />
          )}
          {leftAt === null && may('staff.write') && <PhotoPanel staffId={id} />}
          {may('fingers.write') && (
            <FingerPanel member={member} onUsePin={() => setSettingPin(may('staff.credentials'))} />
          )}
          {may('fingers.write') && <CardPanel member={member} />}
        </div>
      </div>
    </div>
  )
}
