import { useNavigate } from 'react-router'

import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'

/** F9 on every screen, whatever dialog is open: the list goes to the printer at once, and the screen to the list. */
export function EvacuationKey({ allowed }: { allowed: boolean }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const print = usePrinting()
  const run = () => {
    void print('evacuationList', 1) // paper first: leaving a half-filled form may ask a question
    void navigate('/evacuation')
  }
  useShortcut('F9', run, {
    ...{ label: t('evacuation.printKey'), scope: 'general', always: true, disabled: !allowed },
  })
  return null
}
