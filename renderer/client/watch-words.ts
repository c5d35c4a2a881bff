import type { WatchHit } from '#shared/contract/watch-list.ts'
import { useTexts } from '../i18n/index.ts'

/** By what somebody fits an entry, in one line. Only for those who may read the list. */
export function useWatchWords(): (hit: Pick<WatchHit, 'ways'>) => string {
  const { t } = useTexts()
  return ({ ways }) => ways.map((way) => t(`watch.ways.${way}`)).join(t('watch.join'))
}
