import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'

import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { EnrolForm } from './enrol-form.tsx'
import { Guidance } from './enrol-guidance.tsx'
import { fingerLabels, nextFinger, type FingerLabel } from './finger-labels.ts'
import { useEnrolment, type Stage } from './use-enrolment.ts'

/** A finger that is enrolled again: on its own reader. */
export interface AgainFinger {
  readonly id: number
  readonly label: string
  readonly readerId: number
}

type EnrolDialogProps = {
  member: { id: number; name: string }
  onClose: () => void
  again?: AgainFinger | undefined
  /** The reader to begin with. */
  readerId?: number | undefined
  /** Who comes after this one, where people go one after the other. */
  next?: { name: string; go: () => void } | undefined
}

/** Guides fingers into the reader one after the other: two of each person, each tried out. */
export function EnrolDialog(props: EnrolDialogProps) {
  const { t } = useTexts()
  const api = useApi()
  const readers = useQuery(api.readers.list.queryOptions({ input: {} }))
  const fingers = useQuery(api.fingers.list.queryOptions({ input: { staffId: props.member.id } }))
  return (
    <Modal
      open
      title={t('staff.enrol.title', { name: props.member.name })}
      onCancel={props.onClose}
      footer={null}
      width={560}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ShortcutLayer>
        {readers.data && fingers.data ? (
          <Enrolling
            {...props}
            readers={readers.data.filter(({ state, canEnrol }) => state === 'ready' && canEnrol)}
            known={fingers.data.filter(({ deletedAt }) => deletedAt === null)}
          />
        ) : (
          <LoadingState lines={4} />
        )}
      </ShortcutLayer>
    </Modal>
  )
}

type EnrollingProps = EnrolDialogProps & {
  readers: readonly { id: number; name: string }[]
  /** The person's fingers that are in a reader now. */
  known: readonly AgainFinger[]
}

function Enrolling({ member, onClose, next, known, ...props }: EnrollingProps) {
  const { t } = useTexts()
  const nameOf = (one: FingerLabel) => t(`staff.enrol.labels.${one}`)
  const used = known.map(({ label }) => label)
  const [again, setAgain] = useState(props.again)
  const [chosen, setChosen] = useState(props.again?.readerId ?? props.readerId)
  const [label, setLabel] = useState<FingerLabel>(
    fingerLabels.find((one) => nameOf(one) === props.again?.label) ?? nextFinger(used, nameOf),
  )
  const { stage, start, reset } = useEnrolment()
  const readers = again ? props.readers.filter(({ id }) => id === again.readerId) : props.readers
  const readerId = readers.find(({ id }) => id === chosen)?.id ?? readers[0]?.id
  const oldFirst = again?.label === nameOf(label)

  const begin = () => {
    if (readerId === undefined) return
    start({ staffId: member.id, readerId, label: nameOf(label), replaces: again?.id ?? null, oldFirst })
  }
  const another = (one: FingerLabel, instead?: AgainFinger) => {
    setAgain(instead)
    setLabel(one)
    reset()
  }
  if (stage.kind === 'idle')
    return readers.length === 0 ? (
      <EmptyState title={t('staff.enrol.noReader')} text={t('staff.enrol.noReaderText')} />
    ) : (
      <EnrolForm
        readers={readers}
        readerId={readerId}
        onReader={setChosen}
        label={label}
        onLabel={setLabel}
        again={again && (oldFirst ? 'oldFirst' : 'oldAfter')}
        onStart={begin}
        onClose={onClose}
      />
    )
  const stored = 'fingerId' in stage ? known.find(({ id }) => id === stage.fingerId) : undefined
  return (
    <>
      <Guidance stage={stage} />
      <Choices
        stage={stage}
        second={known.length < 2}
        next={next}
        onClose={onClose}
        onRetry={() => another(label, again && known.find(({ id }) => id === again.id))}
        onSecond={() => another(nextFinger(used, nameOf))}
        onAgain={() => another(label, stored)}
        onOther={() => another(nextFinger(used, nameOf), stored)}
      />
    </>
  )
}

type ChoicesProps = {
  stage: Exclude<Stage, { kind: 'idle' }>
  second: boolean
  next: EnrolDialogProps['next']
  onClose: () => void
  onRetry: () => void
  onSecond: () => void
  onAgain: () => void
  onOther: () => void
}

/** What may come now; the best is under Enter. */
function Choices({ stage, second, next, ...on }: ChoicesProps) {
  const { t } = useTexts()
  const finish = <Button onClick={on.onClose}>{t('staff.enrol.finish')}</Button>
  switch (stage.kind) {
    case 'waiting':
    case 'step':
      return <Foot plain={<Button onClick={on.onClose}>{t('common.cancel')}</Button>} />
    case 'trying':
      return <Foot plain={finish} />
    case 'failed':
      return (
        <Foot plain={<Button onClick={on.onClose}>{t('common.close')}</Button>}>
          <BestButton onClick={on.onRetry}>{t('staff.enrol.again')}</BestButton>
        </Foot>
      )
    case 'tried':
    case 'untried':
      if (stage.kind === 'tried' && (stage.quality === 'weak' || stage.quality === 'unknown'))
        return (
          <Foot plain={finish}>
            <Button onClick={on.onOther}>{t('fingers.otherFinger')}</Button>
            <BestButton onClick={on.onAgain}>{t('fingers.again')}</BestButton>
          </Foot>
        )
      // where people stand in line, the next one comes before a second finger
      if (second && next === undefined)
        return (
          <Foot plain={finish}>
            <BestButton onClick={on.onSecond}>{t('fingers.second')}</BestButton>
          </Foot>
        )
      return (
        <Foot
          plain={
            <Button onClick={on.onSecond}>{second ? t('fingers.second') : t('staff.enrol.another')}</Button>
          }
        >
          <BestButton onClick={next?.go ?? on.onClose}>
            {next ? t('fingers.next', { name: next.name }) : t('staff.enrol.finish')}
          </BestButton>
        </Foot>
      )
  }
}

function Foot({ plain, children }: { plain: React.ReactNode; children?: React.ReactNode }) {
  return (
    <div className="t-foot">
      {plain}
      {children}
    </div>
  )
}

function BestButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button type="primary" autoFocus onClick={onClick}>
      {children}
    </Button>
  )
}
