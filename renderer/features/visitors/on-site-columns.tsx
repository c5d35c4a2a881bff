import type { Stay } from '#shared/contract/leaving.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import { useDuration } from '../../client/stays.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import type { Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { useColumns } from './columns.ts'

const tones = { waiting: 'busy', admitted: 'good', refused: 'bad' } as const satisfies Record<string, Tone>

/** What the desk has to know of somebody inside: may he go up, is his time over, what has he to give back. */
export function useOnSiteColumns(stays: ReadonlyMap<number, Stay>): Column<Visit>[] {
  const { t } = useTexts()
  const shown = ['number', 'name', 'company', 'host', 'reason']
  const shared = useColumns().filter(({ key }) => shown.includes(key))
  return [
    ...shared,
    {
      key: 'badge',
      title: t('visitors.badgeNumber'),
      width: 84,
      render: ({ passesOut, badgeNumber }) => (passesOut === '' ? badgeNumber : passesOut),
    },
    {
      key: 'arrived',
      title: t('visitors.arrivedAt'),
      width: 104,
      render: ({ arrivedAt }) => formatShort(arrivedAt),
    },
    {
      key: 'admission',
      title: t('leaving.admission'),
      width: 92,
      render: ({ admission }) =>
        admission && <StatusTag tone={tones[admission]}>{t(`leaving.admissions.${admission}`)}</StatusTag>,
    },
    {
      key: 'stay',
      title: t('leaving.stay'),
      width: 148,
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
