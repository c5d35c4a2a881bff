import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useNavigate, useParams } from 'react-router'

import { acceptances, type VisitDocument } from '#shared/contract/documents.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, FieldItem, NumberField, TextArea, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'

interface Values {
  readonly title: string
  readonly titleEn?: string
  readonly text: string
  readonly textEn?: string
  readonly typeIds?: number[]
  readonly acceptance: VisitDocument['acceptance']
  readonly validDays?: number | null
}

/** A new document, or a change of one: what is accepted becomes a new version, and the form says so before. */
export function DocumentForm() {
  const { t } = useTexts()
  const { code } = useParams()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const list = useQuery(useApi().documents.list.queryOptions({ input: {}, staleTime: 0 }))
  const back = () => void navigate('/reception/documents')
  const before = list.data?.find((one) => one.code === code)
  return (
    <Page title={code === undefined ? t('documents.add') : `${t('documents.edit')} ${code}`} onBack={back}>
      {list.error ? (
        <ErrorState message={sentence(list.error)} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <LoadingState lines={8} />
      ) : (
        <div className="q-panel">
          <Fields key={before?.id ?? 0} before={before} onSaved={back} />
        </div>
      )}
    </Page>
  )
}

function Fields({ before, onSaved }: { before: VisitDocument | undefined; onSaved: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<Values>()
  const initial: Partial<Values> = before ? before : { acceptance: 'sign', typeIds: [] }
  return (
    <DeskForm<Values>
      form={form}
      initial={initial}
      submitText={t('documents.publish')}
      problemsOf={ofForm}
      onCancel={onSaved}
      onSubmit={async ({
        title,
        titleEn = '',
        text,
        textEn = '',
        typeIds = [],
        acceptance,
        validDays = null,
      }) => {
        const { version } = await client.documents.publish({
          requestId: requestId.current(),
          code: before?.code ?? null,
          title,
          titleEn,
          text,
          textEn,
          typeIds,
          acceptance,
          validDays,
        })
        done(t('documents.published', { version }))
        return undefined
      }}
      onSaved={onSaved}
    >
      <FieldGrid columns={2}>
        <TextField name="title" label={t('documents.name')} maxLength={60} required />
        <TextField name="titleEn" label={t('documents.nameEn')} maxLength={120} />
        <TextArea name="text" label={t('documents.body')} rows={9} maxLength={20_000} required />
        <TextArea
          name="textEn"
          label={t('documents.bodyEn')}
          hint={t('documents.englishHint')}
          rows={9}
          maxLength={20_000}
        />
        <TypesField />
        <FieldGrid columns={2}>
          <ChoiceField
            name="acceptance"
            label={t('documents.acceptance')}
            options={acceptances.map((value) => ({ value, label: t(`documents.acceptances.${value}`) }))}
            required
          />
          <NumberField
            name="validDays"
            label={t('documents.validDays')}
            hint={t('documents.validHint')}
            min={1}
            max={3660}
          />
        </FieldGrid>
      </FieldGrid>
      {before && <NewVersion before={before} />}
    </DeskForm>
  )
}

/** Types of visitor that the document is for; none chosen is everybody. */
function TypesField() {
  const { t, locale } = useTexts()
  const types = useQuery(useApi().documents.types.queryOptions({ input: {} }))
  return (
    <FieldItem name="typeIds" label={t('documents.types')}>
      <Select
        mode="multiple"
        placeholder={t('documents.everybody')}
        showSearch={{ optionFilterProp: 'label' }}
        options={(types.data ?? []).map(({ id, name, nameEn }) => ({
          value: id,
          label: locale === 'en' && nameEn !== '' ? nameEn : name,
        }))}
      />
    </FieldItem>
  )
}

/** Says beforehand what publishing will ask of everybody. */
function NewVersion({ before }: { before: VisitDocument }) {
  const { t } = useTexts()
  const typed = Form.useWatch<Values | undefined>((values: Values) => values)
  const accepted = ['title', 'titleEn', 'text', 'textEn', 'acceptance'] as const
  const same =
    before.retiredAt === null && accepted.every((key) => (typed?.[key] ?? '').trim() === before[key])
  if (typed === undefined || same) return null
  return <StatusTag tone="warn">{t('documents.willRenew', { version: before.version + 1 })}</StatusTag>
}
