import { TextField } from '../ui/fields.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useNotice } from '../ui/notice.tsx'
import { useProblems } from './problem.ts'
import { useRequestId } from './request.ts'

type ReasonDialogProps = {
  title: string
  /** What it does, before it is done. */
  text?: string
  /** On the button. */
  action: string
  /** Of the reason's field. */
  label: string
  /** Stands in the field to begin with. */
  initial?: string
  maxLength?: number
  /** Does it, a repeat under the same id; answers the words that it is done. */
  act: (input: { requestId: string; reason: string }) => Promise<string>
  onClose: () => void
}

/** An act that wants nothing but a reason, which stays on record. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, action, label, initial, maxLength = 120, act, onClose } = props
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  return (
    <FormDialog<{ reason: string }>
      open
      title={title}
      submitText={action}
      {...(initial !== undefined && { initial: { reason: initial } })}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async ({ reason }) => {
        done(await act({ requestId: requestId.current(), reason }))
        return undefined
      }}
    >
      {text !== undefined && <p>{text}</p>}
      <TextField name="reason" label={label} required maxLength={maxLength} />
    </FormDialog>
  )
}
