import { useMutation } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DateTimeField, TextField } from '../../ui/fields.tsx'
import { FormDialog, type FormProblems } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { formatMoment } from '../../ui/time.ts'

interface Values {
  readonly at: number
  readonly reason: string
}

/** Saves corrections, and says in words what the core has against a time. */
export function useCorrecting() {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const correct = useMutation(useApi().punches.correct.mutationOptions())
  return {
    async save(
      corrections: readonly { punchId: number; at: number }[],
      jumpId: number | null,
      reason: string,
    ): Promise<undefined> {
      const input = { requestId: requestId.current(), corrections: [...corrections], jumpId, reason }
      const { corrected } = await correct.mutateAsync(input)
      requestId.renew()
      done(t('clockJumps.correctedDone', { count: corrected }))
    },
    problemsOf(error: unknown): FormProblems {
      const { code, data } = shownError(error)
      if (code !== 'FIELD_INVALID' || data['field'] !== 'at') return ofForm(error)
      return { fields: [{ field: 'at', message: t('clockJumps.badTime') }] }
    },
  }
}

interface Props {
  /** Times in UTC ms; `suggestedAt` stands in the field. */
  readonly punch: { readonly id: number; readonly recordedAt: number; readonly suggestedAt: number }
  readonly name: string
  readonly jumpId: number | null
  readonly onClose: () => void
}

/** One punch gets another time, with a reason. */
export function CorrectDialog({ punch, name, jumpId, onClose }: Props) {
  const { t } = useTexts()
  const { save, problemsOf } = useCorrecting()
  return (
    <FormDialog<Values>
      open
      title={t('clockJumps.correctTitle', { name })}
      submitText={t('clockJumps.correct')}
      initial={{ at: punch.suggestedAt }}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={({ at, reason }) => save([{ punchId: punch.id, at }], jumpId, reason)}
    >
      <p>{t('clockJumps.correctText', { at: formatMoment(punch.recordedAt, 'YYYY-MM-DD HH:mm:ss') })}</p>
      <DateTimeField name="at" label={t('clockJumps.newTime')} required />
      <TextField name="reason" label={t('clockJumps.reason')} maxLength={120} required />
    </FormDialog>
  )
}

interface AllProps {
  readonly punches: readonly { readonly id: number; readonly suggestedAt: number }[]
  readonly jumpId: number
  readonly onClose: () => void
}

/** All punches of a jump get their reckoned time in one act. */
export function CorrectAllDialog({ punches, jumpId, onClose }: AllProps) {
  const { t } = useTexts()
  const { save, problemsOf } = useCorrecting()
  const corrections = punches.map(({ id, suggestedAt }) => ({ punchId: id, at: suggestedAt }))
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('clockJumps.correct')}
      submitText={t('clockJumps.correct')}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={({ reason }) => save(corrections, jumpId, reason)}
    >
      <p>{t('clockJumps.correctAllText', { count: corrections.length })}</p>
      <TextField name="reason" label={t('clockJumps.reason')} maxLength={120} required />
    </FormDialog>
  )
}
