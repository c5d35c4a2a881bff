import { useMutation } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'

import type { Explanation } from '#shared/contract/explanations.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { FormDialog, type FormProblems } from '../../ui/form.tsx'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { formatMoment } from '../../ui/time.ts'

type Props = { explanation: Explanation; onClose: () => void }

/** One explanation: to be answered by whoever may, to be read by the others. */
export function ExplanationDialog({ explanation, onClose }: Props) {
  const { t } = useTexts()
  if (explanation.mayAnswer) return <AnswerForm explanation={explanation} onClose={onClose} />
  return (
    <Modal
      open
      title={t('explanations.dialog', { name: explanation.name })}
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          {t('common.close')}
        </Button>
      }
      destroyOnHidden
    >
      <ShortcutLayer>
        <Facts explanation={explanation} />
      </ShortcutLayer>
    </Modal>
  )
}

function AnswerForm({ explanation, onClose }: Props) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const answer = useMutation(useApi().attendance.answerExplanation.mutationOptions())
  const problemsOf = (error: unknown): FormProblems =>
    shownError(error).code === 'FIELD_INVALID'
      ? { fields: [{ field: 'note', message: t('explanations.noteNeeded') }] }
      : problems.ofForm(error)
  return (
    <FormDialog<{ answer: 'accepted' | 'refused'; note?: string }>
      open
      title={t('explanations.dialog', { name: explanation.name })}
      submitText={t('explanations.save')}
      initial={{ answer: 'accepted' }}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={async ({ answer: how, note = '' }) => {
        await answer.mutateAsync({ requestId: requestId.current(), id: explanation.id, answer: how, note })
        done(t('explanations.saved', { name: explanation.name }))
        return undefined
      }}
    >
      <Facts explanation={explanation} />
      <p>{t('explanations.changesNothing')}</p>
      <ChoiceField
        name="answer"
        label={t('explanations.answer')}
        options={(['accepted', 'refused'] as const).map((value) => ({
          value,
          label: t(`explanations.answers.${value}`),
        }))}
        required
      />
      <TextField
        name="note"
        label={t('explanations.note')}
        hint={t('explanations.noteHint')}
        maxLength={120}
      />
    </FormDialog>
  )
}

function Facts({ explanation }: { explanation: Explanation }) {
  const { t } = useTexts()
  const { at, staffNo, department, cause, text, superiorName, clockSuspect, answer } = explanation
  return (
    <dl className="a-facts">
      <Fact label={t('explanations.at')}>
        {formatMoment(at)} {clockSuspect && <StatusTag tone="warn">{t('explanations.suspect')}</StatusTag>}
      </Fact>
      <Fact label={t('explanations.staffNo')}>
        {staffNo} {department}
      </Fact>
      <Fact label={t('explanations.cause')}>{t(`clock.causes.${cause}`)}</Fact>
      {text !== '' && <Fact label={t('explanations.words')}>{text}</Fact>}
      <Fact label={t('explanations.superior')}>
        {superiorName === '' ? t('explanations.personnel') : superiorName}
      </Fact>
      {answer !== null && <Answered explanation={explanation} answer={answer} />}
    </dl>
  )
}

function Answered({ explanation, answer }: { explanation: Explanation; answer: 'accepted' | 'refused' }) {
  const { t } = useTexts()
  const { answeredBy, answeredAt, answerNote } = explanation
  const when = { by: answeredBy, at: formatMoment(answeredAt ?? 0) }
  return (
    <>
      <Fact label={t('explanations.answer')}>
        {t(`explanations.answers.${answer}`)} · {t('explanations.answered', when)}
      </Fact>
      {answerNote !== '' && <Fact label={t('explanations.note')}>{answerNote}</Fact>}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
