import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'

import type { contract } from '#shared/contract/index.ts'
import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { ReasonDialog } from '../../client/reason-dialog.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ErrorState } from '../../ui/states.tsx'
import { formatDay } from '../../ui/time.ts'
import { IssueCardDialog } from './issue-card-dialog.tsx'

type Card = z.output<(typeof contract.cards.list)['~orpc']['outputSchema'] & object>[number]

/** The cards of one person. */
export function CardPanel({ member }: { member: Member }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const cards = useQuery(useApi().cards.list.queryOptions({ input: { staffId: member.id } }))
  const [issuing, setIssuing] = useState(false)
  const [ending, setEnding] = useState<Card | null>(null)
  const employed = member.leftAt === null
  if (cards.error) return <ErrorState message={sentence(cards.error)} onRetry={() => void cards.refetch()} />
  return (
    <section className="q-panel" aria-label={t('cards.title')}>
      <h2>{t('cards.title')}</h2>
      {cards.data?.length === 0 && (
        <p>
          {t('cards.none')}
          {employed && <span className="t-note"> {t('cards.noneText')}</span>}
        </p>
      )}
      <ul className="t-fingers">
        {cards.data?.map((card) => (
          <CardLine key={card.id} card={card} onEnd={() => setEnding(card)} />
        ))}
      </ul>
      {employed && <Button onClick={() => setIssuing(true)}>{t('cards.add')}</Button>}
      {issuing && <IssueCardDialog member={member} onClose={() => setIssuing(false)} />}
      {ending && <EndCardDialog card={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function CardLine({ card, onEnd }: { card: Card; onEnd: () => void }) {
  const { t } = useTexts()
  const { number, label, issuedAt, endedAt, endReason } = card
  const story =
    endedAt === null
      ? t('cards.issuedAt', { date: formatDay(issuedAt) })
      : t('cards.endedAt', { date: formatDay(endedAt) })
  return (
    <li className={endedAt === null ? '' : 't-deleted'}>
      <strong>{number}</strong>
      <span>{[label, story, endReason].filter((part) => part !== '').join(' · ')}</span>
      {endedAt === null && (
        <Button size="small" onClick={onEnd} aria-label={t('cards.endTitle', { number })}>
          {t('cards.end')}
        </Button>
      )}
    </li>
  )
}

function EndCardDialog({ card: { id, number }, onClose }: { card: Card; onClose: () => void }) {
  const { t } = useTexts()
  const end = useMutation(useApi().cards.end.mutationOptions())
  return (
    <ReasonDialog
      title={t('cards.endTitle', { number })}
      text={t('cards.endText')}
      action={t('cards.end')}
      label={t('cards.reason')}
      act={async (input) => {
        await end.mutateAsync({ ...input, id })
        return t('cards.ended')
      }}
      onClose={onClose}
    />
  )
}
