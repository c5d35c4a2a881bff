import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { EvacuationList } from '#shared/contract/evacuation.ts'
import { totalsOf } from '#shared/domain/evacuation.ts'
import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { EndDialog } from './end-dialog.tsx'
import { ExpectedList, InsideList } from './inside-list.tsx'
import type { Part } from './matching.ts'
import { PartsPanel } from './parts-panel.tsx'
import { Roll } from './roll.tsx'
import { StartDialog } from './start-dialog.tsx'
import './evacuation.css'

/** Staff come and go by punches and shifts, whose ends no act tells of: the list is read again so often, ms. */
const readAgain = 30_000

/** Who is inside; and, once an evacuation runs, who is still to be found. */
export function EvacuationScreen() {
  const { sentence } = useProblems()
  const { t } = useTexts()
  const options = useApi().evacuation.list.queryOptions({
    input: {},
    staleTime: 0,
    refetchInterval: readAgain,
  })
  const { data: list, error, refetch } = useQuery(options)
  return (
    <Page title={t('evacuation.title')} text={<Summary list={list} />} extra={<Actions list={list} />}>
      <VisitorTabs />
      {error && !list && <ErrorState message={sentence(error)} onRetry={() => void refetch()} />}
      {list ? <Body list={list} /> : !error && <LoadingState lines={8} />}
    </Page>
  )
}

function Summary({ list }: { list: EvacuationList | undefined }) {
  const { t } = useTexts()
  if (!list) return null
  const { people, visitor, contractor, staff, unsure } = totalsOf(list.people)
  return (
    <>
      {t('evacuation.insideText', { people, visitor, contractor, staff })}
      {unsure > 0 && t('evacuation.unsureText', { unsure })}
    </>
  )
}

function Actions({ list }: { list: EvacuationList | undefined }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const print = usePrinting()
  const [asking, setAsking] = useState<'start' | 'end' | null>(null)
  const running = list?.running ?? null
  const close = () => setAsking(null)
  useShortcut('Alt+S', () => setAsking('start'), {
    label: t('evacuation.start'),
    disabled: !list || running !== null,
  })
  useShortcut('Alt+E', () => setAsking('end'), { label: t('evacuation.end'), disabled: running === null })
  return (
    <>
      <Button onClick={() => void navigate('/evacuation/history')}>{t('evacuation.history')}</Button>
      <Button aria-keyshortcuts="F9" onClick={() => void print('evacuationList', 1)}>
        {t('evacuation.print')} F9
      </Button>
      {running ? (
        <Button type="primary" aria-keyshortcuts="Alt+E" onClick={() => setAsking('end')}>
          {t('evacuation.end')} Alt+E
        </Button>
      ) : (
        <Button
          danger
          type="primary"
          aria-keyshortcuts="Alt+S"
          disabled={!list}
          onClick={() => setAsking('start')}
        >
          {t('evacuation.start')} Alt+S
        </Button>
      )}
      {asking === 'start' && !running && <StartDialog onClose={close} />}
      {asking === 'end' && running && <EndDialog evacuation={running} onClose={close} />}
    </>
  )
}

function Body({ list }: { list: EvacuationList }) {
  const { t } = useTexts()
  const [part, setPart] = useState<Part>({ kind: 'all' })
  const { unreadable, running, notArrived } = list
  const parts = unreadable.map((one) => t(`evacuation.parts.${one}`)).join(t('evacuation.partJoin'))
  return (
    <>
      {parts !== '' && <Alert type="error" showIcon title={t('evacuation.unreadable', { parts })} />}
      <div className="e-split">
        <div className="e-list">
          {part.kind === 'notArrived' ? (
            <ExpectedList rows={notArrived} />
          ) : running ? (
            <Roll key={running.id} list={list} part={part} />
          ) : (
            <InsideList list={list} part={part} />
          )}
        </div>
        <aside className="e-side">
          {running && <Counters list={list} />}
          <PartsPanel list={list} chosen={part} onChoose={setPart} />
        </aside>
      </div>
    </>
  )
}

/** Big enough to be read across the car park. */
function Counters({ list }: { list: EvacuationList }) {
  const { t } = useTexts()
  const { people, found, unsure, unsureFound } = totalsOf(list.people)
  const missing = people - found
  const stillUnsure = unsure - unsureFound
  return (
    <div className="e-counters" role="group" aria-label={t('evacuation.allAreas')}>
      <Figure label={t('evacuation.missing')} value={missing} {...(missing > 0 ? { tone: 'bad' } : {})} />
      <Figure label={t('evacuation.found')} value={found} />
      <Figure
        label={t('evacuation.unsure')}
        value={stillUnsure}
        {...(stillUnsure > 0 ? { tone: 'warn' } : {})}
      />
    </div>
  )
}
