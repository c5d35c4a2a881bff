import { useMutation } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, DateTimeField, TextField } from '../../ui/fields.tsx'
import { DeskForm } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import './matters.css'

type Values = { text: string; priority: 'ordinary' | 'urgent'; dueAt: number | null }

/** One line to note a matter; empties itself for the next one. */
export function MatterForm() {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const open = useMutation(useApi().matters.open.mutationOptions())
  return (
    <div className="q-panel m-add">
      <DeskForm<Values>
        initial={{ priority: 'ordinary', dueAt: null }}
        submitText={t('matters.add')}
        resetAfter
        problemsOf={problems.ofForm}
        onSubmit={async ({ text, priority, dueAt }) => {
          const { number } = await open.mutateAsync({
            requestId: requestId.current(),
            text,
            priority,
            dueAt,
          })
          requestId.renew()
          done(t('matters.added', { number }))
          return undefined
        }}
      >
        <div className="m-add-fields">
          <TextField
            name="text"
            label={t('matters.what')}
            placeholder={t('matters.whatHint')}
            required
            maxLength={300}
          />
          <ChoiceField
            name="priority"
            label={t('matters.priority')}
            options={[
              { value: 'ordinary', label: t('matters.ordinary') },
              { value: 'urgent', label: t('matters.urgent') },
            ]}
          />
          <DateTimeField name="dueAt" label={t('matters.due')} placeholder={t('common.optional')} />
        </div>
      </DeskForm>
    </div>
  )
}
