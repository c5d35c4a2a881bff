import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { useTexts } from '../i18n/index.ts'
import type { StatusItem } from '../ui/layout.tsx'
import { useApi } from './desk.tsx'

/** Where those who wait for a duty manager are listed. */
const waitingPath = '/visitors/watch?view=waiting'

/** The lamp that tells a duty manager who is held and who came, while there is somebody; `active`: he may know. */
export function useWatchLamp(active: boolean): StatusItem[] {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { data } = useQuery(useApi().watchList.waiting.queryOptions({ input: {}, enabled: active }))
  if (!active || !data || data.held + data.noticed === 0) return []
  const parts = [
    data.held > 0 ? t('watch.alertHeld', { count: data.held }) : '',
    data.noticed > 0 ? t('watch.alertNoticed', { count: data.noticed }) : '',
  ]
  return [
    {
      key: 'watch',
      label: t('watch.title'),
      tone: data.held > 0 ? 'bad' : 'warn',
      text: parts.filter((part) => part !== '').join(t('watch.join')),
      onOpen: () => void navigate(waitingPath),
    },
  ]
}
