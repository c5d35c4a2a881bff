import type { Deposit } from '#shared/contract/custody.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatFen } from '../../ui/money.ts'
import { StatusTag } from '../../ui/status.tsx'

export const yuanText = (fen: number): string => `¥${formatFen(fen)}`

type MethodOf = Pick<Deposit, 'method'>

/** How far the sum can be trusted, as word and sign. */
export function MethodTag({ deposit: { method } }: { deposit: MethodOf }) {
  const { t } = useTexts()
  return (
    <StatusTag tone={method === 'counted' ? 'good' : 'warn'}>{t(`deposits.methods.${method}`)}</StatusTag>
  )
}

/** A sum nobody counted never stands there without saying so. */
export function SumText({ deposit }: { deposit: Pick<Deposit, 'declaredFen' | 'countedFen'> }) {
  const { t } = useTexts()
  return (
    <span className="q-num">
      {deposit.countedFen === null
        ? t('deposits.declaredShort', { fen: yuanText(deposit.declaredFen) })
        : yuanText(deposit.countedFen)}
    </span>
  )
}
