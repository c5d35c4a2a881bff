import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'

import type { GoodsPassWhole } from '#shared/contract/goods-passes.ts'
import { idKinds } from '#shared/contract/values.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { PlateField } from '../../ui/plate-field.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { CompareField } from './compare-field.tsx'
import { foundInput, type Findings } from './finding.ts'
import './goods.css'

interface ComparingValues {
  readonly found?: Findings
  readonly unlisted?: string
  readonly guardName?: string
  readonly carrierIdKind?: (typeof idKinds)[number]
  readonly carrierIdNumber?: string
  readonly plate?: string
}

/** At the door: one thing after the other against its line. What differs stops the pass. */
export function Comparing() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const pass = useQuery(useApi().goodsPass.get.queryOptions({ input: { id } }))
  const back = () => void navigate(`/visitors/goods/${id}`)
  return (
    <Page
      title={pass.data ? t('goods.compareTitle', { number: pass.data.number }) : ''}
      text={pass.data ? `${pass.data.holderName} ${pass.data.owner} ${pass.data.room}`.trim() : ''}
      onBack={back}
    >
      {pass.error ? (
        <ErrorState message={sentence(pass.error)} onRetry={() => void pass.refetch()} />
      ) : pass.data === undefined ? (
        <LoadingState lines={8} />
      ) : (
        <div className="q-panel g-panel">
          <ComparingForm pass={pass.data} onDone={back} />
        </div>
      )}
    </Page>
  )
}

function ComparingForm({ pass, onDone }: { pass: GoodsPassWhole; onDone: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const { done, problem } = useNotice()
  const requestId = useRequestId()
  return (
    <DeskForm<ComparingValues>
      initial={{ plate: pass.plate }}
      submitText={t('goods.finish')}
      problemsOf={ofForm}
      onSubmit={async (values) => {
        const carrierIdNumber = (values.carrierIdNumber ?? '').trim()
        const { number, passed, differences } = await client.goodsPass.compare({
          requestId: requestId.current(),
          passId: pass.id,
          found: foundInput(pass.items, values.found ?? {}),
          unlisted: values.unlisted ?? '',
          guardName: values.guardName ?? '',
          carrierIdKind: values.carrierIdKind ?? null,
          carrierIdNumber: carrierIdNumber === '' ? null : carrierIdNumber,
          plate: values.plate ?? '',
        })
        if (passed) done(t('goods.passed', { number }))
        else problem(t('goods.stopped', { number, count: differences }))
        return undefined
      }}
      onSaved={onDone}
    >
      <CompareField items={pass.items} />
      <FieldGrid columns={3}>
        <TextField
          name="unlisted"
          label={t('goods.unlisted')}
          hint={t('goods.unlistedHint')}
          maxLength={200}
        />
        <TextField name="guardName" label={t('goods.guard')} maxLength={60} />
        <PlateField name="plate" label={t('goods.plate')} />
        <SelectField
          name="carrierIdKind"
          label={t('goods.carrierId')}
          options={idKinds.map((value) => ({ value, label: t(`common.idKinds.${value}`) }))}
        />
        <TextField name="carrierIdNumber" label={t('goods.carrierIdNumber')} maxLength={30} />
      </FieldGrid>
    </DeskForm>
  )
}
