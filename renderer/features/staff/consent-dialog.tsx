import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import type { Member } from '#shared/contract/staff.ts'
import { consentParts, type ConsentVersion } from '#shared/domain/consent-text.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { SignatureField, type SignatureInk } from '../../ui/signature-pad.tsx'
import { formatDay } from '../../ui/time.ts'
import { drawnOf } from '../../client/drawn.ts'

type Values = { offered: boolean; signature: SignatureInk }

type ConsentDialogProps = {
  /** The text that is signed now. */
  version: ConsentVersion
  member: Member
  onClose: () => void
  onSigned: () => void
  /** The equal alternative, offered in the same breath. */
  onUsePin: () => void
}

/** The consent, to be read aloud; saying no is as easy as signing. */
export function ConsentDialog({ version, member, onClose, onSigned, onUsePin }: ConsentDialogProps) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const api = useApi()
  const state = useQuery(api.session.state.queryOptions())
  const consent = useMutation(api.fingers.consent.mutationOptions())
  return (
    <FormDialog<Values>
      open
      width={1080}
      title={t('staff.consent.dialog', { name: member.name })}
      submitText={t('staff.consent.agree')}
      onClose={onClose}
      problemsOf={problems.ofForm}
      extra={
        <Button onClick={onUsePin} className="t-instead">
          {t('staff.consent.usePin')}
        </Button>
      }
      onSubmit={async ({ signature }) => {
        await consent.mutateAsync({
          requestId: requestId.current(),
          staffId: member.id,
          version,
          alternativeOffered: true,
          signature: drawnOf(signature),
        })
        done(t('staff.consent.done'))
        return undefined
      }}
      onSaved={onSigned}
    >
      <div className="t-consent-columns">
        {/* may be longer than a low window: the keyboard must reach and scroll it */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling text needs the focus to be scrolled */}
        <div className="t-consent" tabIndex={0} role="region" aria-label={t('staff.consent.title')}>
          <ol>
            {consentParts(version).map((part) => (
              <li key={part}>{t(`staff.consent.${part}`, { site: state.data?.site?.name ?? '' })}</li>
            ))}
          </ol>
        </div>
        <div>
          <p className="t-note">
            {t('staff.consent.date')} {formatDay(state.data?.now ?? 0)} · {t('staff.consent.explainedBy')}{' '}
            {state.data?.user?.name}
          </p>
          <CheckField name="offered" label={t('staff.consent.offered')} required wide />
          <SignatureField name="signature" label={t('staff.consent.signature')} required wide />
        </div>
      </div>
    </FormDialog>
  )
}
