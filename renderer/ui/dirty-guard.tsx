import { Modal } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

import { useTexts } from '../i18n/index.ts'

/** Asks before a screen with unsaved contents is left, by menu, Esc, address or by closing the window. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTexts()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!dirty) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('ui.form.leaveTitle')}
      okText={t('ui.form.stay')}
      cancelText={t('ui.form.leave')}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.reset?.()}
      cancelButtonProps={{ onClick: () => blocker.proceed?.() }}
      width={420}
    >
      {t('ui.form.leaveText')}
    </Modal>
  )
}
