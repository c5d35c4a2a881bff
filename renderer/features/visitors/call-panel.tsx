import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'

import type { Callee, CallOutcome, CallPlan } from '#shared/contract/calls.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { PersonSelect, type FindPeople } from '../../ui/person-select.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { Callees, calleeKey } from './callees.tsx'
import { CallNow, usualWay, type Way } from './call-now.tsx'
import { Countdown } from './countdown.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import './calls.css'

interface Props {
  readonly visitId: number
  /** The visitor may go up, or may not. */
  readonly onDecided?: (admission: 'admitted' | 'refused') => void
}

/** Whom to call for a visitor, and what he said. */
export function CallPanel({ visitId, onDecided }: Props) {
  const { sentence } = useProblems()
  const plan = useQuery(useApi().hostCall.plan.queryOptions({ input: { visitId } }))
  if (plan.error) return <ErrorState message={sentence(plan.error)} onRetry={() => void plan.refetch()} />
  if (!plan.data) return <LoadingState lines={6} />
  return (
    <Calling
      plan={plan.data}
      onDecided={onDecided}
      onRecorded={async () => (await plan.refetch({ throwOnError: true })).data ?? plan.data}
    />
  )
}

interface CallingProps {
  readonly plan: CallPlan
  readonly onDecided: Props['onDecided']
  /** Reads the plan anew. */
  readonly onRecorded: () => Promise<CallPlan>
}

/** Which word ends the waiting. */
const decisions = { agreed: 'admitted', informed: 'admitted', refused: 'refused' } as const

function useCalling({ plan, onDecided, onRecorded }: CallingProps) {
  const [asked, setAsked] = useState<readonly Callee[]>([])
  const known = new Set(plan.people.map(calleeKey))
  const people = [...plan.people, ...asked.filter((one) => !known.has(calleeKey(one)))]
  const [key, setKey] = useState<string>()
  const person = people.find((one) => calleeKey(one) === key) ?? people[plan.next]
  /** Each choice and each call begins a new wait. */
  const [wait, setWait] = useState(0)
  const [missed, setMissed] = useState<Callee>()
  const record = useMutation(useApi().hostCall.record.mutationOptions())
  const busy = useRef(false)

  const choose = (next: Callee) => {
    setKey(calleeKey(next))
    setWait((count) => count + 1)
  }
  const save = async (called: Callee, way: Way, outcome: CallOutcome): Promise<void> => {
    // two presses of a key come faster than a drawing
    if (busy.current) return
    busy.current = true
    try {
      const { staffId: calledId, name, standing } = called
      await record.mutateAsync({
        ...{ requestId: newRequestId(), visitId: plan.visitId, calledId, standing, way, outcome },
        calledName: calledId === null ? name : '',
      })
      setMissed(undefined)
      const fresh = await onRecorded()
      const next = fresh.people[fresh.next]
      if (outcome !== 'noAnswer') onDecided?.(decisions[outcome])
      else if (next) choose(next)
    } catch {
      // told beside the buttons; the panel stays as it is
    } finally {
      busy.current = false
    }
  }
  return {
    people,
    person,
    wait,
    missed,
    error: record.error,
    choose,
    save,
    ask(colleague: Callee) {
      setAsked((all) => [...all, colleague])
      choose(colleague)
    },
    /** Nobody answered in time: the next one, from the top again after the last. */
    escalate() {
      if (!person) return
      setMissed(person)
      const at = people.findIndex((one) => calleeKey(one) === calleeKey(person))
      const next = people[(at + 1) % people.length]
      if (next) choose(next)
    },
  }
}

/** Whoever types, or looks at a dialog above, is not interrupted by a wait that is over. */
function mayTakeFocus(input: HTMLElement): boolean {
  const active = document.activeElement
  const typing = active instanceof HTMLInputElement && active.type !== 'radio'
  const elsewhere = active?.closest('.ant-modal')
  return !typing && (!elsewhere || elsewhere.contains(input))
}

function Calling(props: CallingProps) {
  const { plan } = props
  const { t } = useTexts()
  const calling = useCalling(props)
  const { person, people, wait, missed } = calling
  const [ways, setWays] = useState<Readonly<Record<string, Way>>>({})
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current && mayTakeFocus(input.current)) input.current.focus()
  }, [wait])
  const wayOf = (one: Callee) => ways[calleeKey(one)] ?? usualWay(one)
  return (
    <div className="v-calling">
      {person ? (
        <>
          <CallHead plan={plan} missed={missed} person={person} wait={wait} onOver={calling.escalate} />
          <CallNow
            plan={plan}
            person={person}
            way={wayOf(person)}
            onWay={(way) => setWays({ ...ways, [calleeKey(person)]: way })}
            onOutcome={(outcome) => void calling.save(person, wayOf(person), outcome)}
          />
          <Refusal error={calling.error} />
          <Callees people={people} chosen={person} onChoose={calling.choose} inputRef={input} />
        </>
      ) : (
        <p>{t('calls.nobody')}</p>
      )}
      <div className="v-call-foot">
        <AskOther people={people} onAsk={calling.ask} />
        {missed && (
          <KeepUnanswered
            person={missed}
            onKeep={() => void calling.save(missed, wayOf(missed), 'noAnswer')}
          />
        )}
        {plan.hostOut && plan.admission === 'waiting' && (
          <Override visitId={plan.visitId} onDone={() => props.onDecided?.('admitted')} />
        )}
      </div>
    </div>
  )
}

interface HeadProps {
  readonly plan: CallPlan
  readonly missed: Callee | undefined
  readonly person: Callee
  readonly wait: number
  readonly onOver: () => void
}

/** One line that keeps its height: what holds the visitor, or who did not answer; and how long is still waited. */
function CallHead({ plan, missed, person, wait, onOver }: HeadProps) {
  const { t } = useTexts()
  const seconds = plan.escalateAfterSeconds
  const words = missed
    ? t('calls.noneAnswered', { name: missed.name, seconds, next: person.name })
    : plan.hostOut
      ? t('calls.hostOut')
      : ''
  return (
    <div className="v-call-head">
      <div role="status">{words !== '' && <StatusTag tone="warn">{words}</StatusTag>}</div>
      {plan.admission === 'waiting' && <Countdown key={wait} seconds={seconds} onOver={onOver} />}
    </div>
  )
}

function Refusal({ error }: { error: unknown }) {
  const { sentence } = useProblems()
  return error ? <Alert type="error" showIcon role="alert" title={sentence(error)} /> : null
}

/** Whoever let the time run out may have been rung, or not: only the desk knows, and says so. */
function KeepUnanswered({ person, onKeep }: { person: Callee; onKeep: () => void }) {
  const { t } = useTexts()
  const label = t('calls.keepUnanswered', { name: person.name })
  useShortcut('Alt+5', onKeep, { label })
  return (
    <Button aria-keyshortcuts="Alt+5" onClick={onKeep}>
      {label} Alt+5
    </Button>
  )
}

function Override({ visitId, onDone }: { visitId: number; onDone: () => void }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const label = t('calls.override.action')
  useShortcut('Alt+6', () => setOpen(true), { label })
  return (
    <>
      <Button aria-keyshortcuts="Alt+6" onClick={() => setOpen(true)}>
        {label} Alt+6
      </Button>
      {open && <OverrideDialog visitId={visitId} onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  )
}

/** Somebody else who knew; called with no say of his own in the plan. */
function AskOther({ people, onAsk }: { people: readonly Callee[]; onAsk: (person: Callee) => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const known = new Set(people.map(calleeKey))
  const find: FindPeople = async (text) => {
    const found = await client.staff.find({ text })
    return found.map(({ id, ...one }) => ({ ...one, id: String(id) })).filter(({ id }) => !known.has(id))
  }
  return (
    <div className="v-ask">
      <PersonSelect
        aria-label={t('calls.other')}
        placeholder={t('calls.other')}
        value={null}
        find={find}
        onChange={(picked) => {
          if (!picked) return
          const { id, name, department = '', extension = '' } = picked
          onAsk({
            ...{ staffId: Number(id), name, department, extension, standing: 'other', mobile: '' },
            ...{ presence: 'unknown', absence: null, tried: [] },
          })
        }}
      />
    </div>
  )
}
