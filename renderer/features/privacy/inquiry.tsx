import { Form } from 'antd'
import { useState } from 'react'

import { idNumber, phone } from '#shared/contract/values.ts'
import type { Holdings } from '#shared/contract/privacy.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Answer } from './answer.tsx'
import { PrivacyTabs } from './privacy-tabs.tsx'

type Values = { by: 'phone' | 'idNumber'; whole: string }

/** Somebody stands at the desk and asks what is held about him (PIPL 45). */
export function Inquiry() {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const [form] = Form.useForm<Values>()
  const byIdNumber = Form.useWatch('by', form) === 'idNumber'
  const [answer, setAnswer] = useState<Holdings | null>(null)

  const ask = async ({ by: kind, whole }: Values) => {
    const schema = kind === 'phone' ? phone : idNumber
    const parsed = schema.safeParse(whole)
    if (!parsed.success || parsed.data.length < 4) {
      const message = kind === 'phone' ? t('privacy.wrongPhone') : t('privacy.wrongIdNumber')
      return { fields: [{ field: 'whole', message }] }
    }
    const asked =
      kind === 'phone' ? { phone: parsed.data, idNumber: null } : { phone: null, idNumber: parsed.data }
    setAnswer(await client.privacy.holdings(asked))
    return undefined
  }

  return (
    <Page title={t('privacy.title')} text={t('privacy.text')}>
      <PrivacyTabs />
      <div className="q-panel">
        <DeskForm<Values>
          form={form}
          initial={{ by: 'phone', whole: '' }}
          submitText={t('privacy.ask')}
          problemsOf={ofForm}
          onSubmit={ask}
        >
          <FieldGrid columns={2}>
            <ChoiceField
              name="by"
              label={t('privacy.by')}
              options={[
                { value: 'phone', label: t('privacy.phone') },
                { value: 'idNumber', label: t('privacy.idNumber') },
              ]}
            />
            <TextField
              name="whole"
              label={byIdNumber ? t('privacy.idNumber') : t('privacy.phone')}
              hint={t('privacy.whole')}
              maxLength={30}
              required
            />
          </FieldGrid>
        </DeskForm>
      </div>
      {answer === null ? (
        <EmptyState title={t('privacy.notAsked')} text={t('privacy.notAskedText')} />
      ) : (
        <Answer
          key={answer.inquiryId}
          answer={answer}
          onErased={() => form.submit()} // asked again: what stayed
        />
      )}
    </Page>
  )
}
