import type { DeskClient } from '../../client/connect.ts'
import { formatDayMinute } from '#shared/domain/day-minute.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import type { Column } from '../../ui/table.tsx'

type Line = Awaited<ReturnType<DeskClient['expected']['previewImport']>>['lines'][number]

/** Bytes of a piece: a multiple of three, so that the pieces of base64 join to the base64 of the whole. */
const pieceSize = 150_000
/** More pieces than any list may have: it is refused as too long before it is sent. */
const mostPieces = 14

/** A file in pieces of base64, as the core takes it. */
export function piecesOf(bytes: Uint8Array): string[] {
  const count = Math.min(Math.ceil(bytes.length / pieceSize), mostPieces)
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * pieceSize, (index + 1) * pieceSize)
    return btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join(''))
  })
}

/** The lines that go into the act. */
export const acceptedOf = (lines: readonly Line[]) =>
  lines
    .filter(({ outcome }) => outcome === 'ok')
    .map(({ row: _row, outcome: _outcome, phone, ...line }) => ({
      ...line,
      phone: phone === '' ? null : phone,
    }))

/** How each line was understood, and what is to be done about it. */
export function useLineColumns(): Column<Line>[] {
  const { t } = useTexts()
  const hours = ({ day, fromMinute, untilMinute }: Line) =>
    `${day} ${formatDayMinute(fromMinute)}–${untilMinute === 1440 ? '24:00' : formatDayMinute(untilMinute)}`
  return [
    { key: 'row', title: t('expected.import.row'), width: 48, align: 'right', render: ({ row }) => row },
    {
      key: 'outcome',
      title: t('expected.import.outcome'),
      width: 132,
      render: ({ outcome }) => (
        <StatusTag tone={outcome === 'ok' ? 'good' : outcome === 'alreadyExpected' ? 'quiet' : 'bad'}>
          {t(`expected.import.outcomes.${outcome}`)}
        </StatusTag>
      ),
    },
    { key: 'name', title: t('expected.name'), width: 110, render: ({ name }) => name },
    { key: 'phone', title: t('expected.phone'), width: 124, render: ({ phone }) => phone },
    { key: 'company', title: t('expected.company'), render: ({ company }) => company },
    { key: 'party', title: t('expected.party'), width: 110, render: ({ party }) => party },
    { key: 'host', title: t('expected.host'), width: 96, render: ({ hostName }) => hostName },
    { key: 'time', title: t('expected.time'), width: 190, render: hours },
    { key: 'plate', title: t('expected.plate'), width: 96, render: ({ plate }) => plate },
  ]
}
