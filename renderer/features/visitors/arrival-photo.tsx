import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import type { PhotoGiven } from '#shared/contract/photos.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import type { Controlled } from '../../ui/controlled.ts'
import { PhotoButton } from '../../ui/photo-button.tsx'
import { formatDay } from '../../ui/time.ts'

interface Props extends Controlled<PhotoGiven | undefined> {
  readonly known: number | null
  /** This type of visitor must have one. */
  readonly needed: boolean
}

/** The visitor's picture: taken now, from a file, or the one on file from an earlier visit. */
export function ArrivalPhoto({ known, needed, id, value, onChange }: Props) {
  const { t } = useTexts()
  const onFile = useQuery(
    useApi().photos.onFile.queryOptions({ input: { visitId: known ?? 0 }, enabled: known !== null }),
  )
  const kept = known === null ? null : (onFile.data ?? null)
  return (
    <PhotoButton
      label={t('arrivalExtras.photo')}
      picture={value?.kind === 'taken' ? value.image : value && kept?.image}
      id={id}
      needed={needed}
      onTaken={(image) => onChange?.({ kind: 'taken', image })}
      onRemove={() => onChange?.(undefined)}
    >
      {kept && value === undefined && (
        <Button onClick={() => onChange?.({ kind: 'onFile', visitId: kept.visitId })}>
          {t('arrivalExtras.useOnFile', { date: formatDay(kept.takenAt) })}
        </Button>
      )}
    </PhotoButton>
  )
}
