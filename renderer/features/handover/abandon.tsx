import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import type { Handover } from '#shared/contract/handover.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextArea } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

/** Gives the handover under way up, with the reason on record. */
export function AbandonButton({ handover }: { handover: Handover }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const [open, setOpen] = useState(false)
  const abandon = useMutation(useApi().handovers.abandon.mutationOptions())
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('handover.abandon')}
      </Button>
      <FormDialog<{ reason: string }>
        open={open}
        title={t('handover.abandonTitle', { number: handover.number })}
        submitText={t('handover.abandon')}
        onClose={() => setOpen(false)}
        problemsOf={problems.ofForm}
        onSubmit={async ({ reason }) => {
          await abandon.mutateAsync({ requestId: requestId.current(), handoverId: handover.id, reason })
          requestId.renew()
          done(t('handover.abandoned'))
          return undefined
        }}
      >
        <TextArea name="reason" label={t('handover.abandonReason')} required rows={2} maxLength={200} />
      </FormDialog>
    </>
  )
}
