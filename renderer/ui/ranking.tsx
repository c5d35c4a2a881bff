type RankingProps = {
  title: string
  /** Most first. */
  rows: readonly { readonly name: string; readonly detail?: string; readonly value: number }[]
  /** Heading of the numbers. */
  unit: string
  limit?: number
}

/** Names with a bar and a number each, most first. */
export function Ranking({ title, rows, unit, limit = 8 }: RankingProps) {
  const most = Math.max(1, ...rows.map(({ value }) => value))
  return (
    <section className="q-panel q-ranking">
      <header>
        <h2>{title}</h2>
        <span>{unit}</span>
      </header>
      <ol>
        {rows.slice(0, limit).map(({ name, detail, value }) => (
          <li key={`${name} ${detail ?? ''}`}>
            <span title={name}>
              {name}
              {detail !== undefined && detail !== '' && <small>{detail}</small>}
            </span>
            <i aria-hidden="true" style={{ width: `${(value / most) * 100}%` }} />
            <b className="q-num">{value}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}
