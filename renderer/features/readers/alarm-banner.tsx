import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useLocation, useNavigate } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { formatShort } from '../../ui/time.ts'
import './readers.css'

/** Above every screen of the reception while a reader has been away too long and nobody has said that he knows. */
export function ReaderAlarm({ active }: { active: boolean }) {
  const { t } = useTexts()
  const api = useApi()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { sentence } = useProblems()
  const { problem } = useNotice()
  const listed = useQuery(api.readers.list.queryOptions({ input: {}, enabled: active }))
  const seen = useMutation(api.readers.seen.mutationOptions())
  const away = (listed.data ?? []).filter(({ alarm, alarmSeen }) => alarm && !alarmSeen)
  if (away.length === 0) return null
  return (
    <section className="r-banner" aria-label={t('readers.alarm.region')}>
      {away.map(({ id, name, since, cause }) => (
        <Alert
          key={id}
          banner
          type="warning"
          title={
            <>
              {t('readers.alarm.one', { name, at: formatShort(since) })}{' '}
              {cause !== null && t(`readers.hints.${cause}`)}
            </>
          }
          action={
            <>
              {pathname !== '/readers' && (
                <Button onClick={() => void navigate('/readers')}>{t('readers.alarm.open')}</Button>
              )}
              <Button onClick={() => seen.mutate({ id }, { onError: (error) => problem(sentence(error)) })}>
                {t('readers.alarm.seen')}
              </Button>
            </>
          }
        />
      ))}
    </section>
  )
}
