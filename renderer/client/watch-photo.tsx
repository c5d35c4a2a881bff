import { useQuery } from '@tanstack/react-query'

import { useTexts } from '../i18n/index.ts'
import { useApi } from './desk.tsx'
import './watch-photo.css'

/** What somebody on the watch list looks like, for those who may read the list; nothing when there is no picture. */
export function WatchPhoto({ entryId }: { entryId: number }) {
  const { t } = useTexts()
  const { data } = useQuery(useApi().watchList.photo.queryOptions({ input: { id: entryId } }))
  return data ? <img className="q-watch-photo" src={data.image} alt={t('watch.photo')} /> : null
}
