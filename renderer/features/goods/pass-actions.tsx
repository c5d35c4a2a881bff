import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'

import type { GoodsPass } from '#shared/contract/goods-passes.ts'
import { isOpenPass, mayCompare, mayEnter } from '#shared/domain/goods-pass.ts'
import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { ApproveDialog } from './approve-dialog.tsx'
import { CancelDialog } from './cancel-dialog.tsx'

/** One thing that can be done with a pass as it stands. */
export interface PassAction {
  readonly key: 'approve' | 'enter' | 'compare' | 'replace' | 'print' | 'cancel'
  readonly label: string
  readonly combo?: string
  readonly run: (pass: GoodsPass) => void
  readonly available: (pass: GoodsPass) => boolean
}

/** What can be done with a pass, next step first, and the dialog of what was begun. */
export function usePassActions(): { actions: readonly PassAction[]; dialog: ReactNode } {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const print = usePrinting()
  const enter = useMutation(useApi().goodsPass.enter.mutationOptions())
  const [begun, setBegun] = useState<{ what: 'approve' | 'cancel'; pass: GoodsPass } | null>(null)
  const close = () => setBegun(null)
  const actions: readonly PassAction[] = [
    {
      key: 'approve',
      label: t('goods.approve'),
      combo: 'F7',
      run: (pass) => setBegun({ what: 'approve', pass }),
      available: ({ state }) => state === 'asked',
    },
    {
      key: 'enter',
      label: t('goods.enter'),
      combo: 'Alt+I',
      run: ({ id }) =>
        enter.mutate(
          { requestId: newRequestId(), passId: id },
          {
            onSuccess: ({ number }) => done(t('goods.entered', { number })),
            onError: (error) => problem(sentence(error)),
          },
        ),
      available: mayEnter,
    },
    {
      key: 'compare',
      label: t('goods.compare'),
      combo: 'Alt+C',
      run: ({ id }) => void navigate(`/visitors/goods/${id}/compare`),
      available: mayCompare,
    },
    {
      key: 'replace',
      label: t('goods.newPass'),
      run: ({ id }) => void navigate(`/visitors/goods/new?replaces=${id}`),
      available: ({ state, replacedById }) => state === 'stopped' && replacedById === null,
    },
    {
      key: 'print',
      label: t('common.print'),
      combo: 'F6',
      run: ({ id }) => void print('goodsPass', id),
      available: () => true,
    },
    {
      key: 'cancel',
      label: t('goods.cancel'),
      run: (pass) => setBegun({ what: 'cancel', pass }),
      available: isOpenPass,
    },
  ]
  const dialog =
    begun === null ? null : begun.what === 'approve' ? (
      <ApproveDialog pass={begun.pass} onClose={close} />
    ) : (
      <CancelDialog pass={begun.pass} onClose={close} />
    )
  return { actions, dialog }
}
