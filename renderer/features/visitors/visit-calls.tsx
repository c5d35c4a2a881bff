import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import type { CallPlan } from '#shared/contract/calls.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import { formatClock } from '../../ui/time.ts'
import { AdmissionTag } from './admission-tag.tsx'
import { CallDialog } from './call-dialog.tsx'
import './calls.css'

const tones = {
  agreed: 'good',
  informed: 'good',
  noAnswer: 'quiet',
  refused: 'bad',
} as const satisfies Record<string, Tone>

/** Who told whom by which way at what time, and what came of it. */
export function VisitCalls({ visit }: { visit: Visit }) {
  const { t } = useTexts()
  const may = usePermissions()
  const [calling, setCalling] = useState(false)
  const { data } = useQuery(useApi().hostCall.plan.queryOptions({ input: { visitId: visit.id } }))
  if (!data) return null
  return (
    <section className="q-panel v-history" aria-label={t('calls.history')}>
      <h2>
        {t('calls.history')}
        <Admission plan={data} />
        {data.inside && may('visits.write') && (
          <Button size="small" onClick={() => setCalling(true)}>
            {t('calls.title')}
          </Button>
        )}
      </h2>
      {data.calls.length === 0 ? (
        <p className="v-hint">{data.admission === 'admitted' ? t('calls.expected') : t('calls.noCalls')}</p>
      ) : (
        <ol>
          {data.calls.map((call) => (
            <li key={call.id}>
              <StatusTag tone={tones[call.outcome]}>{t(`calls.outcomes.${call.outcome}`)}</StatusTag>
              {t('calls.line', {
                time: formatClock(call.calledAt),
                by: call.calledBy,
                way: t(`calls.ways.${call.way}`),
                standing: t(`calls.standings.${call.standing}`),
                name: call.calledName,
              })}
            </li>
          ))}
        </ol>
      )}
      {calling && <CallDialog visit={visit} onClose={() => setCalling(false)} />}
    </section>
  )
}

function Admission({ plan }: { plan: CallPlan }) {
  const { t } = useTexts()
  const { admission, admissionAt, admissionBy, admissionReason } = plan
  return (
    <span className="v-admission">
      <AdmissionTag admission={admission} />
      {admissionAt !== null && t('calls.decidedBy', { time: formatClock(admissionAt), name: admissionBy })}
      {admissionReason !== '' && t('calls.overridden', { reason: admissionReason })}
    </span>
  )
}
