import { Button } from 'antd'
import { memo, type ReactNode } from 'react'

import { rowHeight } from './table-window.ts'

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

type TableRowProps<Row> = {
  id: string
  row: Row
  index: number
  active: boolean
  /** Undefined in a table without selection. */
  selected: boolean | undefined
  template: string
  columns: readonly Column<Row>[]
  actions: readonly RowAction<Row>[]
  className: string
}

/** One line. Pointer and keys are the grid's business; `data-index` tells it which row was meant. */
function TableRowInner<Row>(props: TableRowProps<Row>) {
  const { id, row, index, active, selected, template, columns, actions } = props
  return (
    <div
      id={id}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected ?? active}
      className={`q-row ${active ? 'q-row-active' : ''} ${props.className}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${index * rowHeight}px)` }}
    >
      {selected !== undefined && (
        <span role="gridcell" className="q-tick">
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

/** Scrolling draws the table again but only the rows that came into sight. */
export const TableRow = memo(TableRowInner) as typeof TableRowInner
