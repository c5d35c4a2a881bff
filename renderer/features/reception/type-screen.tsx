import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'

import { columnRules, photoRules, ruledColumns, type VisitType } from '#shared/contract/reception.ts'
import { useDesk } from '../../client/desk.tsx'
import { nameIn } from '../../client/in-locale.ts'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, ChoiceField, NumberField, SelectField, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid, FieldGroup } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { OwnFieldsEditor } from './own-fields-editor.tsx'
import { typeInput, valuesOf, type TypeValues } from './type-values.ts'
import { useListOptions } from './use-listed.ts'
import './reception.css'

/** One type of visitor: how he is received, and what the register form asks of him. */
export function TypeScreen() {
  const { t, locale } = useTexts()
  const { id } = useParams()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const types = useQuery(useListOptions().types)
  const back = () => void navigate('/reception')
  const type = id === 'new' ? null : types.data?.find((one) => one.id === Number(id))
  const title = type ? nameIn(locale, type) : t('reception.type.add')
  return (
    <Page title={title} onBack={back}>
      {types.error ? (
        <ErrorState message={sentence(types.error)} onRetry={() => void types.refetch()} />
      ) : type === undefined ? (
        <LoadingState lines={8} />
      ) : (
        <div className="q-panel">
          <TypeForm type={type} onBack={back} />
        </div>
      )}
    </Page>
  )
}

function TypeForm({ type, onBack }: { type: VisitType | null; onBack: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const { done } = useNotice()
  const requestId = useRequestId()
  return (
    <DeskForm<TypeValues>
      initial={valuesOf(type)}
      problemsOf={ofForm}
      onCancel={onBack}
      onSubmit={async (values) => {
        const input = { requestId: requestId.current(), id: type?.id ?? null, ...typeInput(values) }
        await client.visitType.save(input)
        done(t('reception.type.saved'))
        return undefined
      }}
      onSaved={onBack}
    >
      <ReceivedFields />
      <FieldGroup title={t('reception.type.columns')}>
        <p className="r-hint">{t('reception.type.columnsHint')}</p>
        <FieldGrid columns={4}>
          {ruledColumns.map((column) => (
            <ChoiceField
              key={column}
              name={['columns', column]}
              label={t(`visitors.${column}`)}
              options={columnRules.map((value) => ({ value, label: t(`reception.type.rules.${value}`) }))}
            />
          ))}
        </FieldGrid>
      </FieldGroup>
      <FieldGroup title={t('reception.type.own')}>
        <p className="r-hint">{t('reception.type.ownHint')}</p>
        <OwnFieldsEditor />
      </FieldGroup>
    </DeskForm>
  )
}

function ReceivedFields() {
  const { t, locale } = useTexts()
  const grades = useQuery(useListOptions().grades).data ?? []
  return (
    <FieldGrid columns={4}>
      <TextField name="name" label={t('reception.type.name')} maxLength={20} required />
      <TextField
        name="nameEn"
        label={t('reception.type.nameEn')}
        hint={t('reception.type.nameEnHint')}
        maxLength={40}
      />
      <SelectField
        name="gradeId"
        label={t('reception.type.grade')}
        hint={t('reception.type.gradeHint')}
        options={grades
          .filter(({ retiredAt }) => retiredAt === null)
          .map((grade) => ({ value: grade.id, label: `${grade.letter} ${nameIn(locale, grade)}` }))}
      />
      <NumberField
        name="stayMinutes"
        label={t('reception.type.stay')}
        hint={t('reception.type.stayHint')}
        min={5}
        max={43_200}
      />
      <ChoiceField
        name="photoRule"
        label={t('reception.type.photo')}
        options={photoRules.map((value) => ({ value, label: t(`reception.type.photos.${value}`) }))}
      />
      <NumberField
        name="keepDays"
        label={t('reception.type.keep')}
        hint={t('reception.type.keepHint')}
        min={1}
        max={3660}
      />
      <div className="r-checks">
        <CheckField name="goodsCheck" label={t('reception.type.goodsCheck')} />
        <CheckField name="hazardsQuestion" label={t('reception.type.hazards')} />
        <CheckField name="contractor" label={t('reception.type.contractor')} />
        <CheckField name="visitorSide" label={t('reception.type.visitorSide')} />
      </div>
    </FieldGrid>
  )
}
