import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import type { WatchHit } from '#shared/contract/watch-list.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useWatchWords } from '../../client/watch-words.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { DeskTable, type Column, type DeskTableProps } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { HitDialog } from './hit-dialog.tsx'
import { OutcomeTag, StrengthTag } from './tags.tsx'

function useColumns(ofEntry: boolean): Column<WatchHit>[] {
  const { t } = useTexts()
  const words = useWatchWords()
  const entry: Column<WatchHit> = {
    key: 'entry',
    title: t('watch.entry'),
    width: 110,
    render: ({ entryNumber, entryName }) => entryName || entryNumber,
  }
  return [
    { key: 'number', title: t('watch.number'), width: 124, render: ({ number }) => number },
    { key: 'when', title: t('watch.when'), width: 104, render: ({ happenedAt }) => formatShort(happenedAt) },
    { key: 'came', title: t('watch.came'), width: 110, render: ({ name }) => name },
    ...(ofEntry ? [] : [entry]),
    { key: 'why', title: t('watch.why'), render: words },
    {
      key: 'strength',
      title: t('watch.strength'),
      width: 92,
      render: ({ strength }) => <StrengthTag strength={strength} />,
    },
    { key: 'outcome', title: t('watch.outcome'), width: 116, render: (hit) => <OutcomeTag hit={hit} /> },
    { key: 'decided', title: t('watch.decidedBy'), width: 80, render: ({ decidedBy }) => decidedBy },
  ]
}

/** A duty manager has seen who came. */
function useSeen(): (hit: WatchHit) => void {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const seen = useMutation(useApi().watchList.seen.mutationOptions())
  return ({ id, number }) =>
    seen.mutate(
      { requestId: newRequestId(), hitId: id },
      {
        onSuccess: () => done(t('watch.seenDone', { number })),
        onError: (error) => problem(sentence(error)),
      },
    )
}

type Props = Omit<DeskTableProps<WatchHit>, 'label' | 'columns' | 'rowKey' | 'actions' | 'onOpen'> & {
  /** All of one entry, which then need not be named. */
  ofEntry?: boolean
}

/** Hits: who came, by what he fitted, what became of it. Enter decides or looks. */
export function HitTable({ ofEntry = false, ...table }: Props) {
  const { t } = useTexts()
  const [shown, setShown] = useState<WatchHit>()
  const columns = useColumns(ofEntry)
  const see = useSeen()
  return (
    <>
      <DeskTable<WatchHit>
        label={t('watch.views.hits')}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={setShown}
        actions={[
          {
            key: 'decide',
            label: t('watch.decide'),
            combo: 'Alt+D',
            run: setShown,
            available: ({ outcome }) => outcome === 'open',
          },
          {
            key: 'seen',
            label: t('watch.seen'),
            combo: 'Alt+K',
            run: see,
            available: ({ outcome, decidedAt }) => outcome === 'noticed' && decidedAt === null,
          },
        ]}
        {...table}
      />
      {shown && <HitDialog hit={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
