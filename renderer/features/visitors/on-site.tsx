import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'

import type { Stay } from '#shared/contract/leaving.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import { useBlindCount } from '../../client/blind-count.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useStays } from '../../client/stays.ts'
import { UndoLine } from '../../client/undo-line.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { DeskTable, type RowAction } from '../../ui/table.tsx'
import { useLeaving } from './leaving.tsx'
import { useOnSiteColumns } from './on-site-columns.tsx'

function useLeaveActions(leave: ReturnType<typeof useLeaving>['leave']): RowAction<Visit>[] {
  const { t } = useTexts()
  const available = ({ leaveKind }: Visit) => leaveKind === null
  return [
    {
      key: 'seen',
      label: t('visitors.leaveSeen'),
      combo: 'Alt+L',
      run: (visit) => leave(visit, 'seen'),
      available,
    },
    {
      key: 'said',
      label: t('visitors.leaveSaid'),
      combo: 'Alt+H',
      run: (visit) => leave(visit, 'said'),
      available,
    },
  ]
}

/** A badge, a pass or a number held before the desk opens the leaving of whoever has it. */
function useScanOut(
  ask: ReturnType<typeof useLeaving>['ask'],
  disabled: boolean,
): (text: string, quiet?: boolean) => void {
  const { t } = useTexts()
  const client = useDesk()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const find = async (text: string, quiet: boolean) => {
    try {
      const { visitId } = await client.visitors.findInside({ text })
      if (visitId !== null) ask(await client.visitors.get({ id: visitId }), 'seen')
      else if (!quiet) problem(t('leaving.nobody', { text }))
    } catch (error) {
      problem(sentence(error))
    }
  }
  useScanner(({ text }) => void find(text, false), { disabled })
  return (text, quiet = false) => void find(text, quiet)
}

/** Longest over first when asked for; otherwise in the order of arrival. */
function sorted(
  rows: readonly Visit[] | undefined,
  stays: ReadonlyMap<number, Stay>,
  overFirst: boolean,
): readonly Visit[] | undefined {
  if (!rows || !overFirst) return rows
  const rank = ({ id }: Visit) => {
    const stay = stays.get(id)
    return stay ? stay.overMinutes + 1 : 0
  }
  return rows.toSorted((a, b) => rank(b) - rank(a))
}

/** Who is inside: find, scan, sign out, and take that back. */
export function OnSite() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const [typed, setTyped] = useState('')
  const [overFirst, setOverFirst] = useState(false)
  const text = useDeferredValue(typed.trim())
  const { counting, withheld, table } = useBlindCount(text)
  const onSite = useQuery(
    useApi().visitors.onSite.queryOptions({
      input: { text },
      enabled: !withheld,
      ...(counting ? {} : { placeholderData: keepPreviousData }),
    }),
  )
  const { rows: over, clockDoubtful } = useStays()
  const stays = useMemo(() => new Map(over.map((stay) => [stay.visitId, stay])), [over])
  const columns = useOnSiteColumns(stays)
  const { leave, ask, asking, dialog } = useLeaving()
  const actions = useLeaveActions(leave)
  const scanOut = useScanOut(ask, asking)
  const toggle = () => setOverFirst((before) => !before)
  useShortcut('Alt+O', toggle, { label: t('leaving.overFirst') })
  // a scanner with short badge numbers is too short a burst to be told from typing; its Enter says so
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && typed.trim() !== '') scanOut(typed, true)
  }
  return (
    <>
      <div className="q-filter">
        <div className="v-filter" role="presentation" onKeyDown={onKeyDown}>
          <FilterBox label={t('visitors.filter')} value={typed} onChange={setTyped} autoFocus={counting} />
        </div>
        <Button aria-pressed={overFirst} type={overFirst ? 'primary' : 'default'} onClick={toggle}>
          {t('leaving.overFirst')} Alt+O
        </Button>
        <span className="v-hint-line">{t(clockDoubtful ? 'leaving.clockDoubtful' : 'leaving.scanHint')}</span>
        <UndoLine disabled={typed !== ''} />
      </div>
      <DeskTable
        label={t('visitors.onSite')}
        rows={sorted(onSite.data, stays, overFirst)}
        rowKey={({ id }) => String(id)}
        columns={columns}
        actions={actions}
        onOpen={({ id }) => void navigate(`/visitors/${id}`)}
        empty={
          text === ''
            ? { title: t('visitors.none'), text: t('visitors.noneText') }
            : { title: t('visitors.noneFound'), text: t('visitors.noneFoundText') }
        }
        error={onSite.error ? sentence(onSite.error) : undefined}
        onRetry={() => void onSite.refetch()}
        {...table}
        autoFocus={!counting}
      />
      {dialog}
    </>
  )
}
