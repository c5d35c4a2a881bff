import { Button, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'

import { useTexts } from '../i18n/index.ts'

/** Asks before a screen with unsaved contents is left, by menu, Esc, address or by closing the window. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
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
    <LeaveQuestion
      open={blocker.state === 'blocked'}
      onStay={() => blocker.reset?.()}
      onLeave={() => blocker.proceed?.()}
    />
  )
}

/** The element that had the focus when `open` became true. */
function useFocusBefore(open: boolean) {
  const before = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (open) return undefined
    const remember = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement) before.current = event.target
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [open])
  return before
}

type LeaveQuestionProps = { open: boolean; onStay: () => void; onLeave: () => void }

/** The question itself; Enter and Esc stay, in the field where the person was. */
export function LeaveQuestion({ open, onStay, onLeave }: LeaveQuestionProps) {
  const { t } = useTexts()
  const stay = useRef<HTMLButtonElement>(null)
  const before = useFocusBefore(open)
  return (
    <Modal
      open={open}
      title={t('ui.form.leaveTitle')}
      onCancel={onStay}
      afterOpenChange={(now) => (now ? stay.current : before.current)?.focus()}
      footer={
        <>
          <Button onClick={onLeave}>{t('ui.form.leave')}</Button>
          <Button ref={stay} type="primary" onClick={onStay}>
            {t('ui.form.stay')}
          </Button>
        </>
      }
      closable={false}
      width={420}
    >
      {t('ui.form.leaveText')}
    </Modal>
  )
}
