import { Button } from 'antd'
import { useState } from 'react'

import type { TracedVisit, TraceList } from '#shared/contract/trace.ts'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useTraceList } from '../../client/tracing.ts'
import { UndoLine } from '../../client/undo-line.tsx'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { formatClock, formatShort } from '../../ui/time.ts'
import { StateTag } from './state-tag.tsx'
import { TracePerson } from './trace-person.tsx'
import './trace.css'

/** The site's own record: what is printed here belongs to the whole desk. */
const siteId = 1

/** 清场: everybody whom nobody saw leaving, one after the other, until each is accounted for. */
export function TraceScreen() {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const print = usePrinting()
  const [early, setEarly] = useState(false)
  const { data, error, refetch, withheld } = useTraceList(early)
  const printList = () => void print('traceList', siteId)
  useShortcut('Ctrl+P', printList, { label: t('trace.print'), disabled: data === undefined })
  return (
    <Page
      title={t('trace.title')}
      text={data && t('trace.text', { time: formatShort(data.closesAt) })}
      extra={
        <>
          {data && !data.live && <Button onClick={() => setEarly(true)}>{t('trace.early')}</Button>}
          <Button disabled={withheld || data === undefined} onClick={printList}>
            {t('trace.print')}
          </Button>
        </>
      }
    >
      <VisitorTabs />
      {withheld ? (
        <EmptyState title={t('common.counting.title')} text={t('common.counting.text')} />
      ) : error ? (
        <ErrorState message={sentence(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <Round list={data} />
      ) : (
        <LoadingState lines={8} />
      )}
    </Page>
  )
}

/** The first of whom nobody knows anything, after `from` and round again; then those looked for in vain. */
function nextOpen(rows: readonly TracedVisit[], from: number): TracedVisit | undefined {
  const round = [...rows.slice(from), ...rows.slice(0, from)]
  return round.find(({ state }) => state === 'todo') ?? round.find(({ state }) => state === 'unknown')
}

function Round({ list: { rows, live, liveFrom } }: { list: TraceList }) {
  const { t } = useTexts()
  const [chosen, setChosen] = useState<number | null>(null)
  const current = rows.find(({ visitId }) => visitId === chosen) ?? nextOpen(rows, 0) ?? rows[0]
  const at = current ? rows.indexOf(current) : 0
  const step = (by: number) => setChosen(rows[(at + by + rows.length) % rows.length]?.visitId ?? null)
  useShortcut('ArrowDown', () => step(1), { disabled: rows.length === 0 })
  useShortcut('ArrowUp', () => step(-1), { disabled: rows.length === 0 })
  const done = rows.filter(({ state }) => state !== 'todo').length
  if (!current)
    return (
      <EmptyState
        title={t('trace.clear')}
        text={live ? t('trace.clearText') : t('trace.earlyHint', { time: formatClock(liveFrom) })}
      />
    )
  return (
    <div className="tr-round">
      <nav className="q-panel tr-people" aria-label={t('trace.list')}>
        <p
          className="tr-progress q-num"
          role="status"
          aria-label={t('trace.progressLabel', { done, total: rows.length })}
        >
          {t('trace.progress', { done, total: rows.length })}
        </p>
        <ol>
          {rows.map((row) => (
            <li key={row.visitId}>
              <button
                type="button"
                aria-current={row === current ? 'true' : undefined}
                onClick={() => setChosen(row.visitId)}
              >
                <span>{row.name}</span>
                <StateTag state={row.state} />
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div className="q-panel tr-person">
        <UndoLine />
        <TracePerson
          key={`${current.visitId} ${current.steps.length}`}
          visit={current}
          onNext={() => {
            const others = rows.map((row) => (row === current ? { ...row, state: 'done' as const } : row))
            setChosen(nextOpen(others, at + 1)?.visitId ?? current.visitId)
          }}
        />
      </div>
    </div>
  )
}
