import { useQuery } from '@tanstack/react-query'

import type { CourseEntry, Pass } from '#shared/contract/leaving.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useStays } from '../../client/stays.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import { formatMoment, formatShort } from '../../ui/time.ts'
import { StayTag } from './on-site-columns.tsx'
import { ExtendStay, LendPass, UndoLeaving, VoidVisit } from './visit-acts.tsx'

/** What was lent, how long he stays, how it ended, and everything of it that was taken back. */
export function VisitLeaving({ visit }: { visit: Visit }) {
  const { t } = useTexts()
  const writes = usePermissions()('visits.write')
  const { data } = useQuery(useApi().visitors.course.queryOptions({ input: { visitId: visit.id } }))
  const stay = useStays().rows.find(({ visitId }) => visitId === visit.id)
  if (!data) return null
  const open = visit.leaveKind === null && visit.voidedAt === null
  return (
    <section aria-label={t('leaving.course')}>
      <div className="v-course-head">
        <h2>{t('leaving.course')}</h2>
        {open && <StayTag stay={stay} />}
        {open && visit.stayUntil !== null && (
          <span>{`${t('leaving.stayUntil')} ${formatShort(visit.stayUntil)}`}</span>
        )}
        {writes && data.mayUndoLeaving && <UndoLeaving visit={visit} />}
        {writes && data.mayVoid && <VoidVisit visit={visit} />}
        {writes && open && <ExtendStay visit={visit} />}
        {writes && open && <LendPass visit={visit} />}
      </div>
      {data.passes.length + data.entries.length === 0 ? (
        <span className="q-page-text">{t('leaving.nothing')}</span>
      ) : (
        <ul className="v-course">
          {data.passes.map((pass) => (
            <PassLine key={pass.id} pass={pass} />
          ))}
          {data.entries.map((entry) => (
            <CourseLine key={entry.seq} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PassLine({ pass }: { pass: Pass }) {
  const { t } = useTexts()
  const { kind, number, lentAt, returnedAt, lostAt, note } = pass
  return (
    <li>
      <span className="q-num">{formatShort(lentAt)}</span>
      <span>
        {[`${t(`passes.kinds.${kind}`)} ${number}`, note].filter((part) => part !== '').join(' · ')}
      </span>
      {returnedAt !== null ? (
        <StatusTag tone="good">{t('passes.returnedAt', { time: formatShort(returnedAt) })}</StatusTag>
      ) : lostAt !== null ? (
        <StatusTag tone="bad">{t('passes.lostAt', { time: formatShort(lostAt) })}</StatusTag>
      ) : (
        <StatusTag tone="busy">{t('passes.out')}</StatusTag>
      )}
    </li>
  )
}

type CourseWord =
  'left' | 'leavingUndone' | 'closedBySystem' | 'voided' | 'foundInside' | 'stayExtended' | 'hostReminded'

function CourseLine({ entry }: { entry: CourseEntry }) {
  const { t } = useTexts()
  const { kind, leaveKind, saidBy, leftAt, stayUntil, hostOutcome } = entry
  const details = [
    leaveKind && t(`visitors.leaveKinds.${leaveKind}`),
    saidBy && t(`leaving.saidBy.${saidBy}`),
    leftAt !== null && formatMoment(leftAt),
    stayUntil !== null && t('leaving.extended', { time: formatMoment(stayUntil) }),
    hostOutcome && t(`leaving.${hostOutcome}`),
  ].filter((part) => typeof part === 'string')
  const word = kind.slice('visit.'.length) as CourseWord
  return (
    <li>
      <span className="q-num">{formatShort(entry.at)}</span>
      <span>{[t(`leaving.courseKinds.${word}`), ...details].join(' · ')}</span>
      <span className="q-page-text">{entry.by === '' ? t('visitors.system') : entry.by}</span>
    </li>
  )
}
