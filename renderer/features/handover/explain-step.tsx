import { useMutation } from '@tanstack/react-query'

import type { Handover } from '#shared/contract/handover.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { DeskForm } from '../../ui/form.tsx'
import { CountTable } from './count-table.tsx'
import { differenceOf, linesOf } from './counting.ts'
import { ReportView } from './report-view.tsx'

type Values = { visitors?: string; parcels?: string; deposits?: string; cash?: string; note?: string }

/** What differs, why, and the note for the next shift. */
export function ExplainStep({ handover, onSaved }: { handover: Handover; onSaved: () => void }) {
  const { t } = useTexts()
  const problems = useProblems()
  const requestId = useRequestId()
  const explain = useMutation(useApi().handovers.explain.mutationOptions())
  const lines = linesOf(handover)
  const differing = lines.filter((line) => differenceOf(line) !== 0)
  const reasons = Object.fromEntries(lines.map(({ kind, reason }) => [kind, reason]))
  return (
    <>
      <section className="q-panel">
        <h2>{t('handover.explainTitle')}</h2>
        <p className="h-text">
          {differing.length === 0
            ? t('handover.allRight')
            : t('handover.someDiffer', { count: differing.length })}
        </p>
        <CountTable handover={handover} />
        <DeskForm<Values>
          initial={{ ...reasons, note: handover.note }}
          submitText={t('handover.toSign')}
          guard={false}
          problemsOf={problems.ofForm}
          onSubmit={async ({ visitors = '', parcels = '', deposits = '', cash = '', note = '' }) => {
            await explain.mutateAsync({
              requestId: requestId.current(),
              handoverId: handover.id,
              reasons: { visitors, parcels, deposits, cash },
              note,
            })
            requestId.renew()
            onSaved()
            return undefined
          }}
        >
          {differing.map(({ kind }) => (
            <TextField
              key={kind}
              name={kind}
              label={t('handover.reasonFor', { what: t(`handover.kinds.${kind}`) })}
              required
              maxLength={200}
            />
          ))}
          <TextArea name="note" label={t('handover.note')} rows={2} maxLength={1000} />
        </DeskForm>
      </section>
      <ReportView handover={handover} />
    </>
  )
}
