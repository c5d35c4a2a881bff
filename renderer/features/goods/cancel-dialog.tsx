import { useMutation } from '@tanstack/react-query'

import type { GoodsPass } from '#shared/contract/goods-passes.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

/** A pass is cancelled with a reason and keeps its number. */
export function CancelDialog({ pass, onClose }: { pass: GoodsPass; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const cancel = useMutation(useApi().goodsPass.cancel.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('goods.cancelTitle', { number: pass.number })}
      onClose={onClose}
      submitText={t('goods.cancel')}
      problemsOf={ofForm}
      onSubmit={async ({ reason }) => {
        const { number } = await cancel.mutateAsync({
          requestId: requestId.current(),
          passId: pass.id,
          reason,
        })
        done(t('goods.cancelled', { number }))
        return undefined
      }}
    >
      <TextField name="reason" label={t('goods.cancelReason')} maxLength={200} required />
    </FormDialog>
  )
}
