import { Form } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { z } from 'zod'

import type { recorded } from '#shared/contract/values.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm, type FormProblems } from '../../ui/form.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { sumOf } from './cash.ts'
import { useMissingMarks } from './mark-fields.tsx'
import { OpeningFields } from './opening-fields.tsx'
import { openingInput, type OpeningValues } from './opening-values.ts'
import { Opened } from './opened.tsx'
import './deposits.css'

type Saved = z.infer<typeof recorded> & { guestName: string }

/** F4: declare, count or seal, three marks, into the safe; then the slip, then the next guest. */
export function DepositOpening() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [saved, setSaved] = useState<Saved | null>(null)
  useShortcut('F4', () => setSaved(null), { label: t('deposits.another'), disabled: saved === null })
  return (
    <Page title={t('deposits.open')} onBack={() => void navigate('/deposits')}>
      <div className="q-panel">
        {saved ? (
          <Opened deposit={saved} onNext={() => setSaved(null)} />
        ) : (
          <OpeningForm onSaved={setSaved} />
        )}
      </div>
    </Page>
  )
}

/** What the core refuses, beside the field it is about. */
function useOpeningProblems(): (error: unknown) => FormProblems {
  const { t } = useTexts()
  const problems = useProblems()
  return (error) => {
    const { code, data } = shownError(error)
    const message = problems.sentence(error)
    if (code === 'SEAL_NUMBER_TAKEN') return { fields: [{ field: 'sealNumber', message }] }
    if (code === 'DEPOSIT_MARK_MISSING') return { fields: [{ field: String(data['mark']), message }] }
    if (code === 'FIELD_INVALID' && data['field'] === 'declaredFen')
      return { fields: [{ field: 'declaredFen', message: t('deposits.countWrong') }] }
    return problems.ofForm(error)
  }
}

function OpeningForm({ onSaved }: { onSaved: (saved: Saved) => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const problemsOf = useOpeningProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<OpeningValues>()
  const missing = useMissingMarks(form)
  const marks = missing.map((mark) => t(`deposits.${mark}`)).join(t('deposits.and'))
  return (
    <DeskForm<OpeningValues>
      form={form}
      initial={{ method: 'counted', cash: {} }}
      submitText={missing.length > 0 ? t('deposits.missing', { marks }) : t('deposits.save')}
      problemsOf={problemsOf}
      onSubmit={async (values) => {
        if (values.method === 'counted' && sumOf(values.cash ?? {}) !== values.declaredFen)
          return { fields: [{ field: 'declaredFen', message: t('deposits.countWrong') }] }
        if ((values.idNumber ?? '').trim() !== '' && values.idKind === undefined)
          return { fields: [{ field: 'idKind', message: t('deposits.idKindNeeded') }] }
        const input = openingInput(values)
        const answer = await client.deposits.open({ requestId: requestId.current(), ...input })
        requestId.renew()
        onSaved({ ...answer, guestName: values.guestName })
        return undefined
      }}
    >
      <OpeningFields />
    </DeskForm>
  )
}
