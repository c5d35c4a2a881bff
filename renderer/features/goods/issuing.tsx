import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { IssuingFields } from './issuing-fields.tsx'
import { issuingInput, startOfStopped, startOfVisit, type IssuingValues } from './issuing-values.ts'
import './goods.css'

/** What the pass begins with: nothing, a visitor of the register, or a stopped pass that it takes the place of. */
interface Start {
  readonly values: Partial<IssuingValues>
  readonly visitId: number | null
  readonly replaces: { readonly id: number; readonly number: string } | null
}

function useStart() {
  const [parameters] = useSearchParams()
  const visitId = Number(parameters.get('visit') ?? 0)
  const replacesId = Number(parameters.get('replaces') ?? 0)
  const api = useApi()
  const visit = useQuery(api.visitors.get.queryOptions({ input: { id: visitId }, enabled: visitId > 0 }))
  const stopped = useQuery(
    api.goodsPass.get.queryOptions({ input: { id: replacesId }, enabled: replacesId > 0 }),
  )
  const start = (): Start | undefined => {
    if (replacesId > 0) {
      const { data: pass } = stopped
      return pass && { values: startOfStopped(pass), visitId: pass.visitId, replaces: pass }
    }
    if (visitId === 0) return { values: { kind: 'in' }, visitId: null, replaces: null }
    return visit.data && { values: startOfVisit(visit.data), visitId, replaces: null }
  }
  return { start: start(), error: visit.error ?? stopped.error }
}

/** Writing a pass; afterwards it stands on its own screen with what comes next. */
export function Issuing() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const { start, error } = useStart()
  return (
    <Page
      title={t('goods.issue')}
      text={start?.replaces ? t('goods.replacing', { number: start.replaces.number }) : ''}
      onBack={() => void navigate(-1)}
    >
      {error ? (
        <ErrorState message={sentence(error)} />
      ) : start ? (
        <div className="q-panel">
          <IssuingForm start={start} />
        </div>
      ) : (
        <LoadingState lines={8} />
      )}
    </Page>
  )
}

function IssuingForm({ start }: { start: Start }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const client = useDesk()
  const { ofForm } = useProblems()
  const { done } = useNotice()
  const requestId = useRequestId()
  const saved = useRef(0)
  return (
    <DeskForm<IssuingValues>
      initial={start.values}
      submitText={t('goods.issue')}
      problemsOf={ofForm}
      onSubmit={async (values) => {
        const { id, number } = await client.goodsPass.issue({
          requestId: requestId.current(),
          ...issuingInput({ ...start.values, ...values }),
          visitId: start.visitId,
          replacesId: start.replaces?.id ?? null,
        })
        saved.current = id
        done(t('goods.saved', { number }))
        return undefined
      }}
      onSaved={() => void navigate(`/visitors/goods/${saved.current}`, { replace: true })}
    >
      <IssuingFields fixed={start.replaces !== null} />
    </DeskForm>
  )
}
