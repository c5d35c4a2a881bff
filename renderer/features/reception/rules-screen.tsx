import { useQuery } from '@tanstack/react-query'

import { periodsOf } from '#shared/contract/reception-rules.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { erasedAtOnce } from '../../client/erased-at-once.ts'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { ReceptionPage } from './reception-page.tsx'
import { BuildingRules, DoorRules, EvacuationRules, KeepingRules, PrintRules } from './rule-groups.tsx'
import { rulesOf, valuesOf, type RuleValues } from './rule-values.ts'

/** How the site receives people: what is demanded at the door, where people are, how long things are kept. */
export function RulesScreen() {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm, sentence } = useProblems()
  const { done, ask } = useNotice()
  const requestId = useRequestId()
  const rules = useQuery(useApi().receptionRule.get.queryOptions({ input: {}, staleTime: 0 }))
  /** Personal data that shorter periods erase cannot be brought back. */
  const agreesToErase = async (values: RuleValues) => {
    const title = erasedAtOnce(t, await client.privacy.preview(periodsOf(values)))
    return title === null || ask({ title, action: t('reception.rule.eraseNow'), danger: true })
  }
  return (
    <ReceptionPage>
      {rules.error ? (
        <ErrorState message={sentence(rules.error)} onRetry={() => void rules.refetch()} />
      ) : !rules.data ? (
        <LoadingState lines={8} />
      ) : (
        <div className="q-panel">
          <DeskForm<RuleValues>
            initial={valuesOf(rules.data)}
            problemsOf={(error) => {
              const { fields, ...problems } = ofForm(error)
              // the act takes the rules as one thing
              const own = fields?.map((one) => ({ ...one, field: one.field.replace(/^rules\./, '') }))
              return own ? { ...problems, fields: own } : problems
            }}
            onSubmit={async (values) => {
              if (!(await agreesToErase(values))) return { message: t('reception.rule.notSaved') }
              await client.receptionRule.save({ requestId: requestId.current(), rules: rulesOf(values) })
              requestId.renew()
              done(t('reception.rule.saved'))
              return undefined
            }}
          >
            <div className="r-rules">
              <DoorRules />
              <BuildingRules />
              <KeepingRules />
              <PrintRules />
              <EvacuationRules />
            </div>
          </DeskForm>
        </div>
      )}
    </ReceptionPage>
  )
}
