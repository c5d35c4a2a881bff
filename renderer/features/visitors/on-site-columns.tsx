import type { Stay } from '#shared/contract/leaving.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import { useDuration } from '../../client/stays.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import type { Column } from '../../ui/table.tsx'
import { AdmissionTag } from './admission-tag.tsx'
import { useColumns } from './columns.ts'

/** Columns of the register that stand here too, narrower, so that all fits beside each other at 1366 pixels. */
const changes: Readonly<Record<string, Partial<Column<Visit>>>> = {
  number: { width: 116 },
  name: { width: 104 },
  company: {},
  host: { width: 104 },
  reason: { width: 92 },
  badge: {
    width: 80,
    render: ({ passesOut, badgeNumber }) => (passesOut === '' ? badgeNumber : passesOut),
  },
  arrived: {},
}

/** What the desk has to know of somebody inside: may he go up, is his time over, what has he to give back. */
export function useOnSiteColumns(stays: ReadonlyMap<number, Stay>): Column<Visit>[] {
  const { t } = useTexts()
  const shared = useColumns(false).flatMap((column) => {
    const change = changes[column.key]
    return change ? [{ ...column, ...change }] : []
  })
  return [
    ...shared,
    {
      key: 'admission',
      title: t('leaving.admission'),
      width: 108,
      render: ({ admission }) => <AdmissionTag admission={admission} />,
    },
    {
      key: 'stay',
      title: t('leaving.stay'),
      width: 136,
      render: ({ id }) => <StayTag stay={stays.get(id)} />,
    },
  ]
}

/** Over his time in words, or here since yesterday; nothing while all is well. */
export function StayTag({ stay }: { stay: Stay | undefined }) {
  const { t } = useTexts()
  const duration = useDuration()
  if (!stay) return null
  if (stay.overMinutes > 0)
    return <StatusTag tone="bad">{t('leaving.over', { time: duration(stay.overMinutes) })}</StatusTag>
  return <StatusTag tone="warn">{t('leaving.overnight')}</StatusTag>
}
