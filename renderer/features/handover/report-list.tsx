import type { ReactNode } from 'react'

import { useTexts } from '../../i18n/index.ts'

/** Lists up to this length stand open. */
const openUpTo = 12

type ReportListProps = {
  title: string
  heads: readonly string[]
  /** Cells of each row; the first two together name it. */
  rows: readonly (readonly ReactNode[])[]
}

/** One list of a report under its name and length; a long one opens on a click. */
export function ReportList({ title, heads, rows }: ReportListProps) {
  const { t } = useTexts()
  if (rows.length === 0)
    return (
      <p className="h-none">
        {title}
        <span>{t('handover.nothing')}</span>
      </p>
    )
  return (
    <details open={rows.length <= openUpTo}>
      <summary>
        {title}
        <span className="q-num">{rows.length}</span>
      </summary>
      <table className="h-list">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, column) => (
                <td key={heads[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
