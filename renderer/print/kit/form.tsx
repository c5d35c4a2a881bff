import type { ReactNode } from 'react'

import { useTexts } from '../../i18n/index.ts'

/** A bordered form (登记表): rows of label and value cells. `columns` are relative widths, for example [2, 5, 2, 5]. */
export function FormTable({ columns, children }: { columns: readonly number[]; children: ReactNode }) {
  const sum = columns.reduce((total, width) => total + width, 0)
  return (
    <table className="p-form">
      <colgroup>
        {columns.map((width, at) => (
          <col key={at} style={{ width: `${(width / sum) * 100}%` }} />
        ))}
      </colgroup>
      <tbody>{children}</tbody>
    </table>
  )
}

/** One line of a FormTable. `tall` leaves room for handwriting. */
export function FormRow({ tall = false, children }: { tall?: boolean; children: ReactNode }) {
  return <tr className={tall ? 'p-tall' : ''}>{children}</tr>
}

/** The name of a value, as printed on the form. */
export function LabelCell({
  span = 1,
  rows = 1,
  children,
}: {
  span?: number
  rows?: number
  children: ReactNode
}) {
  return (
    <th scope="row" colSpan={span} rowSpan={rows}>
      {children}
    </th>
  )
}

/** A value; empty it is a blank to write in. */
export function ValueCell({
  span = 1,
  rows = 1,
  children,
}: {
  span?: number
  rows?: number
  children?: ReactNode
}) {
  return (
    <td colSpan={span} rowSpan={rows}>
      {children}
    </td>
  )
}

type ListColumn<Row> = {
  key: string
  title: string
  width?: number
  align?: 'left' | 'right' | 'center'
  render: (row: Row, at: number) => ReactNode
}
type FormListProps<Row> = {
  columns: readonly ListColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  blanks?: number
}

/** A bordered list (register): its head repeats on every page, rows do not break, `blanks` empty lines follow for the pen. */
export function FormList<Row>({ columns, rows, rowKey, blanks = 0 }: FormListProps<Row>) {
  const sum = columns.reduce((total, { width = 1 }) => total + width, 0)
  return (
    <table className="p-form p-list">
      <colgroup>
        {columns.map(({ key, width = 1 }) => (
          <col key={key} style={{ width: `${(width / sum) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, align = 'left', render }) => (
              <td key={key} className={`p-${align}`}>
                {render(row, at)}
              </td>
            ))}
          </tr>
        ))}
        {Array.from({ length: blanks }, (_, at) => (
          <tr key={`blank ${at}`}>
            {columns.map(({ key }) => (
              <td key={key} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A tick box as printed: □ or ☑, with its word. */
export function TickBox({ on = false, children }: { on?: boolean; children: ReactNode }) {
  return (
    <span className="p-tick">
      <i aria-hidden="true">{on ? '✓' : ''}</i>
      {children}
    </span>
  )
}

type SignatureBoxProps = {
  /** `访客签名`, `交班人`. */
  label: string
  /** PNG data URL of a drawn signature; without it a line for the pen. */
  image?: string
  /** Printed name and time beside or below. */
  note?: string
}

/** A place for a signature: the drawn one, or an empty line. */
export function SignatureBox({ label, image, note }: SignatureBoxProps) {
  return (
    <div className="p-sign">
      <span>{`${label}：`}</span>
      <span className="p-sign-line">{image !== undefined && <img src={image} alt={label} />}</span>
      {note !== undefined && <small>{note}</small>}
    </div>
  )
}

/** Signatures side by side at the foot of a form; never torn from each other by a page end. */
export function SignatureRow({ children }: { children: ReactNode }) {
  return <div className="p-signs">{children}</div>
}

/** One part of a multi-part slip, with its name (存根联) at the edge and a line to tear along before the next part. */
export function PartLabel({
  part,
  children,
}: {
  part: 'stub' | 'guest' | 'item' | 'gate'
  children: ReactNode
}) {
  const { t } = useTexts()
  return (
    <section className="p-part">
      <div className="p-part-body">{children}</div>
      <div className="p-part-name">{t(`ui.print.${part}`)}</div>
    </section>
  )
}

/** The parts of a slip beside each other, as on continuous paper; without it they lie below each other. */
export function SlipParts({ children }: { children: ReactNode }) {
  return <div className="p-parts-across">{children}</div>
}
