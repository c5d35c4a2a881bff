import { useEffect, useEffectEvent, useId, useRef, useState, type SyntheticEvent } from 'react'

import { explanationCauses } from '#shared/contract/explanations.ts'

import { useDesk } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { EntryPad } from './entry-pad.tsx'
import { useAsking } from './use-asking.ts'
import { usePatience } from './use-patience.ts'

type Cause = (typeof explanationCauses)[number]

/** Nobody has gone on for so long: what was typed goes, ms. Writing a sentence takes longer than a PIN. */
const patience = 40_000

type ExplainWayProps = { reachable: boolean; onExplained: (again: boolean) => void; onBack: () => void }

/** Staff number, then why he could not clock. No name is shown: only the number was given, and nothing is proved. */
export function ExplainWay({ reachable, onExplained, onBack }: ExplainWayProps) {
  const { t } = useTexts()
  const desk = useDesk()
  const [staffNo, setStaffNo] = useState<string | null>(null)
  const { problem, forget, ask } = useAsking(reachable, () => setStaffNo(null))
  const alive = usePatience(onBack, patience)

  const send = (number: string, cause: Cause, text: string): Promise<void> =>
    ask(async (requestId) => {
      onExplained((await desk.attendance.explain({ requestId, staffNo: number, cause, text })).again)
    })
  const touched = () => {
    forget()
    alive()
  }
  return staffNo === null ? (
    <EntryPad
      label={t('clock.staffNo')}
      note={t('clock.explain.open')}
      start=""
      max={20}
      allowed={/[A-Za-z0-9-]/}
      problem={problem}
      onKey={touched}
      onBack={onBack}
      onDone={(number) => {
        setStaffNo(number)
        return Promise.resolve()
      }}
    />
  ) : (
    <Why
      staffNo={staffNo}
      problem={problem}
      onTouched={touched}
      onBack={onBack}
      onSend={(cause, text) => send(staffNo, cause, text)}
    />
  )
}

type WhyProps = {
  staffNo: string
  problem: string | undefined
  onTouched: () => void
  onBack: () => void
  onSend: (cause: Cause, text: string) => Promise<void>
}

/** The causes as large keys, 1 to 5 on the keyboard; a sentence more if somebody wants; Enter sends. */
function Why({ staffNo, problem, onTouched, onBack, onSend }: WhyProps) {
  const { t } = useTexts()
  const id = useId()
  const first = useRef<HTMLButtonElement>(null)
  const [cause, setCause] = useState<Cause | null>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const choose = (chosen: Cause) => {
    onTouched()
    setCause(chosen)
  }
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    onTouched()
    setAsked(cause === null)
    if (cause === null || busy) return
    setBusy(true)
    await onSend(cause, text)
    setBusy(false)
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === 'Escape') onBack()
    const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1]
    if (digit === undefined || event.target instanceof HTMLInputElement) return
    const chosen = explanationCauses[Number(digit) - 1]
    if (chosen) choose(chosen)
  })
  useEffect(() => {
    first.current?.focus()
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const said = problem ?? (asked && cause === null ? t('clock.explain.choose') : undefined)
  return (
    <form className="c-pad c-why" onSubmit={(event) => void send(event)}>
      <h1 id={`${id}-title`}>{t('clock.explain.title')}</h1>
      <p className="c-pad-note">{t('clock.explain.who', { staffNo })}</p>
      <div className="c-causes" role="group" aria-labelledby={`${id}-title`}>
        {explanationCauses.map((one, index) => (
          <button
            key={one}
            type="button"
            ref={index === 0 ? first : undefined}
            aria-pressed={cause === one}
            onClick={() => choose(one)}
          >
            <b aria-hidden="true">{index + 1}</b> {t(`clock.causes.${one}`)}
          </button>
        ))}
      </div>
      <label htmlFor={id}>{t('clock.explain.text')}</label>
      <input
        id={id}
        type="text"
        value={text}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => {
          onTouched()
          setText(event.target.value)
        }}
      />
      <p role="status" className={said === undefined ? 'c-pad-quiet' : 'c-pad-problem'}>
        {said ?? (busy ? t('clock.explain.sending') : '')}
      </p>
      <div className="c-ways">
        <button type="button" className="c-other" onClick={onBack}>
          {t('clock.back')}
        </button>
        <button type="submit" className="c-big" aria-disabled={busy}>
          {t('clock.explain.send')}
        </button>
      </div>
    </form>
  )
}
