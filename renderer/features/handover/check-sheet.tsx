import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { useNavigate } from 'react-router'

import type { Contract } from '#shared/contract/index.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { DeskForm } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { formatMoment } from '../../ui/time.ts'
import './handover.css'

type Answer = InferContractRouterOutputs<Contract>['audit']['checkSheet']

/** Holds a signed sheet against the log: scan or type its code, and read the answer from across the desk. */
export function CheckSheet() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const problems = useProblems()
  const [form] = Form.useForm<{ code: string }>()
  const check = useMutation(useApi().audit.checkSheet.mutationOptions())
  useScanner(({ text }) => {
    form.setFieldValue('code', text.toUpperCase())
    form.submit()
  })
  return (
    <Page
      title={t('handover.checkSheet')}
      text={t('handover.check.text')}
      width="narrow"
      onBack={() => void navigate('/handover')}
    >
      <section className="q-panel">
        <DeskForm<{ code: string }>
          form={form}
          submitText={check.isPending ? t('handover.check.running') : t('handover.check.run')}
          guard={false}
          problemsOf={problems.ofForm}
          onSubmit={async ({ code }) => {
            await check.mutateAsync({ code })
            return undefined
          }}
        >
          <TextField
            name="code"
            label={t('handover.check.code')}
            hint={t('handover.check.codeHint')}
            required
            maxLength={80}
          />
        </DeskForm>
      </section>
      {check.data && <CheckAnswer answer={check.data} />}
    </Page>
  )
}

const looks = { matches: 'h-good', broken: 'h-bad', unknown: 'h-warn' } as const
const signs = { matches: '✓', broken: '✕', unknown: '?' } as const

function CheckAnswer({ answer }: { answer: Answer }) {
  const { t } = useTexts()
  const { result } = answer
  const text = {
    matches: () =>
      answer.result === 'matches'
        ? t('handover.check.matchesText', {
            number: answer.handover,
            at: formatMoment(answer.signedAt),
            seq: answer.seq,
          })
        : '',
    broken: () =>
      answer.result === 'broken' ? t('handover.check.brokenText', { seq: answer.sinceSeq }) : '',
    unknown: () => t('handover.check.unknownText'),
  }
  return (
    <section className={`q-panel h-answer ${looks[result]}`} role="alert">
      <i aria-hidden="true">{signs[result]}</i>
      <div>
        <strong>{t(`handover.check.${result}`)}</strong>
        <p>{text[result]()}</p>
        <p>{t(`handover.check.${result}Note`)}</p>
      </div>
    </section>
  )
}
