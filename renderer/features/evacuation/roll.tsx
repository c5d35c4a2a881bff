import { Button, Checkbox } from 'antd'
import { useRef, useState, type SubmitEvent } from 'react'

import type { Evacuee, EvacuationList } from '#shared/contract/evacuation.ts'
import { evacueeName } from '../../client/evacuee-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { DeskTable, type RowAction } from '../../ui/table.tsx'
import { keyOf, useColumns } from './columns.tsx'
import { fits, inPart, type Part } from './matching.ts'
import { useTicking } from './ticking.ts'

/** Calling the roll: type a name, Enter, the next one. Those found go out of sight. */
export function Roll({ list, part }: { list: EvacuationList; part: Part }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const [showFound, setShowFound] = useState(false)
  const { last, tick, untick } = useTicking()
  const grid = useRef<HTMLDivElement>(null)
  const columns = useColumns(showFound ? 'found' : 'neither')
  const wanted = inPart(list.people, part).filter(({ foundAt }) => showFound || foundAt === null)
  const rows = wanted.filter((one) => fits(one, typed))
  const missing = rows.filter(({ foundAt }) => foundAt === null)

  /** One person fits: found. Several fit: which of them is chosen with the arrow keys, a wrong tick would be worse. */
  const enter = (event: SubmitEvent) => {
    event.preventDefault()
    const [only] = missing
    if (typed.trim() === '' || only === undefined || missing.length > 1)
      return grid.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
    tick(only)
    setTyped('')
  }
  useScanner(({ text }) => {
    const [only, ...others] = list.people.filter(
      ({ badgeNumber, foundAt }) => badgeNumber === text && foundAt === null,
    )
    if (only && others.length === 0) tick(only)
    else setTyped(text)
  })
  const actions: RowAction<Evacuee>[] = [
    { key: 'tick', label: t('evacuation.tick'), run: tick, available: ({ foundAt }) => foundAt === null },
    {
      key: 'untick',
      label: t('evacuation.untick'),
      combo: 'Delete',
      run: untick,
      available: ({ foundAt }) => foundAt !== null,
    },
  ]
  const allFound = typed === '' && wanted.length === 0 && list.people.length > 0
  return (
    <>
      <form className="q-filter" onSubmit={enter}>
        <FilterBox label={t('evacuation.filterFind')} value={typed} onChange={setTyped} autoFocus />
        <Checkbox checked={showFound} onChange={({ target }) => setShowFound(target.checked)}>
          {t('evacuation.showFound')}
        </Checkbox>
        <LastTick last={last} onUndo={untick} />
      </form>
      <div ref={grid} className="e-grid">
        <DeskTable
          label={t('evacuation.title')}
          rows={rows}
          rowKey={keyOf}
          columns={columns}
          actions={actions}
          onOpen={(one) => (one.foundAt === null ? tick(one) : untick(one))}
          rowClass={({ foundAt }) => (foundAt === null ? undefined : 'q-row-quiet')}
          empty={
            allFound
              ? { title: t('evacuation.allFound'), text: t('evacuation.allFoundText') }
              : { title: t('evacuation.noneFit') }
          }
        />
      </div>
    </>
  )
}

/** What was just ticked, said aloud, and the key that takes it back. */
function LastTick({ last, onUndo }: { last: Evacuee | null; onUndo: (one: Evacuee) => void }) {
  const { t } = useTexts()
  const undo = () => last && onUndo(last)
  useShortcut('Alt+Z', undo, { label: t('evacuation.untick'), disabled: last === null })
  return (
    <span className="e-last" role="status">
      {last && (
        <>
          <span>{t('evacuation.foundDone', { name: evacueeName(t, last) })}</span>
          <Button size="small" aria-keyshortcuts="Alt+Z" onClick={undo}>
            {t('evacuation.untick')} Alt+Z
          </Button>
        </>
      )}
    </span>
  )
}
