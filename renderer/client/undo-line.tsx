import { Button } from 'antd'

import { useTexts } from '../i18n/index.ts'
import { useShortcut } from '../ui/keyboard.tsx'
import { useTakeBack } from './take-back.ts'
import { useUndoable } from './undo.ts'

interface Props {
  /** Something is being typed that Ctrl+Z belongs to. */
  readonly disabled?: boolean
  readonly onUndone?: () => void
}

/** One line: what was just done, with the key that takes it back. Empty while there is nothing. */
export function UndoLine({ disabled = false, onUndone }: Props) {
  const { t } = useTexts()
  const last = useUndoable()
  const takeBack = useTakeBack(onUndone)
  const undo = () => {
    if (last) void takeBack(last)
  }
  useShortcut('Ctrl+Z', undo, { label: t('leaving.undo'), disabled: disabled || last === null })
  return (
    <div className="q-undo" role="status">
      {last && (
        <>
          <span>
            {t(last.kind === 'leaving' ? 'visitors.leftDone' : 'leaving.registered', { name: last.name })}
          </span>
          <Button size="small" aria-keyshortcuts="Control+Z" onClick={undo}>
            {t('leaving.undo')} Ctrl+Z
          </Button>
        </>
      )}
    </div>
  )
}
