import { useMutation } from '@tanstack/react-query'

import { countKinds, type Handover } from '#shared/contract/handover.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { MoneyField, NumberField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid } from '../../ui/form.tsx'

type Values = { visitors: number; parcels: number; deposits: number; cashCountedFen: number }

/** The blind count: nothing on this page tells what the numbers should be. */
export function CountStep({ handover }: { handover: Handover }) {
  const { t } = useTexts()
  const problems = useProblems()
  const requestId = useRequestId()
  const count = useMutation(useApi().handovers.count.mutationOptions())
  return (
    <section className="q-panel">
      <h2>{t('handover.countTitle')}</h2>
      <p className="h-text">{t('handover.countText')}</p>
      <DeskForm<Values>
        submitText={t('handover.submitCount')}
        guard={false}
        problemsOf={problems.ofForm}
        extra={<span className="h-aside">{t('handover.countOnce')}</span>}
        onSubmit={async (values) => {
          await count.mutateAsync({ requestId: requestId.current(), handoverId: handover.id, ...values })
          return undefined
        }}
      >
        <FieldGrid columns={4}>
          {countKinds.map((kind) => (
            <NumberField
              key={kind}
              name={kind}
              label={t(`handover.kinds.${kind}`)}
              hint={t(`handover.countHints.${kind}`)}
              max={100_000}
              required
            />
          ))}
          <MoneyField
            name="cashCountedFen"
            label={t('handover.kinds.cash')}
            hint={t('handover.countHints.cash')}
            required
          />
        </FieldGrid>
      </DeskForm>
    </section>
  )
}
