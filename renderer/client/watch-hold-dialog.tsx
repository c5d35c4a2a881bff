import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Modal } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'

import type { Credential } from '#shared/contract/values.ts'
import { watchDecisions, type WatchDecision } from '#shared/contract/watch-list.ts'
import { useTexts } from '../i18n/index.ts'
import { ChoiceField, TextField } from '../ui/fields.tsx'
import { DeskForm } from '../ui/form.tsx'
import { ShortcutLayer } from '../ui/keyboard.tsx'
import {
  CredentialFields,
  typedCredential,
  useCredentialProblems,
  type CredentialValues,
} from './credential-fields.tsx'
import { useApi } from './desk.tsx'
import { usePermissions } from './permissions.ts'
import { useProblems } from './problem.ts'
import { useRequestId } from './request.ts'
import { WatchPhoto } from './watch-photo.tsx'
import { useWatchWords } from './watch-words.ts'

/** He may be let in, he may not, or nobody has decided and the form is gone back to. */
export type HoldEnd = 'cleared' | 'denied' | 'left'

interface Props {
  readonly number: string
  readonly onEnd: (how: HoldEnd) => void
}

/** Somebody is being checked: a neutral sentence, which a visitor may read, and then the duty manager. */
export function HoldDialog({ number, onEnd }: Props) {
  const { t } = useTexts()
  const [asking, setAsking] = useState(false)
  const { data } = useQuery(useApi().watchHold.state.queryOptions({ input: { number }, staleTime: 0 }))
  const state = data?.state
  // decided by a duty manager in another window
  const ended = useEffectEvent((how: HoldEnd) => onEnd(how))
  useEffect(() => {
    if (state === 'cleared' || state === 'denied') ended(state)
  }, [state])
  return (
    <Modal
      open
      title={t('watch.hold.title')}
      onCancel={() => onEnd('left')}
      footer={null}
      width={640}
      mask={{ closable: false }}
    >
      <ShortcutLayer>
        <p>
          <strong>{t('watch.hold.text')}</strong>
        </p>
        <p>{t('watch.hold.ask', { number })}</p>
        {asking ? (
          <>
            <WhyForManagers number={number} />
            <Decision number={number} onEnd={onEnd} />
          </>
        ) : (
          <>
            <p className="q-finger">{t('watch.hold.elsewhere')}</p>
            <div className="q-form-foot">
              <Button onClick={() => onEnd('left')}>{t('watch.hold.back')}</Button>
              <Button
                type="primary"
                ref={(button) => {
                  requestAnimationFrame(() => button?.focus()) // after the dialog has taken the focus for itself
                }}
                onClick={() => setAsking(true)}
              >
                {t('watch.hold.askManager')}
              </Button>
            </div>
          </>
        )}
      </ShortcutLayer>
    </Modal>
  )
}

/** Whoever may read the list sees why, once he turns to it; nobody else's window is told. */
function WhyForManagers({ number }: { number: string }) {
  const { t } = useTexts()
  const may = usePermissions()
  const words = useWatchWords()
  const { data } = useQuery(
    useApi().watchList.hit.queryOptions({ input: { number }, enabled: may('watch.read') }),
  )
  if (!data) return null
  return (
    <div className="q-watch-why">
      <WatchPhoto entryId={data.entryId} />
      {t(`watch.grades.${data.grade}`)} · {t(`watch.strengths.${data.strength}`)} · {words(data)} ·{' '}
      {data.entryReason}
    </div>
  )
}

/** Not `reason`: the form that waits behind the dialog has a field of that name, and names are ids in the page. */
type Values = CredentialValues & { outcome: WatchDecision; decidedReason: string }

/** The duty manager's decision, proved by PIN or finger at this window. */
function Decision({ number, onEnd }: Props) {
  const { t } = useTexts()
  const problems = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<Values>()
  const problemsOf = useCredentialProblems(form)
  const decide = useMutation(useApi().watchHold.decide.mutationOptions())
  const save = async ({ outcome, decidedReason: reason }: Values, credential: Credential) => {
    await decide.mutateAsync({ requestId: requestId.current(), number, outcome, reason, credential })
    onEnd(outcome === 'denied' ? 'denied' : 'cleared')
  }
  return (
    <DeskForm<Values>
      form={form}
      guard={false}
      submitText={t('watch.hold.confirm')}
      problemsOf={problemsOf}
      onSubmit={async (values) => {
        const credential = typedCredential(values)
        if (credential) await save(values, credential)
        return undefined
      }}
    >
      <ChoiceField
        name="outcome"
        label={t('watch.decision')}
        required
        options={watchDecisions.map((value) => ({ value, label: t(`watch.outcomes.${value}`) }))}
      />
      <TextField name="decidedReason" label={t('watch.decisionReason')} required maxLength={200} />
      <CredentialFields
        permission="watch.write"
        noneHint={t('watch.hold.noManager')}
        personLabel={t('watch.hold.person')}
        pinLabel={t('watch.hold.pin')}
        columns={2}
        others={['outcome', 'decidedReason']}
        onFinger={(finger) => save(form.getFieldsValue(), finger)}
        sentence={problems.sentence}
      />
    </DeskForm>
  )
}
