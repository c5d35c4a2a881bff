import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { focusOnMount } from './focus-on-mount.ts'
import { StepBar } from './step-bar.tsx'

type BeginProps = {
  title: string
  text: string
  action: string
  error: unknown
  busy: boolean
  onBegin: () => void
}

/** One sentence about what will happen, and the one button that does it. */
function Begin({ title, text, action, error, busy, onBegin }: BeginProps) {
  const { sentence } = useProblems()
  return (
    <section className="q-panel">
      <h2>{title}</h2>
      <p className="h-text">{text}</p>
      {error !== null && <Alert type="error" showIcon role="alert" title={sentence(error)} />}
      <Button
        type="primary"
        size="large"
        ref={focusOnMount}
        aria-busy={busy}
        onClick={() => !busy && onBegin()}
      >
        {action}
      </Button>
    </section>
  )
}

/** Before the very first period of a site. */
export function FirstShift() {
  const { t } = useTexts()
  const requestId = useRequestId()
  const open = useMutation(useApi().handovers.openFirst.mutationOptions())
  return (
    <div className="h-flow">
      <Begin
        title={t('handover.noShiftTitle')}
        text={t('handover.noShiftText')}
        action={t('handover.openFirst')}
        error={open.error}
        busy={open.isPending}
        onBegin={() => open.mutate({ requestId: requestId.current() })}
      />
    </div>
  )
}

/** A period is open and nobody is handing over. */
export function StartPanel() {
  const { t } = useTexts()
  const requestId = useRequestId()
  const start = useMutation(useApi().handovers.start.mutationOptions({ onSuccess: requestId.renew }))
  return (
    <div className="h-flow">
      <StepBar step="freeze" />
      <Begin
        title={t('handover.start')}
        text={t('handover.startText')}
        action={t('handover.start')}
        error={start.error}
        busy={start.isPending}
        onBegin={() => start.mutate({ requestId: requestId.current() })}
      />
    </div>
  )
}
