import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useNavigate } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'

/** Says that fingers went with a reader's old module, as long as anybody has not enrolled again. */
export function EnrolAgainBanner() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const listed = useQuery(useApi().fingers.toEnrolAgain.queryOptions({ input: {} }))
  const count = listed.data?.length ?? 0
  if (count === 0) return null
  return (
    <Alert
      className="t-banner"
      type="warning"
      showIcon
      title={t('fingers.enrolAgain.banner', { count })}
      action={
        <Button size="small" onClick={() => void navigate('/staff/enrol-again')}>
          {t('fingers.enrolAgain.open')}
        </Button>
      }
    />
  )
}
