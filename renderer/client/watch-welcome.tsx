import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useDeferredValue } from 'react'

import { useTexts } from '../i18n/index.ts'
import { phoneComplete } from '../ui/fields.tsx'
import { StatusTag } from '../ui/status.tsx'
import { useApi } from './desk.tsx'

/** Inside a form with `name` and `phone`: says so when an important guest is being registered. */
export function WelcomeMark() {
  const { t } = useTexts()
  const name = useDeferredValue(((Form.useWatch('name') as string | undefined) ?? '').trim())
  const phone = useDeferredValue((Form.useWatch('phone') as string | undefined) ?? '')
  const { data } = useQuery(
    useApi().watchHold.isWelcome.queryOptions({
      input: { name, phone: phoneComplete(phone) ? phone : null },
      enabled: name.length > 1,
      staleTime: 5_000,
    }),
  )
  return (
    <span role="status">
      {name.length > 1 && data?.welcome === true && <StatusTag tone="good">{t('watch.welcome')}</StatusTag>}
    </span>
  )
}
