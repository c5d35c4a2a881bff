import { Button } from 'antd'
import { Component, type ErrorInfo, type ReactNode } from 'react'

import { useTexts } from '../i18n/index.ts'

/** Nothing to show: says so, and what to do about it (`text`), with the button that does it (`action`). */
export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="q-state">
      <p className="q-state-title">{title}</p>
      {text !== undefined && <p>{text}</p>}
      {action}
    </div>
  )
}

/** Grey lines of the height of what is coming, so that nothing moves when it comes; shown after 150 ms only. */
export function LoadingState({ lines = 6 }: { lines?: number }) {
  const { t } = useTexts()
  return (
    <div className="q-loading" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  )
}

/** Data could not be read: one sentence, and the way on. `message` is the contract's own sentence, if there is one. */
export function ErrorState({ message, onRetry }: { message?: string; onRetry?: () => void }) {
  const { t } = useTexts()
  return (
    <div className="q-state" role="alert">
      <p className="q-state-title">{t('ui.states.failed')}</p>
      <p>{message ?? t('ui.states.failedText')}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    </div>
  )
}

function CrashScreen({ error, onReopen }: { error: unknown; onReopen: () => void }) {
  const { t } = useTexts()
  return (
    <div className="q-state" role="alert">
      <p className="q-state-title">{t('ui.states.crashTitle')}</p>
      <p>{t('ui.states.crashText')}</p>
      <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
      <Button type="primary" onClick={onReopen}>
        {t('ui.states.reopen')}
      </Button>
    </div>
  )
}

type CrashProps = { children: ReactNode; onCrash?: (error: unknown, info: ErrorInfo) => void }

/** Catches a bug while drawing, so that one broken screen leaves the rest usable. React knows this only as a class. */
export class CrashBoundary extends Component<CrashProps, { crash: { error: unknown } | null }> {
  override state: { crash: { error: unknown } | null } = { crash: null }

  static getDerivedStateFromError(error: unknown) {
    return { crash: { error } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.props.onCrash?.(error, info)
  }

  override render() {
    const { crash } = this.state
    if (crash === null) return this.props.children
    return <CrashScreen error={crash.error} onReopen={() => this.setState({ crash: null })} />
  }
}
