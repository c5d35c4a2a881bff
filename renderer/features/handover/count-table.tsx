import type { Handover } from '#shared/contract/handover.ts'

import { useTexts } from '../../i18n/index.ts'
import { Money } from '../../ui/numbers.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { differenceOf, linesOf, type CountedLine } from './counting.ts'

/** Expected against counted, line by line, with the reason for what differs. */
export function CountTable({ handover }: { handover: Handover }) {
  const { t } = useTexts()
  return (
    <table className="h-list h-count">
      <thead>
        <tr>
          <th scope="col">{t('handover.thing')}</th>
          <th scope="col" className="q-right">
            {t('handover.expected')}
          </th>
          <th scope="col" className="q-right">
            {t('handover.counted')}
          </th>
          <th scope="col">{t('handover.difference')}</th>
          <th scope="col">{t('handover.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(handover).map((line) => (
          <tr key={line.kind}>
            <th scope="row">{t(`handover.kinds.${line.kind}`)}</th>
            <td className="q-right">
              <Amount line={line} value={line.expected} />
            </td>
            <td className="q-right">
              <Amount line={line} value={line.counted} />
            </td>
            <td>
              <Difference line={line} />
            </td>
            <td>{line.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Amount({ line, value }: { line: CountedLine; value: number | null }) {
  const { t } = useTexts()
  if (value === null) return t('handover.notCounted')
  return line.kind === 'cash' ? <Money fen={value} /> : <span className="q-num">{value}</span>
}

function Difference({ line }: { line: CountedLine }) {
  const { t } = useTexts()
  const difference = differenceOf(line)
  if (difference === null) return null
  if (difference === 0) return <StatusTag tone="good">{t('handover.agrees')}</StatusTag>
  const sign = difference > 0 ? '+' : ''
  return (
    <StatusTag tone="warn">
      {sign}
      <Amount line={line} value={difference} />
    </StatusTag>
  )
}
