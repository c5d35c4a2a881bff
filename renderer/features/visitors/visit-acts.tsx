import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import { lentPassKinds } from '#shared/contract/leaving.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTakeBack } from '../../client/take-back.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, DateTimeField, TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { formatMoment } from '../../ui/time.ts'

type Props = { readonly visit: Visit }

/** He is still here after all. */
export function UndoLeaving({ visit }: Props) {
  const { t } = useTexts()
  const takeBack = useTakeBack()
  const undo = () => void takeBack({ kind: 'leaving', visitId: visit.id, name: visit.name })
  useShortcut('Ctrl+Z', undo, { label: t('leaving.undo') })
  return <Button onClick={undo}>{t('leaving.undo')} Ctrl+Z</Button>
}

/** The whole registration was a mistake; asked once more, because only its number stays. */
export function VoidVisit({ visit }: Props) {
  const { t } = useTexts()
  const { ask } = useNotice()
  const takeBack = useTakeBack()
  const start = async () => {
    const { id: visitId, name } = visit
    const question = { title: t('leaving.voidTitle', { name }), text: t('leaving.voidText') }
    if (await ask({ ...question, action: t('leaving.void'), danger: true }))
      await takeBack({ kind: 'registration', visitId, name })
  }
  return <Button onClick={() => void start()}>{t('leaving.void')}</Button>
}

/** Half an hour from now, to the minute: what people ask for most. */
const soon = () => Math.ceil((Date.now() + 1_800_000) / 60_000) * 60_000

export function ExtendStay({ visit }: Props) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const extend = useMutation(useApi().visitors.extendStay.mutationOptions())
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('leaving.extend')}</Button>
      <FormDialog<{ until: number }>
        open={open}
        title={t('leaving.extendTitle', { name: visit.name })}
        onClose={() => setOpen(false)}
        initial={{ until: soon() }}
        submitText={t('leaving.extend')}
        problemsOf={ofForm}
        onSubmit={async ({ until }) => {
          await extend.mutateAsync({ requestId: requestId.current(), visitId: visit.id, until })
          requestId.renew()
          done(t('leaving.extended', { time: formatMoment(until) }))
          return undefined
        }}
      >
        <DateTimeField name="until" label={t('leaving.until')} required />
      </FormDialog>
    </>
  )
}

type Lend = { kind: (typeof lentPassKinds)[number]; number: string }

export function LendPass({ visit }: Props) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const lend = useMutation(useApi().lentPass.lend.mutationOptions())
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('passes.lend')}</Button>
      <FormDialog<Lend>
        open={open}
        title={t('passes.lendTitle', { name: visit.name })}
        onClose={() => setOpen(false)}
        initial={{ kind: 'badge' }}
        submitText={t('passes.lend')}
        problemsOf={ofForm}
        onSubmit={async ({ kind, number }) => {
          const lent = await lend.mutateAsync({
            requestId: requestId.current(),
            visitId: visit.id,
            kind,
            number,
          })
          requestId.renew()
          done(t('passes.lent', { number: lent.number }))
          return undefined
        }}
      >
        <ChoiceField
          name="kind"
          label={t('passes.kind')}
          options={lentPassKinds.map((value) => ({ value, label: t(`passes.kinds.${value}`) }))}
        />
        <TextField name="number" label={t('passes.number')} maxLength={20} required />
      </FormDialog>
    </>
  )
}
