import { useTexts } from '../i18n/index.ts'
import { formatFen } from './money.ts'

/** An amount: whole fen in, `¥1,234.50` out, digits aligned. */
export function Money({ fen }: { fen: number }) {
  return <span className="q-num">{`${fen < 0 ? '-' : ''}¥${formatFen(Math.abs(fen))}`}</span>
}

/** A count with its unit, digits aligned: `12 件`. */
export function Count({ value, unit }: { value: number; unit?: string }) {
  const { locale } = useTexts()
  const digits = new Intl.NumberFormat(locale).format(value)
  return <span className="q-num">{unit === undefined ? digits : `${digits} ${unit}`}</span>
}

/** One figure of a summary line: big number, small word under it. */
export function Figure({
  label,
  value,
  tone,
}: {
  label: string
  value: string | number
  tone?: 'warn' | 'bad'
}) {
  return (
    <div className={tone === undefined ? 'q-figure' : `q-figure q-figure-${tone}`}>
      <strong>{value}</strong>
      <span>{label}</span>
    </div>
  )
}

type SeriesProps = {
  values: readonly number[]
  /** Said by screen readers instead of the picture; name the thing and its range. */
  label: string
  width?: number
  height?: number
}

/** A line without axes; the last value is marked. */
export function Sparkline({ values, label, width = 120, height = 28 }: SeriesProps) {
  const max = Math.max(1, ...values)
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0
  const points = values.map(
    (value, at) => [3 + at * step, height - 3 - (value / max) * (height - 6)] as const,
  )
  const last = points.at(-1)
  return (
    <svg className="q-chart" width={width} height={height} role="img" aria-label={label}>
      <polyline points={points.map((point) => point.join(',')).join(' ')} fill="none" strokeWidth="1.5" />
      {last !== undefined && <circle cx={last[0]} cy={last[1]} r="2.5" />}
    </svg>
  )
}

/** Bars without axes, each with its word for the pointer. */
export function Bars({
  values,
  label,
  width = 240,
  height = 48,
  names,
}: SeriesProps & { names?: readonly string[] }) {
  const max = Math.max(1, ...values)
  const slot = width / Math.max(1, values.length)
  return (
    <svg className="q-chart" width={width} height={height} role="img" aria-label={label}>
      {values.map((value, at) => {
        const tall = Math.max(value > 0 ? 2 : 0, (value / max) * (height - 1))
        return (
          <rect key={at} x={at * slot + 1} y={height - tall} width={Math.max(1, slot - 2)} height={tall}>
            <title>{`${names?.[at] ?? at + 1}: ${value}`}</title>
          </rect>
        )
      })}
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
    </svg>
  )
}
