import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'

import type { ArrivalFields } from '#shared/contract/visitor-side.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { formatClock } from '../../ui/time.ts'

interface ListProps {
  /** Takes somebody over, by the name of his card. */
  readonly onTake: (cardId: string) => void
}

/** Who has filled in his part on the visitor's screen and stands at the desk; nothing when nobody does. */
export function WaitingList({ onTake }: ListProps) {
  const { t } = useTexts()
  const client = useDesk()
  const may = usePermissions()
  const { data } = useQuery(
    useApi().visitorSide.desk.queryOptions({ input: {}, enabled: may('visits.write') }),
  )
  const waiting = data?.waiting ?? []
  if (waiting.length === 0) return null
  return (
    <section className="v-waiting" aria-label={t('arrivalExtras.waiting')}>
      <strong>{t('arrivalExtras.waiting')}</strong>
      <ul>
        {waiting.map(({ id, name, company, whom, since }) => (
          <li key={id}>
            <b>{name}</b>
            <span>{company}</span>
            <span>→ {whom}</span>
            <span className="q-num">{formatClock(since)}</span>
            <Button type="primary" onClick={() => onTake(id)}>
              {t('arrivalExtras.takeOver')}
            </Button>
            <Button
              type="text"
              onClick={() => void client.visitorSide.dismiss({ cardId: id }).catch(() => undefined)}
            >
              {t('arrivalExtras.dismiss')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The same inside the registration form: his card fills it in, at once when the form was opened for it. */
export function WaitingArrivals({ onTake }: { onTake: (card: ArrivalFields) => void }) {
  const client = useDesk()
  const navigate = useNavigate()
  const { state } = useLocation() as { state: { cardId?: string } | null }
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const take = async (cardId: string) => {
    try {
      onTake(await client.visitorSide.takeOver({ cardId }))
    } catch (error) {
      problem(sentence(error))
    }
  }
  const begin = useEffectEvent(take)
  const asked = state?.cardId
  const begun = useRef(false)
  useEffect(() => {
    if (asked === undefined || begun.current) return
    begun.current = true // a card is given once
    void navigate('.', { replace: true, state: null })
    void begin(asked)
  }, [asked, navigate])
  return <WaitingList onTake={(cardId) => void take(cardId)} />
}
