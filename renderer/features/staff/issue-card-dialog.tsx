import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form } from 'antd'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog, type FormProblems } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useCardWait, type CardWait } from './use-card-wait.ts'

type Values = { number: string; label?: string }

/** A card is held to its reader or its number is typed; Enter issues it. */
export function IssueCardDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<Values>()
  const issue = useMutation(useApi().cards.issue.mutationOptions())
  const takenText = (whose: string | null) =>
    whose === null ? t('cards.taken') : t('cards.takenBy', { name: whose })
  const { wait, again } = useCardWait(({ number, taken, whose }) => {
    form.setFieldValue('number', number)
    form.setFields([{ name: 'number', errors: taken ? [takenText(whose)] : [] }])
    form.focusField(taken ? 'number' : 'label')
  })
  const problemsOf = (error: unknown): FormProblems => {
    const { code, data } = shownError(error)
    if (code !== 'CARD_TAKEN') return problems.ofForm(error)
    return { fields: [{ field: 'number', message: takenText(data['whose'] as string | null) }] }
  }
  return (
    <FormDialog<Values>
      open
      form={form}
      title={t('cards.dialog', { name: member.name })}
      submitText={t('cards.add')}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={async ({ number, label = '' }) => {
        await issue.mutateAsync({ requestId: requestId.current(), staffId: member.id, number, label })
        done(t('cards.issued', { name: member.name }))
        return undefined
      }}
    >
      <WaitLine wait={wait} onAgain={again} />
      <TextField
        name="number"
        label={t('cards.number')}
        hint={t('cards.numberHint')}
        required
        maxLength={64}
      />
      <TextField name="label" label={t('cards.label')} hint={t('cards.labelHint')} maxLength={20} />
    </FormDialog>
  )
}

/** What the card reader waits for, large enough to be read over the desk. */
function WaitLine({ wait, onAgain }: { wait: CardWait; onAgain: () => void }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  if (wait.kind === 'failed') return <Alert type="error" showIcon role="alert" title={sentence(wait.error)} />
  const words = {
    starting: t('cards.starting'),
    waiting: t('cards.hold'),
    card: t('cards.came'),
    stopped: t('cards.stopped'),
    noReader: t('cards.noReader'),
  }
  return (
    <div className={wait.kind === 'card' && !wait.taken ? 't-hold t-guide-good' : 't-hold'} role="status">
      <strong>{words[wait.kind]}</strong>
      {(wait.kind === 'stopped' || wait.kind === 'noReader' || wait.kind === 'card') && (
        <Button size="small" onClick={onAgain}>
          {t('cards.again')}
        </Button>
      )}
    </div>
  )
}
