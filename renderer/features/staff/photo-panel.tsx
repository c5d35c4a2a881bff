import { useMutation, useQuery } from '@tanstack/react-query'

import { maxStaffPhotoBytes } from '#shared/contract/photos.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { PhotoButton } from '../../ui/photo-button.tsx'

/** As large as the staff clock shows it on a large screen. */
const limits = { pixels: 280, bytes: maxStaffPhotoBytes }

/** A picture for the staff clock, if the person wants one; kept and removed at once. */
export function PhotoPanel({ staffId }: { staffId: number }) {
  const { t } = useTexts()
  const api = useApi()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const photo = useQuery(api.staff.photo.queryOptions({ input: { id: staffId } }))
  const keep = useMutation(api.staff.keepPhoto.mutationOptions())
  const erase = useMutation(api.staff.erasePhoto.mutationOptions())
  const onError = (error: unknown) => problem(sentence(error))
  return (
    <section className="q-panel" aria-label={t('staff.photo.title')}>
      <h2>{t('staff.photo.title')}</h2>
      <p className="t-note">{t('staff.photo.text')}</p>
      <PhotoButton
        label={t('staff.photo.title')}
        picture={photo.data?.image}
        limits={limits}
        onTaken={(image) =>
          keep.mutate(
            { requestId: newRequestId(), id: staffId, image },
            { onSuccess: () => done(t('staff.photo.kept')), onError },
          )
        }
        onRemove={() =>
          erase.mutate(
            { requestId: newRequestId(), id: staffId },
            { onSuccess: () => done(t('staff.photo.erased')), onError },
          )
        }
      />
    </section>
  )
}
