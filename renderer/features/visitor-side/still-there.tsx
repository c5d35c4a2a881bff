import { Button, Modal } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'

import { useTexts } from '../../i18n/index.ts'

/** Nobody has touched the screen for so long: he has gone, and so does what he typed, s. */
const patience = 60
/** So many of these seconds he is asked whether he is there; a long text is read without a touch. */
const asked = 15

const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Counts the seconds without a touch, asks before the end, and tells when nobody is there any more. */
export function StillThere({ onGone }: { onGone: () => void }) {
  const { t } = useTexts()
  const [left, setLeft] = useState(patience)
  const gone = useEffectEvent(onGone)
  useEffect(() => {
    let until = Date.now() + patience * 1000
    const alive = () => {
      until = Date.now() + patience * 1000
      setLeft(patience)
    }
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000)
      setLeft(seconds)
      if (seconds <= 0) gone()
    }, 1000)
    for (const sign of signsOfLife) window.addEventListener(sign, alive)
    return () => {
      clearInterval(timer)
      for (const sign of signsOfLife) window.removeEventListener(sign, alive)
    }
  }, [])
  return (
    <Modal
      open={left <= asked}
      title={t('visitorSide.stillThere')}
      closable={false}
      keyboard={false}
      footer={<Button type="primary">{t('visitorSide.stay')}</Button>}
      destroyOnHidden
    >
      {t('visitorSide.stillText', { seconds: Math.max(left, 0) })}
    </Modal>
  )
}
