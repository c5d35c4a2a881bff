import { Button } from 'antd'
import {
  memo,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react'

import { useTexts } from '../i18n/index.ts'
import { comboOf, isComposing } from './shortcuts.ts'
import { EmptyState, ErrorState } from './states.tsx'
import { windowOf } from './window-rows.ts'

export type Column<Row> = {
  key: string
  title: string
  /** Pixels; columns without a width share the rest. */
  width?: number
  align?: 'left' | 'right' | 'center'
  render: (row: Row) => ReactNode
}

/** Something to do with a row: a small button in its last cell, and its keys while the table has the focus. */
export type RowAction<Row> = {
  key: string
  label: string
  /** `Delete`, `F8`, `Alt+L`; no lone letters or digits, a scanner types those. */
  combo?: string
  run: (row: Row) => void
  available?: (row: Row) => boolean
}

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
  onNearEnd?: () => void
  /** Told whenever another row becomes the active one. */
  onActive?: (row: Row) => void
  autoFocus?: boolean
  /** A class for the row, for example `q-row-warn` or `q-row-quiet`. */
  rowClass?: (row: Row) => string | undefined
  /** Pixels; without it the table fills what its parent leaves. */
  height?: number
}

export const rowHeight = 36
const headHeight = 34

type Place = { key: string; at: number }

/** Where the active row stands now; if it is gone, its neighbour takes over. */
function placeOf<Row>(rows: readonly Row[], rowKey: (row: Row) => string, active: Place): number {
  const there = rows[active.at]
  if (there !== undefined && rowKey(there) === active.key) return active.at
  const moved = active.key === '' ? -1 : rows.findIndex((row) => rowKey(row) === active.key)
  return moved >= 0 ? moved : Math.min(active.at, rows.length - 1)
}

/** Height of the visible part and the first row in it; only a change of the first row draws again. */
function useScrollWindow(count: number) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ first: 0, visible: 20 })
  const measure = useEffectEvent(() => {
    const element = box.current
    if (element === null) return
    const first = Math.floor(element.scrollTop / rowHeight)
    const visible = Math.ceil(element.clientHeight / rowHeight)
    setView((old) => (old.first === first && old.visible === visible ? old : { first, visible }))
  })
  useLayoutEffect(() => measure(), [count])
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => measure())
    const onScroll = () => measure()
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [])
  /** Brings a row fully into sight, below the head that stays on top. */
  const reveal = (at: number) => {
    const element = box.current
    if (element === null) return
    const top = at * rowHeight
    const bottom = top + rowHeight - (element.clientHeight - headHeight)
    if (element.scrollTop > top) element.scrollTop = top
    else if (element.scrollTop < bottom) element.scrollTop = bottom
  }
  return { box, view, reveal }
}

/** The row a key leads to, or undefined when the key is not about moving. */
function target(key: string, at: number, count: number, page: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }
  const next = moves[key]
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next))
}

function template(columns: readonly { width?: number }[], actions: number, selecting: boolean): string {
  const parts = columns.map(({ width }) => (width === undefined ? 'minmax(96px, 1fr)' : `${width}px`))
  return [...(selecting ? ['36px'] : []), ...parts, ...(actions > 0 ? [`${actions * 76 + 12}px`] : [])].join(
    ' ',
  )
}

/**
 * The one table. It keeps a window of rows in the document, however many there are. The table is one stop of Tab; ↑ ↓
 * PageUp PageDown Home End move the active row, Enter opens it, Space selects it, the keys of `actions` act on it.
 */
export function DeskTable<Row>(props: DeskTableProps<Row>) {
  const { columns, rows, rowKey, onOpen, actions = [], selection, onNearEnd } = props
  const { t } = useTexts()
  const id = useId()
  const list = rows ?? []
  const total = Math.max(props.total ?? 0, list.length)
  const [active, setActive] = useState<Place>({ key: '', at: 0 })
  const { box, view, reveal } = useScrollWindow(list.length)
  const at = placeOf(list, rowKey, active)
  const shown = windowOf(view, list.length, at)
  const grid: CSSProperties = {
    gridTemplateColumns: template(columns, actions.length, selection !== undefined),
  }

  const last = shown.at(-1) ?? 0
  const more = useEffectEvent(() => onNearEnd?.())
  const wantsMore = list.length > 0 && list.length < total && last >= list.length - 10
  useEffect(() => {
    if (wantsMore) more()
  }, [wantsMore, list.length])
  const focus = useEffectEvent(() => {
    if (props.autoFocus === true) box.current?.focus({ preventScroll: true })
  })
  useEffect(() => focus(), [])

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
    const next = target(combo, at, list.length, Math.max(1, view.visible - 2))
    const onButton = event.target !== event.currentTarget
    const action = actions.find((one) => one.combo === combo && (one.available?.(row) ?? true))
    if (next !== undefined) go(next)
    else if (action !== undefined) action.run(row)
    else if (combo === 'Enter' && !onButton && onOpen !== undefined) onOpen(row)
    else if (combo === ' ' && !onButton && selection !== undefined) toggle(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const state = stateOf(props, t('ui.states.failedText'))
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
        aria-rowcount={total + 1}
        aria-busy={rows === undefined && props.error === undefined}
        {...(selection === undefined ? {} : { 'aria-multiselectable': true })}
        {...(list.length === 0 ? {} : { 'aria-activedescendant': `${id}-${at}` })}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="q-head-group">
          <div role="row" aria-rowindex={1} className="q-head" style={grid}>
            {selection !== undefined && <span role="columnheader" aria-label={t('ui.table.select')} />}
            {columns.map((column) => (
              <span key={column.key} role="columnheader" className={`q-${column.align ?? 'left'}`}>
                {column.title}
              </span>
            ))}
            {actions.length > 0 && <span role="columnheader">{t('ui.table.actions')}</span>}
          </div>
        </div>
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
                grid={grid}
                columns={columns}
                actions={actions}
                className={props.rowClass?.(row) ?? ''}
                onActivate={() => go(index)}
                onOpen={() => onOpen?.(row)}
                onToggle={() => toggle(row)}
              />
            )
          })}
        </div>
      </div>
      {state}
      <div className="q-count">
        <span>
          {list.length < total
            ? t('ui.table.loaded', { loaded: list.length, total })
            : t('ui.table.count', { total })}
          {list.length > 0 && ` · ${t('ui.table.position', { row: at + 1 })}`}
          {selection !== undefined && ` · ${t('ui.table.selected', { count: selection.keys.size })}`}
        </span>
        {onOpen !== undefined && <span>{t('ui.table.hint')}</span>}
      </div>
    </div>
  )
}

/** What stands in place of rows: skeleton, failure or the empty sentence; laid over the body, so nothing moves. */
function stateOf<Row>(props: DeskTableProps<Row>, fallback: string): ReactNode {
  const { rows, error, onRetry, empty } = props
  if (error !== undefined && (rows === undefined || rows.length === 0)) {
    const message = error === '' ? fallback : error
    return (
      <div className="q-over">
        <ErrorState message={message} {...(onRetry === undefined ? {} : { onRetry })} />
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

type TableRowProps<Row> = {
  id: string
  row: Row
  index: number
  active: boolean
  selected: boolean | undefined
  grid: CSSProperties
  columns: readonly Column<Row>[]
  actions: readonly RowAction<Row>[]
  className: string
  onActivate: () => void
  onOpen: () => void
  onToggle: () => void
}

function TableRowInner<Row>(props: TableRowProps<Row>) {
  const { id, row, index, active, selected, grid, columns, actions } = props
  return (
    // The grid around the rows has the keys; a row answers the pointer only.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter and Space are handled by the grid
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected ?? active}
      className={`q-row ${active ? 'q-row-active' : ''} ${props.className}`}
      style={{ ...grid, transform: `translateY(${index * rowHeight}px)` }}
      onClick={props.onActivate}
      onDoubleClick={props.onOpen}
    >
      {selected !== undefined && (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- Space is handled by the grid
        <span role="gridcell" tabIndex={-1} className="q-tick" onClick={props.onToggle}>
          <i className={selected ? 'q-ticked' : ''} />
        </span>
      )}
      {columns.map((column) => {
        const content = column.render(row)
        const title = typeof content === 'string' ? { title: content } : {}
        return (
          <span key={column.key} role="gridcell" className={`q-cell q-${column.align ?? 'left'}`} {...title}>
            {content}
          </span>
        )
      })}
      {actions.length > 0 && (
        <span role="gridcell" className="q-row-actions">
          {actions.map((action) =>
            (action.available?.(row) ?? true) ? (
              <Button
                key={action.key}
                size="small"
                tabIndex={active ? 0 : -1}
                onClick={() => action.run(row)}
              >
                {action.label}
              </Button>
            ) : null,
          )}
        </span>
      )}
    </div>
  )
}

const TableRow = memo(TableRowInner) as typeof TableRowInner
