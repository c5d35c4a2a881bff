import { useMutation } from '@tanstack/react-query'

import type { GoodsPass } from '#shared/contract/goods-passes.ts'

import { useApi } from '../../client/desk.tsx'
import { ReasonDialog } from '../../client/reason-dialog.tsx'
import { useTexts } from '../../i18n/index.ts'

/** A pass is cancelled with a reason and keeps its number. */
export function CancelDialog({ pass, onClose }: { pass: GoodsPass; onClose: () => void }) {
  const { t } = useTexts()
  const cancel = useMutation(useApi().goodsPass.cancel.mutationOptions())
  return (
    <ReasonDialog
      title={t('goods.cancelTitle', { number: pass.number })}
      action={t('goods.cancel')}
      label={t('goods.cancelReason')}
      maxLength={200}
      act={async (input) => {
        const { number } = await cancel.mutateAsync({ ...input, passId: pass.id })
        return t('goods.cancelled', { number })
      }}
      onClose={onClose}
    />
  )
}
