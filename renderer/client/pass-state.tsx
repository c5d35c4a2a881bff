import type { GoodsPass } from '#shared/contract/goods-passes.ts'
import { useTexts } from '../i18n/index.ts'
import { StatusTag, type Tone } from '../ui/status.tsx'

const tones: Readonly<Record<GoodsPass['state'], Tone>> = {
  asked: 'warn',
  approved: 'busy',
  inside: 'busy',
  passed: 'good',
  stopped: 'bad',
  cancelled: 'quiet',
}

/** Where a goods pass stands; whose visitor has left says so instead of being inside. */
export function PassState({ pass: { state, visitorLeft } }: { pass: GoodsPass }) {
  const { t } = useTexts()
  if (visitorLeft) return <StatusTag tone="warn">{t('goods.visitorLeft')}</StatusTag>
  return <StatusTag tone={tones[state]}>{t(`goods.states.${state}`)}</StatusTag>
}

/** `笔记本电脑 等 3 项`: what a pass is about, in one line. */
export function usePassThings(): (pass: GoodsPass) => string {
  const { t } = useTexts()
  return ({ firstItem, itemCount }) =>
    itemCount > 1 ? t('goods.several', { name: firstItem, count: itemCount }) : firstItem
}
