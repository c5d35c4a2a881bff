import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useNavigate } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { MemberForm } from './member-form.tsx'

/** Adds a person and goes on to how he will clock. */
export function NewMember() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { done } = useNotice()
  const requestId = useRequestId()
  const create = useMutation(useApi().staff.create.mutationOptions())
  const added = useRef<{ id: number; name: string } | null>(null)
  return (
    <Page title={t('staff.add')} onBack={() => void navigate('/staff')} width="narrow">
      <div className="q-panel">
        <MemberForm
          initial={{}}
          submitText={t('common.save')}
          onSave={async (input) => {
            const { id } = await create.mutateAsync({ requestId: requestId.current(), ...input })
            requestId.renew()
            added.current = { id, name: input.name }
          }}
          onSaved={() => {
            if (!added.current) return
            done(t('staff.savedNew', { name: added.current.name }))
            void navigate(`/staff/${added.current.id}`, { replace: true })
          }}
        />
      </div>
    </Page>
  )
}
