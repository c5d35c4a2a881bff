import { useMutation } from '@tanstack/react-query'
import { Descriptions, Modal } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { watchDecisions, type WatchDecision, type WatchHit } from '#shared/contract/watch-list.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useWatchWords } from '../../client/watch-words.ts'
import { WatchPhoto } from '../../client/watch-photo.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { formatMoment } from '../../ui/time.ts'
import { entryTitle } from './names.ts'
import { GradeTag, OutcomeTag, StrengthTag } from './tags.tsx'

interface Props {
  readonly hit: WatchHit
  readonly onClose: () => void
}

/** One hit: who came, why he fitted, and the decision about it, made or still to be made. */
export function HitDialog({ hit, onClose }: Props) {
  const { t } = useTexts()
  const title = t('watch.decideTitle', { number: hit.number })
  const decidable = hit.outcome === 'open' || hit.outcome === 'noticed'
  if (decidable) return <DecideDialog hit={hit} title={title} onClose={onClose} />
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={760} destroyOnHidden>
      <ShortcutLayer>
        <HitDetails hit={hit} />
      </ShortcutLayer>
    </Modal>
  )
}

function DecideDialog({ hit, title, onClose }: Props & { title: string }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const decide = useMutation(useApi().watchList.decide.mutationOptions())
  const outcomes = hit.outcome === 'open' ? watchDecisions : (['falseAlarm'] as const)
  return (
    <FormDialog<{ outcome: WatchDecision; reason: string }>
      open
      title={title}
      width={760}
      initial={hit.outcome === 'open' ? {} : { outcome: 'falseAlarm' }}
      submitText={t('watch.decide')}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ outcome, reason }) => {
        await decide.mutateAsync({ requestId: requestId.current(), hitId: hit.id, outcome, reason })
        done(t('watch.decided', { number: hit.number, outcome: t(`watch.outcomes.${outcome}`) }))
        return undefined
      }}
    >
      <HitDetails hit={hit} />
      <ChoiceField
        name="outcome"
        label={t('watch.decision')}
        required
        hint={t('watch.falseAlarmHint')}
        options={outcomes.map((value) => ({ value, label: t(`watch.outcomes.${value}`) }))}
      />
      <TextField name="reason" label={t('watch.decisionReason')} required maxLength={200} />
    </FormDialog>
  )
}

function HitDetails({ hit }: { hit: WatchHit }) {
  const { t } = useTexts()
  const words = useWatchWords()
  const lines: [label: string, value: ReactNode][] = [
    [t('watch.came'), hit.name],
    [t('watch.when'), `${formatMoment(hit.happenedAt)} · ${t(`watch.places.${hit.place}`)}`],
    [
      t('watch.entry'),
      <Link key="entry" to={`/visitors/watch/${hit.entryId}`}>
        {hit.entryNumber} {entryTitle(t, { name: hit.entryName, erasedAt: hit.entryErasedAt })}
      </Link>,
    ],
    [t('watch.grade'), <GradeTag key="grade" grade={hit.grade} />],
    [t('watch.why'), words(hit)],
    [t('watch.strength'), <StrengthTag key="strength" strength={hit.strength} />],
    [t('watch.reason'), hit.entryReason],
    [t('watch.outcome'), <OutcomeTag key="outcome" hit={hit} />],
    [t('watch.registeredBy'), hit.noticedBy],
    [
      t('watch.visit'),
      hit.visitId === null ? (
        ''
      ) : (
        <Link key="visit" to={`/visitors/${hit.visitId}`}>
          {t('watch.openVisit')}
        </Link>
      ),
    ],
  ]
  if (hit.decidedAt !== null)
    lines.push(
      [t('watch.decidedBy'), t('watch.by', { time: formatMoment(hit.decidedAt), name: hit.decidedBy })],
      [t('watch.decisionReason'), hit.reason],
    )
  return (
    <>
      <WatchPhoto entryId={hit.entryId} />
      <Descriptions
        bordered
        size="small"
        column={2}
        items={lines.map(([label, children]) => ({ key: label, label, children }))}
      />
    </>
  )
}
