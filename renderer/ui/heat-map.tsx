type HeatMapProps = {
  /** Says what is counted: the table's name for screen readers. */
  label: string
  rows: readonly string[]
  columns: readonly string[]
  /** One number for each row and column. */
  values: readonly (readonly number[])[]
}

/** Numbers as shades of the one accent colour, with the number itself in each field: a table, so it can be read aloud. */
export function HeatMap({ label, rows, columns, values }: HeatMapProps) {
  const most = Math.max(1, ...values.flat())
  return (
    <table className="q-heat" aria-label={label}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {columns.map((column, hour) => {
              const value = values[at]?.[hour] ?? 0
              const share = value / most
              return (
                <td
                  key={column}
                  className={share > 0.55 ? 'q-heat-dark' : undefined}
                  style={{
                    background:
                      value === 0 ? undefined : `color-mix(in srgb, var(--accent) ${12 + share * 88}%, #fff)`,
                  }}
                >
                  {value === 0 ? '' : value}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
