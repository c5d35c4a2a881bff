import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { useRef, type RefObject } from 'react'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { Keys, ShortcutLayer, useShortcut } from '../../ui/keyboard.tsx'

/** Asks once: an alarm or a drill. Enter is the alarm, which nobody may have to look for. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const first = useRef<HTMLButtonElement>(null)
  return (
    <Modal
      open
      title={t('evacuation.startTitle')}
      onCancel={onClose}
      footer={null}
      width={520}
      destroyOnHidden
      afterOpenChange={(open) => open && first.current?.focus()}
    >
      <ShortcutLayer>
        <Choice first={first} onClose={onClose} />
      </ShortcutLayer>
    </Modal>
  )
}

function Choice({ first, onClose }: { first: RefObject<HTMLButtonElement | null>; onClose: () => void }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const requestId = useRequestId()
  const start = useMutation(useApi().evacuation.start.mutationOptions())
  const begin = (drill: boolean) => {
    if (start.isPending) return
    start.mutate(
      { requestId: requestId.current(), drill },
      {
        onSuccess: onClose,
        onError: () => requestId.renew(),
      },
    )
  }
  useShortcut('Alt+R', () => begin(false))
  useShortcut('Alt+D', () => begin(true))
  return (
    <>
      <p>{t('evacuation.startText')}</p>
      {start.error && <Alert type="error" showIcon role="alert" title={sentence(start.error)} />}
      <div className="e-choice">
        <Button ref={first} type="primary" danger aria-keyshortcuts="Alt+R" onClick={() => begin(false)}>
          <strong>{t('evacuation.real')}</strong>
          <span>{t('evacuation.realText')}</span>
          <Keys combo="Enter" />
        </Button>
        <Button aria-keyshortcuts="Alt+D" onClick={() => begin(true)}>
          <strong>{t('evacuation.drill')}</strong>
          <span>{t('evacuation.drillText')}</span>
          <Keys combo="Alt+D" />
        </Button>
      </div>
    </>
  )
}
