import { Link } from 'react-router'

import type { TracedVisit } from '#shared/contract/trace.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import { formatShort } from '../../ui/time.ts'
import { TraceQuestion } from './trace-question.tsx'

/** One person to be found: how to reach him and his host, what was tried, and what is to be answered now. */
export function TracePerson({ visit, onNext }: { visit: TracedVisit; onNext: () => void }) {
  const { t } = useTexts()
  const { name, companions, closedAt, state } = visit
  return (
    <>
      <h2>
        <Link to={`/visitors/${visit.visitId}`}>
          {companions === 0 ? name : t('trace.people', { name, count: companions })}
        </Link>{' '}
        <span className="q-page-text">{visit.number}</span>{' '}
        {closedAt !== null && (
          <StatusTag tone="warn">{t('trace.closed', { time: formatShort(closedAt) })}</StatusTag>
        )}
      </h2>
      <Facts visit={visit} />
      <Steps visit={visit} />
      {state !== 'done' && <TraceQuestion visit={visit} onNext={onNext} />}
    </>
  )
}

function Facts({ visit }: { visit: TracedVisit }) {
  const { t } = useTexts()
  const { hostName, hostExtension, hostMobile } = visit
  const host =
    hostExtension === '' ? hostName : t('trace.extension', { name: hostName, extension: hostExtension })
  const facts = [
    ['phone', visit.phone],
    ['host', [host, hostMobile].filter((part) => part !== '').join(' · ')],
    ['place', visit.place],
    ['arrived', formatShort(visit.arrivedAt)],
    ['company', visit.company],
    ['plate', visit.plate],
    ['passesOut', visit.passesOut],
  ] as const
  return (
    <dl className="tr-facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`trace.${key}`)}</dt>
          <dd className={key === 'phone' || key === 'host' ? 'tr-call' : undefined}>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

function Steps({ visit: { steps } }: { visit: TracedVisit }) {
  const { t } = useTexts()
  return (
    <section className="tr-steps" aria-label={t('trace.steps')}>
      <h3>{t('trace.steps')}</h3>
      {steps.length === 0 ? (
        <span className="q-page-text">{t('trace.noSteps')}</span>
      ) : (
        <ul>
          {steps.map(({ id, at, by, way, outcome, note }) => (
            <li key={id}>
              <span className="q-num">{formatShort(at)}</span> {by}{' '}
              {t('trace.stepLine', { way: t(`trace.ways.${way}`), outcome: t(`trace.outcomes.${outcome}`) })}
              {note !== '' && ` · ${note}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
