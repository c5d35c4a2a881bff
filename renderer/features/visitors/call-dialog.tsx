import { Modal } from 'antd'

import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { CallPanel } from './call-panel.tsx'

interface Props {
  readonly visit: { readonly id: number; readonly number: string; readonly name: string }
  readonly onClose: () => void
}

/** The call panel over whatever is on the screen; an answer closes it. */
export function CallDialog({ visit, onClose }: Props) {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { id, number, name } = visit
  return (
    <Modal
      open
      title={t('calls.titleOf', { name, number })}
      onCancel={onClose}
      footer={null}
      width={940}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ShortcutLayer>
        <CallPanel
          visitId={id}
          onDecided={(admission) => {
            onClose()
            const words = t(`calls.decided.${admission}`, { name })
            if (admission === 'admitted') done(words)
            else problem(words)
          }}
        />
      </ShortcutLayer>
    </Modal>
  )
}
