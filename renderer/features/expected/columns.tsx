import type { ExpectedVisit } from '#shared/contract/expected.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Column } from '../../ui/table.tsx'
import { formatHours, formatMoment } from '../../ui/time.ts'
import { StateTag } from './state-tag.tsx'

const hoursOf = ({ validFrom, validUntil }: ExpectedVisit) => formatHours(validFrom, validUntil)

/** Who comes when and to whom; `days` writes the day before the hours. */
export function useColumns(days: boolean): Column<ExpectedVisit>[] {
  const { t } = useTexts()
  return [
    {
      key: 'time',
      title: t('expected.time'),
      width: days ? 140 : 100,
      render: (row) => (days ? `${formatMoment(row.validFrom, 'MM-DD')} ${hoursOf(row)}` : hoursOf(row)),
    },
    {
      key: 'name',
      title: t('expected.name'),
      width: 110,
      render: ({ name, companions }) => name + (companions > 0 ? ` +${companions}` : ''),
    },
    { key: 'company', title: t('expected.company'), render: ({ company }) => company },
    { key: 'party', title: t('expected.party'), width: 110, render: ({ party }) => party },
    {
      key: 'host',
      title: t('expected.host'),
      width: 124,
      render: ({ hostName, hostDepartment }) => `${hostName} ${hostDepartment}`,
    },
    { key: 'plate', title: t('expected.plate'), width: 92, render: ({ plate }) => plate },
    {
      key: 'code',
      title: t('expected.code'),
      width: 70,
      render: ({ code }) => <span className="q-num">{code}</span>,
    },
    { key: 'state', title: t('expected.state'), width: 104, render: (row) => <StateTag {...row} /> },
  ]
}
