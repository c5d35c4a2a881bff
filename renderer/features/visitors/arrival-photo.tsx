import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import type { PhotoGiven } from '#shared/contract/photos.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Camera } from '../../ui/camera.tsx'
import type { Controlled } from '../../ui/controlled.ts'
import { formatDay } from '../../ui/time.ts'

/** The visitor's picture: taken now, from a file, or the one on file from an earlier visit. */
export function ArrivalPhoto({
  known,
  value,
  onChange,
}: Controlled<PhotoGiven | undefined> & { readonly known: number | null }) {
  const { t } = useTexts()
  const onFile = useQuery(
    useApi().photos.onFile.queryOptions({ input: { visitId: known ?? 0 }, enabled: known !== null }),
  )
  const kept = known === null ? null : (onFile.data ?? null)
  const picture = value?.kind === 'taken' ? value.image : value && kept?.image
  return (
    <Camera
      label={t('arrivalExtras.photo')}
      value={picture}
      onChange={(image) => onChange?.(image === undefined ? undefined : { kind: 'taken', image })}
      files
      extra={
        kept &&
        value === undefined && (
          <Button onClick={() => onChange?.({ kind: 'onFile', visitId: kept.visitId })}>
            {t('arrivalExtras.useOnFile', { date: formatDay(kept.takenAt) })}
          </Button>
        )
      }
    />
  )
}
