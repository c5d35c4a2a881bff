import { App } from 'antd'

import { useTexts } from '../i18n/index.ts'

/**
 * Short sentences that go away by themselves, for things that are done; and the question before something that cannot
 * be taken back. Failures of a form belong into the form, not here.
 */
export function useNotice() {
  const { message, modal } = App.useApp()
  const { t } = useTexts()
  return {
    done: (text: string) => void message.success(text),
    problem: (text: string) => void message.error(text, 6),
    /** True when the person said yes. `action` is the verb on the button: `作废`. */
    ask: (question: { title: string; text?: string; action: string; danger?: boolean }): Promise<boolean> =>
      Promise.resolve(
        modal.confirm({
          title: question.title,
          content: question.text,
          okText: question.action,
          cancelText: t('common.cancel'),
          okButtonProps: { danger: question.danger ?? false },
          // A second Enter out of habit must not destroy anything.
          focusable: { autoFocusButton: question.danger === true ? 'cancel' : 'ok' },
        }),
      ),
  }
}
