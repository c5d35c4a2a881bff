import { useQuery } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import type { Controlled } from '../../ui/controlled.ts'
import { PhotoButton } from '../../ui/photo-button.tsx'

/** Undefined: as it is on record; null: taken away. */
interface Props extends Controlled<string | null | undefined> {
  /** The entry that has a picture already. */
  readonly kept: number | null
}

/** What he looks like: taken or from a file; the one on record stays unless it is replaced or removed. */
export function EntryPhoto({ kept, id, value, onChange }: Props) {
  const { t } = useTexts()
  const { data } = useQuery(
    useApi().watchList.photo.queryOptions({ input: { id: kept ?? 0 }, enabled: kept !== null }),
  )
  const onRecord = kept === null ? undefined : data?.image
  return (
    <PhotoButton
      label={t('watch.photo')}
      picture={value === undefined ? onRecord : (value ?? undefined)}
      id={id}
      onTaken={(image) => onChange?.(image)}
      onRemove={() => onChange?.(null)}
    />
  )
}
