import { CheckCircleFilled, InfoCircleFilled } from '@ant-design/icons'
import { useEffect, useEffectEvent } from 'react'

import { useTexts } from '../../i18n/index.ts'

/** How long a visitor sees it, ms. */
const shownFor = 8_000

export type Words = 'done' | 'wait' | 'over'

/** What has become of what the visitor did. */
export function ToldWords({ words, onOver }: { words: Words; onOver: () => void }) {
  const { t } = useTexts()
  if (words === 'over')
    return <Told good={false} title={t('visitorSide.moment')} text={t('visitorSide.over')} onOver={onOver} />
  const text = words === 'wait' ? t('visitorSide.thanksWait') : t('visitorSide.thanksDone')
  return <Told good title={t('visitorSide.thanks')} text={text} onOver={onOver} />
}

/** One sentence in large, gone by itself. */
function Told({
  good,
  title,
  text,
  onOver,
}: {
  good: boolean
  title: string
  text: string
  onOver: () => void
}) {
  const over = useEffectEvent(onOver)
  useEffect(() => {
    const timer = setTimeout(() => over(), shownFor)
    return () => clearTimeout(timer)
  }, [])
  return (
    <button type="button" className={good ? 'w-told w-good' : 'w-told'} onClick={onOver}>
      <span aria-hidden="true">{good ? <CheckCircleFilled /> : <InfoCircleFilled />}</span>
      <strong>{title}</strong>
      <span role="status">{text}</span>
    </button>
  )
}
