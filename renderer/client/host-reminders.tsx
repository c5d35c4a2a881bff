import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'

import type { Stay } from '#shared/contract/leaving.ts'
import { useTexts } from '../i18n/index.ts'
import { useShortcut } from '../ui/keyboard.tsx'
import { useNotice } from '../ui/notice.tsx'
import { useApi } from './desk.tsx'
import { useProblems } from './problem.ts'
import { newRequestId } from './request.ts'
import { useDuration, useStays } from './stays.ts'

/** Whom to call: the extension before the mobile; a host off the list has neither. */
function useWhom(): (stay: Stay) => string {
  const { t } = useTexts()
  return ({ hostName: host, hostExtension: extension, hostMobile: mobile }) => {
    if (extension !== '') return t('leaving.remindCall', { host, extension })
    return mobile === '' ? host : t('leaving.remindMobile', { host, mobile })
  }
}

/** The visitor longest over his time whose host is to be told now, with what to answer. Nothing while there is none. */
export function HostReminders() {
  const { rows } = useStays()
  const due = rows.filter(({ remind }) => remind)
  const [first] = due
  return first ? <Reminder key={first.visitId} stay={first} more={due.length - 1} /> : null
}

function Reminder({ stay, more }: { stay: Stay; more: number }) {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const duration = useDuration()
  const whom = useWhom()
  const remind = useMutation(useApi().visitors.remindHost.mutationOptions())
  const answer = (outcome: 'told' | 'noAnswer') => {
    remind.mutate(
      { requestId: newRequestId(), visitId: stay.visitId, outcome },
      {
        onSuccess: () => done(t('leaving.reminded')),
        onError: (error) => problem(sentence(error)),
      },
    )
  }
  useShortcut('Alt+Y', () => answer('told'), { label: t('leaving.told') })
  useShortcut('Alt+N', () => answer('noAnswer'), { label: t('leaving.noAnswer') })
  return (
    <section className="q-remind" aria-label={t('leaving.remindTitle')}>
      <strong>{t('leaving.remindTitle')}</strong>
      <Link to={`/visitors/${stay.visitId}`}>
        {t('leaving.remindText', { visitor: stay.name, time: duration(stay.overMinutes) })}
      </Link>
      <span className="q-num">{whom(stay)}</span>
      {more > 0 && <span className="q-page-text">{t('leaving.remindMore', { count: more })}</span>}
      <span className="q-page-extra">
        <Button disabled={remind.isPending} onClick={() => answer('told')}>
          {t('leaving.told')} Alt+Y
        </Button>
        <Button disabled={remind.isPending} onClick={() => answer('noAnswer')}>
          {t('leaving.noAnswer')} Alt+N
        </Button>
      </span>
    </section>
  )
}
