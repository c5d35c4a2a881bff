import { Form } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'

import { useDesk } from '../../client/desk.tsx'
import { useRequestId } from '../../client/request.ts'
import { useWatchHold } from '../../client/watch-hold.tsx'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { addInput, initialOf, kinds, type Kind, type NewValues } from './new-values.ts'
import { useMeetingWords } from './meeting-fields.tsx'
import { NewFields } from './new-fields.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import './expected.css'

/** F6: one person, a group, or somebody who comes again and again. */
export function NewExpected() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [kind, setKind] = useState<Kind>('single')
  return (
    <Page title={t('expected.add')} onBack={() => void navigate('/visitors/expected')}>
      <div className="q-panel">
        <Segmented<Kind>
          className="e-kinds"
          aria-label={t('expected.add')}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t(`expected.kinds.${value}`) }))}
        />
        <NewForm kind={kind} />
      </div>
    </Page>
  )
}

function NewForm({ kind }: { kind: Kind }) {
  const { t } = useTexts()
  const client = useDesk()
  const navigate = useNavigate()
  const { done } = useNotice()
  const { hold, problemsOf, dialog } = useWatchHold()
  const requestId = useRequestId()
  const words = {
    ...useMeetingWords(),
    peopleNeeded: t('expected.peopleNeeded'),
    peopleMany: t('expected.peopleMany'),
  }
  const [form] = Form.useForm<NewValues>()
  const [initial] = useState(() => initialOf(Date.now()))
  /** Where saving leads: known to whoever submits, before the form is drawn again. */
  const next = useRef('/visitors/expected')
  return (
    <DeskForm<NewValues>
      form={form}
      initial={initial}
      submitText={t('expected.save')}
      problemsOf={problemsOf}
      extra={dialog}
      onSubmit={async (values) => {
        const read = addInput(kind, values, words)
        if ('problems' in read) return read.problems
        const { id, ids } = await hold(() =>
          client.expected.add({ requestId: requestId.current(), ...read.input }),
        )
        requestId.renew()
        done(t('expected.saved', { count: ids.length }))
        next.current =
          kind === 'group'
            ? `/visitors/expected?text=${encodeURIComponent(read.input.party)}`
            : `/visitors/expected/${id}`
        return undefined
      }}
      onSaved={() => void navigate(next.current)}
    >
      <NewFields kind={kind} />
    </DeskForm>
  )
}
