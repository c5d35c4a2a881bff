import { useQuery } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { formatDay } from '../../ui/time.ts'

/** The visitor's picture, while it is kept. */
export function VisitPhoto({ visitId }: { visitId: number }) {
  const { t } = useTexts()
  const { data } = useQuery(useApi().photos.ofVisit.queryOptions({ input: { visitId } }))
  if (!data) return null
  return (
    <figure className="v-photo">
      <img src={data.image} alt={t('arrivalExtras.photo')} />
      <figcaption>{formatDay(data.takenAt)}</figcaption>
    </figure>
  )
}
