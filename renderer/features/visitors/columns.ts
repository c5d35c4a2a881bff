import type { Visit } from '#shared/contract/visitors.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { markedName } from './admission-tag.tsx'

/**
 * The columns of 来访人员登记表 that fit beside each other; the rest stands on the visit's own screen. `marked`: who may not go
 * up yet is marked beside his name.
 */
export function useColumns(marked = true): Column<Visit>[] {
  const { t } = useTexts()
  return [
    { key: 'number', title: t('visitors.number'), width: 124, render: ({ number }) => number },
    {
      key: 'name',
      title: t('visitors.name'),
      width: 176,
      render: (visit) => {
        const name = visitorName(t, visit) + (visit.companions > 0 ? ` +${visit.companions}` : '')
        return marked ? markedName(name, visit) : name
      },
    },
    { key: 'company', title: t('visitors.company'), render: ({ company }) => company },
    {
      key: 'host',
      title: t('visitors.host'),
      width: 132,
      render: ({ hostName, hostDepartment }) => `${hostName} ${hostDepartment}`,
    },
    { key: 'reason', title: t('visitors.reason'), width: 96, render: ({ reason }) => reason },
    { key: 'plate', title: t('visitors.plate'), width: 96, render: ({ plate }) => plate },
    { key: 'badge', title: t('visitors.badgeNumber'), width: 76, render: ({ badgeNumber }) => badgeNumber },
    {
      key: 'arrived',
      title: t('visitors.arrivedAt'),
      width: 104,
      render: ({ arrivedAt }) => formatShort(arrivedAt),
    },
  ]
}
