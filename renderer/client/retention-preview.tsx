import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'

import type { ReceptionRules } from '#shared/contract/reception-rules.ts'
import { useTexts } from '../i18n/index.ts'
import { useApi } from './desk.tsx'

type Periods = Pick<ReceptionRules, 'keepVisitDays' | 'keepPhotoDays' | 'keepRememberedDays'>

/** Says before saving what shorter periods would erase at once; nothing when they erase nothing. */
export function RetentionPreview({ periods }: { periods: Periods }) {
  const { t } = useTexts()
  const preview = useQuery(
    useApi().privacy.preview.queryOptions({ input: periods, placeholderData: keepPreviousData }),
  )
  const { visits = 0, photos = 0 } = preview.data ?? {}
  if (visits + photos === 0) return null
  return <Alert type="warning" showIcon role="alert" title={t('privacy.preview', { visits, photos })} />
}
