import { Button } from 'antd'
import {
  useEffect,
  useEffectEvent,
  useId,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'

import { useTexts } from '../i18n/index.ts'
import { comboOf, isComposing } from './shortcuts.ts'
import { EmptyState, ErrorState } from './states.tsx'
import { TableRow, type Column, type RowAction } from './table-row.tsx'
import { placeOf, rowAfterKey, rowHeight, useScrollWindow, type Place } from './table-window.ts'
import { windowOf } from './window-rows.ts'

export type { Column, RowAction } from './table-row.tsx'

export type DeskTableProps<Row> = {
  /** Names the table for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  /** Undefined while loading. Rows already shown stay during a refresh. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** Enter or double click. */
  onOpen?: (row: Row) => void
  actions?: readonly RowAction<Row>[]
  selection?: { keys: ReadonlySet<string>; onChange: (keys: ReadonlySet<string>) => void }
  empty: { title: string; text?: string; action?: ReactNode }
  /** The sentence of a failed read; `onRetry` reads again. */
  error?: string | undefined
  onRetry?: () => void
  /** Rows there are in all, when not all are loaded yet; `onNearEnd` loads more. */
  total?: number
  /** Stands in place of how many rows there are, which is then told nowhere. */
  footText?: string
  onNearEnd?: () => void
  /** Told whenever another row becomes the active one. */
  onActive?: (row: Row) => void
  autoFocus?: boolean
  /** A class for the row, for example `q-row-warn` or `q-row-quiet`. */
  rowClass?: (row: Row) => string | undefined
  /** Pixels; without it the table fills what its parent leaves. */
  height?: number
}

function template(columns: readonly { width?: number }[], actions: number, selecting: boolean): string {
  // Actions are short verbs; the longest of them sets the room for all rows alike.
  const parts = columns.map(({ width }) => (width === undefined ? 'minmax(96px, 1fr)' : `${width}px`))
  return [...(selecting ? ['36px'] : []), ...parts, ...(actions > 0 ? [`${actions * 76 + 12}px`] : [])].join(
    ' ',
  )
}

/** Which row is the active one, and what clicks and keys do with it. */
function useActiveRow<Row>(
  props: DeskTableProps<Row>,
  list: readonly Row[],
  actions: readonly RowAction<Row>[],
) {
  const { rowKey, onOpen, selection } = props
  const [active, setActive] = useState<Place>({ key: '', at: 0 })
  const { box, view, reveal } = useScrollWindow(list.length)
  const at = placeOf(list, rowKey, active)
  const go = (next: number) => {
    const row = list[next]
    if (row === undefined) return
    setActive({ key: rowKey(row), at: next })
    reveal(next)
    props.onActive?.(row)
  }
  const toggle = (row: Row) => {
    if (selection === undefined) return
    const keys = new Set(selection.keys)
    if (!keys.delete(rowKey(row))) keys.add(rowKey(row))
    selection.onChange(keys)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = list[at]
    if (isComposing(event.nativeEvent) || row === undefined) return
    const combo = comboOf(event.nativeEvent)
    const next = rowAfterKey(combo, at, list.length, Math.max(1, view.visible - 2))
    // Enter and Space on a button inside a row press that button.
    const onGrid = event.target === event.currentTarget
    const action = actions.find((one) => one.combo === combo && (one.available?.(row) ?? true))
    if (next !== undefined) go(next)
    else if (action !== undefined) action.run(row)
    else if (combo === 'Enter' && onGrid && onOpen !== undefined) onOpen(row)
    else if (combo === ' ' && onGrid && selection !== undefined) toggle(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const rowOf = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target : null
    const index = Number(element?.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1)
    return { index, row: list[index], part: element?.closest('.q-tick, button')?.nodeName }
  }
  const onClick = (event: MouseEvent) => {
    const { index, row, part } = rowOf(event)
    if (index >= 0) go(index)
    if (row !== undefined && part === 'SPAN') toggle(row)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const { row, part } = rowOf(event)
    if (row !== undefined && part === undefined) onOpen?.(row)
  }
  return { at, box, view, handlers: { onKeyDown, onClick, onDoubleClick } }
}

const noActions: readonly never[] = []

/**
 * The one table. It keeps a window of rows in the document, however many there are. The table is one stop of Tab; ↑ ↓
 * PageUp PageDown Home End move the active row, Enter opens it, Space selects it, the keys of `actions` act on it.
 */
export function DeskTable<Row>(props: DeskTableProps<Row>) {
  const { columns, rows, rowKey, actions = noActions, selection, onNearEnd } = props
  const id = useId()
  const list = rows ?? noActions
  const total = Math.max(props.total ?? 0, list.length)
  const { at, box, view, handlers } = useActiveRow(props, list, actions)
  const shown = windowOf(view, list.length, at)
  const columnsOfRow = template(columns, actions.length, selection !== undefined)

  const more = useEffectEvent(() => onNearEnd?.())
  const wantsMore = list.length > 0 && list.length < total && view.first + view.visible >= list.length - 10
  useEffect(() => {
    if (wantsMore) more()
  }, [wantsMore, list.length])
  const focus = useEffectEvent(() => {
    if (props.autoFocus === true) box.current?.focus({ preventScroll: true })
  })
  useEffect(() => focus(), [])

  return (
    <div
      className="q-table"
      style={props.height === undefined ? undefined : { height: props.height, flex: 'none' }}
    >
      {/* The one element that scrolls is also the one that has the focus and the keys. */}
      <div
        ref={box}
        className="q-grid"
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={props.footText === undefined ? total + 1 : -1}
        aria-busy={rows === undefined && props.error === undefined}
        {...(selection === undefined ? {} : { 'aria-multiselectable': true })}
        {...(list.length === 0 ? {} : { 'aria-activedescendant': `${id}-${at}` })}
        {...handlers}
      >
        <TableHead {...props} template={columnsOfRow} />
        <div role="rowgroup" className="q-body" style={{ height: list.length * rowHeight }}>
          {shown.map((index) => {
            const row = list[index]
            return row === undefined ? null : (
              <TableRow
                key={rowKey(row)}
                id={`${id}-${index}`}
                row={row}
                index={index}
                active={index === at}
                selected={selection?.keys.has(rowKey(row))}
                template={columnsOfRow}
                columns={columns}
                actions={actions}
                className={props.rowClass?.(row) ?? ''}
              />
            )
          })}
        </div>
      </div>
      <TableState {...props} />
      <TableFoot {...props} loaded={list.length} total={total} at={at} />
    </div>
  )
}

function TableHead<Row>({
  columns,
  actions = noActions,
  selection,
  template: gridTemplateColumns,
}: DeskTableProps<Row> & { template: string }) {
  const { t } = useTexts()
  return (
    <div role="rowgroup" className="q-head-group">
      <div role="row" aria-rowindex={1} className="q-head" style={{ gridTemplateColumns }}>
        {selection !== undefined && (
          <span role="columnheader">
            <span className="q-hidden">{t('ui.table.select')}</span>
          </span>
        )}
        {columns.map((column) => (
          <span key={column.key} role="columnheader" className={`q-${column.align ?? 'left'}`}>
            {column.title}
          </span>
        ))}
        {actions.length > 0 && <span role="columnheader">{t('ui.table.actions')}</span>}
      </div>
    </div>
  )
}

type FootProps<Row> = DeskTableProps<Row> & { loaded: number; total: number; at: number }

function TableFoot<Row>(props: FootProps<Row>) {
  const { rows, selection, onOpen, error, onRetry, loaded, at } = props
  const { t } = useTexts()
  if (rows === undefined) return <div className="q-count" />
  return (
    <div className="q-count">
      <span>
        {props.footText ?? <RowCount {...props} />}
        {loaded > 0 && props.footText === undefined && ` · ${t('ui.table.position', { row: at + 1 })}`}
        {selection !== undefined && ` · ${t('ui.table.selected', { count: selection.keys.size })}`}
      </span>
      {error !== undefined && loaded > 0 ? (
        <span role="alert" className="q-bad">
          {t('ui.table.stale')}
          {onRetry !== undefined && (
            <Button type="link" size="small" onClick={onRetry}>
              {t('common.retry')}
            </Button>
          )}
        </span>
      ) : (
        onOpen !== undefined && <span>{t('ui.table.hint')}</span>
      )}
    </div>
  )
}

function RowCount({ loaded, total }: { loaded: number; total: number }) {
  const { t } = useTexts()
  return loaded < total ? t('ui.table.loaded', { loaded, total }) : t('ui.table.count', { total })
}

/** What stands in place of rows: skeleton, failure or the empty sentence; laid over the body, so nothing moves. */
function TableState<Row>({ rows, error, onRetry, empty }: DeskTableProps<Row>) {
  if (error !== undefined && (rows === undefined || rows.length === 0)) {
    return (
      <div className="q-over">
        <ErrorState
          {...(error === '' ? {} : { message: error })}
          {...(onRetry === undefined ? {} : { onRetry })}
        />
      </div>
    )
  }
  if (rows === undefined) {
    return (
      <div className="q-over q-skeleton" aria-hidden="true">
        {Array.from({ length: 12 }, (_, line) => (
          <i key={line} style={{ height: rowHeight }} />
        ))}
      </div>
    )
  }
  return rows.length > 0 ? null : (
    <div className="q-over">
      <EmptyState {...empty} />
    </div>
  )
}
