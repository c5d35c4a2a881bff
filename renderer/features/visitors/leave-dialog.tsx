import { useMutation } from '@tanstack/react-query'
import { Alert, Form } from 'antd'
import { useEffect, useRef } from 'react'

import { passStates, saidBys, type Pass } from '#shared/contract/leaving.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, ChoiceField, TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { formatShort } from '../../ui/time.ts'
import type { Going } from './going.ts'

interface Values {
  readonly kind: 'seen' | 'said'
  readonly saidBy?: (typeof saidBys)[number]
  readonly together?: boolean
  readonly passes?: readonly { readonly state: (typeof passStates)[number]; readonly note?: string }[]
}

type Props = { readonly going: Going; readonly onClose: () => void; readonly onLeft: () => void }

/** Everything to settle before somebody goes; Enter is yes to all of it. */
export function LeaveDialog({ going, onClose, onLeft }: Props) {
  const { t } = useTexts()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const leave = useMutation(useApi().visitors.leave.mutationOptions())
  const [form] = Form.useForm<Values>()
  const { visit, passes, companions, notes } = going
  const said = going.kind === 'said'
  return (
    <FormDialog<Values>
      open
      form={form}
      title={t('leaving.title', { name: visit.name })}
      width={640}
      autoFocus={false}
      onClose={onClose}
      initial={{
        kind: going.kind,
        saidBy: 'host',
        together: true,
        passes: passes.map(() =>
          said ? { state: 'kept', note: t('leaving.keptBySaid') } : { state: 'returned' },
        ),
      }}
      submitText={t('leaving.confirm')}
      problemsOf={ofForm}
      onSubmit={async ({ kind, saidBy = 'host', together = true, passes: answers = [] }) => {
        if (!together) return { message: t('leaving.companionsStay') }
        await leave.mutateAsync({
          requestId: requestId.current(),
          visitId: visit.id,
          kind,
          saidBy,
          passes: passes.map(({ id }, at) => ({
            passId: id,
            state: answers[at]?.state ?? 'returned',
            note: answers[at]?.state === 'returned' ? '' : (answers[at]?.note ?? ''),
          })),
        })
        onLeft()
        return undefined
      }}
    >
      <p className="v-going">
        {[visit.number, visit.company, visit.hostName, formatShort(visit.arrivedAt)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {notes.map(({ kind, number }) => (
        <Alert
          key={`${kind} ${number}`}
          type="warning"
          showIcon
          className="v-leave-note"
          title={t(`leaving.notes.${kind}`, { number })}
        />
      ))}
      <HowField form={form} />
      {passes.map((pass, at) => (
        <PassField key={pass.id} pass={pass} at={at} />
      ))}
      {companions > 0 && <Together {...going} />}
      <Ready visitId={visit.id} onAgain={() => form.submit()} />
    </FormDialog>
  )
}

function HowField({ form }: { form: ReturnType<typeof Form.useForm<Values>>[0] }) {
  const { t } = useTexts()
  const kind = Form.useWatch('kind', form) as Values['kind'] | undefined
  return (
    <div className="v-how">
      <ChoiceField
        name="kind"
        label={t('leaving.how')}
        options={(['seen', 'said'] as const).map((value) => ({
          value,
          label: t(`visitors.leaveKinds.${value}`),
        }))}
      />
      {kind === 'said' && (
        <ChoiceField
          name="saidBy"
          label={t('leaving.who')}
          options={saidBys.map((value) => ({ value, label: t(`leaving.saidBy.${value}`) }))}
        />
      )}
    </div>
  )
}

/** Back on its hook, or a word about where it is. */
function PassField({ pass, at }: { pass: Pass; at: number }) {
  const { t } = useTexts()
  const state = Form.useWatch(['passes', at, 'state']) as (typeof passStates)[number] | undefined
  return (
    <div className="v-how">
      <ChoiceField
        name={['passes', at, 'state']}
        label={`${t(`passes.kinds.${pass.kind}`)} ${pass.number}`}
        options={passStates.map((value) => ({ value, label: t(`leaving.states.${value}`) }))}
      />
      {state !== undefined && state !== 'returned' && (
        <TextField
          name={['passes', at, 'note']}
          label={t('leaving.why')}
          maxLength={120}
          rules={[{ required: true, whitespace: true, message: t('leaving.whyNeeded') }]}
        />
      )}
    </div>
  )
}

function Together({ companions: count, companionNames: names }: Going) {
  const { t } = useTexts()
  const label = names === '' ? t('leaving.together', { count }) : t('leaving.togetherNamed', { count, names })
  return <CheckField name="together" label={label} />
}

/** The confirm button has the focus, and a second scan of the same badge presses it; another badge has to wait. */
function Ready({ visitId, onAgain }: { visitId: number; onAgain: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // after the dialog has taken the focus for itself
    const frame = requestAnimationFrame(() => {
      here.current?.closest('form')?.querySelector<HTMLElement>('button[type=submit]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  useScanner(({ text }) => {
    client.visitors.findInside({ text }).then(
      (found) => (found.visitId === visitId ? onAgain() : problem(t('leaving.finishFirst'))),
      (error: unknown) => problem(sentence(error)),
    )
  })
  return <span ref={here} />
}
