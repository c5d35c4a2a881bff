import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'

import type { RetentionPeriods } from '#shared/contract/reception-rules.ts'
import { useTexts } from '../i18n/index.ts'
import { useApi } from './desk.tsx'
import { erasedAtOnce } from './erased-at-once.ts'

/** Says before saving what shorter periods would erase at once; nothing when they erase nothing. */
export function RetentionPreview({ periods }: { periods: RetentionPeriods }) {
  const { t } = useTexts()
  const preview = useQuery(
    useApi().privacy.preview.queryOptions({ input: periods, placeholderData: keepPreviousData }),
  )
  const warning = preview.data ? erasedAtOnce(t, preview.data) : null
  return warning === null ? null : <Alert type="warning" showIcon role="alert" title={warning} />
}
