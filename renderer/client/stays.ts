import { useQuery } from '@tanstack/react-query'

import type { Stay } from '#shared/contract/leaving.ts'
import { useTexts } from '../i18n/index.ts'
import { useApi } from './desk.tsx'
import { usePermissions } from './permissions.ts'

/** Time goes on without anything being recorded: looked up this often, ms. */
const refresh = 30_000

/** Who is over his time or here overnight; empty while that is being counted, or not for these eyes. */
export function useStays(): { rows: readonly Stay[]; clockDoubtful: boolean } {
  const may = usePermissions()
  const { data } = useQuery(
    useApi().visitors.stays.queryOptions({
      input: {},
      enabled: may('visits.read'),
      refetchInterval: refresh,
    }),
  )
  return { rows: data?.rows ?? [], clockDoubtful: data?.clockDoubtful ?? false }
}

/** `1 小时 20 分`, of whole minutes. */
export function useDuration(): (minutes: number) => string {
  const { t } = useTexts()
  return (total) => {
    const [hours, minutes] = [Math.floor(total / 60), total % 60]
    return hours === 0 ? t('leaving.minutes', { minutes }) : t('leaving.hours', { hours, minutes })
  }
}
