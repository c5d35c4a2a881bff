import type { TaskAnswer, VisitorTask } from '#shared/contract/visitor-side.ts'
import { DocumentSteps } from '../../client/document-steps.tsx'
import { showLocale } from '../../i18n/index.ts'
import { Details } from './details.tsx'

interface Props {
  readonly task: VisitorTask
  readonly onAnswer: (answer: TaskAnswer) => Promise<void>
  readonly onDecline: () => void
}

/** What the desk has asked of the visitor, and nothing else. */
export function Task({ task, onAnswer, onDecline }: Props) {
  if (task.kind === 'documents')
    return (
      <DocumentSteps
        documents={task.documents}
        language={task.language}
        onLanguage={showLocale}
        size="kiosk"
        onDone={(documents) => void onAnswer({ kind: 'documents', documents })}
        onCancel={onDecline}
      />
    )
  return (
    <Details
      name={task.name}
      whole={false}
      onDone={({ name, phone, company, remember }) =>
        onAnswer({
          kind: 'details',
          name,
          phone: phone ? phone : null,
          company: company ?? '',
          remember: remember ?? false,
        })
      }
      onCancel={onDecline}
    />
  )
}
