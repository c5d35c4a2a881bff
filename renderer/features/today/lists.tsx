import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { LoadingState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { formatClock, formatShort } from '../../ui/time.ts'

/** Lines of each list; the rest is one click away. */
const shown = 6

type BlockProps = {
  title: string
  to: string
  all: string
  empty: string
  more: string
  children: ReactNode[]
}

function Block({ title, to, all, empty, more, children }: BlockProps) {
  return (
    <section className="q-panel">
      <header>
        <h2>{title}</h2>
        <Link to={to}>{all}</Link>
      </header>
      {children.length === 0 ? (
        <span className="t-soft">{empty}</span>
      ) : (
        <ul className="t-lines">{children.slice(0, shown)}</ul>
      )}
      {children.length > shown && <span className="t-soft">{more}</span>}
    </section>
  )
}

/** Who is on the premises, longest first; hidden while that number is being counted. */
export function InsideList({ hidden }: { hidden: boolean }) {
  const { t } = useTexts()
  const { data } = useQuery(useApi().visitors.onSite.queryOptions({ input: {}, enabled: !hidden }))
  if (hidden) return null
  if (!data) return <LoadingState lines={shown} />
  return (
    <Block
      title={t('today.inside')}
      to="/visitors"
      all={t('today.allVisits')}
      empty={t('today.noInside')}
      more={t('today.moreInside', { count: data.length - shown })}
    >
      {data.map((visit) => (
        <li key={visit.id}>
          <Link to={`/visitors/${visit.id}`}>{visitorName(t, visit)}</Link>
          <span>{[visit.company, visit.hostName].filter((part) => part !== '').join(' → ')}</span>
          <span className="t-soft q-num">{formatClock(visit.arrivedAt)}</span>
        </li>
      ))}
    </Block>
  )
}

/** What is still undone, urgent first. */
export function MatterLines() {
  const { t } = useTexts()
  const { data } = useQuery(useApi().matters.list.queryOptions({ input: {} }))
  if (!data) return <LoadingState lines={shown} />
  return (
    <Block
      title={t('today.matters')}
      to="/matters"
      all={t('today.allMatters')}
      empty={t('today.noMatters')}
      more={t('today.moreMatters', { count: data.length - shown })}
    >
      {data.map((matter) => (
        <li key={matter.id}>
          {matter.priority === 'urgent' ? (
            <StatusTag tone="warn">{t('matters.urgent')}</StatusTag>
          ) : (
            <span className="t-soft">{matter.openedBy}</span>
          )}
          <span title={matter.text}>{matter.text}</span>
          <span className="t-soft q-num">
            {matter.dueAt === null ? '' : t('today.due', { at: formatShort(matter.dueAt) })}
          </span>
        </li>
      ))}
    </Block>
  )
}
