import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { CallPlan } from '#shared/contract/calls.ts'
import type { Grade } from '#shared/contract/reception.ts'
import { useApi } from '../../client/desk.tsx'
import { UndoLine } from '../../client/undo-line.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { AdmissionTag } from './admission-tag.tsx'
import { CallDialog } from './call-dialog.tsx'
import { CallPanel } from './call-panel.tsx'

export interface RegisteredVisit {
  readonly id: number
  readonly number: string
  readonly name: string
  /** What the grade has printed. */
  readonly prints: Grade['prints']
}

interface Props {
  readonly visit: RegisteredVisit
  readonly onNext: () => void
}

/**
 * After saving: the number, large. Somebody who has to be asked for is called about first, and his badge waits for the
 * answer; then Enter prints the badge and F2 takes the next visitor, who need not wait for any of it.
 */
export function Registered({ visit, onNext }: Props) {
  const { t } = useTexts()
  const plan = useQuery(useApi().hostCall.plan.queryOptions({ input: { visitId: visit.id } }))
  const admission = plan.data?.admission ?? null
  const asked = plan.data !== undefined && admission !== null
  return (
    <div className="v-saved">
      <div role="status">
        <p>{t('visitors.savedText', { name: visit.name, number: visit.number })}</p>
        <div className="v-saved-line">
          <strong className="v-number">{visit.number}</strong>
          {asked && <Answer plan={plan.data} />}
        </div>
      </div>
      {admission === 'waiting' && <CallPanel visitId={visit.id} />}
      {(plan.data ?? plan.error) && (
        <Foot key={admission} visit={visit} admission={admission} onNext={onNext} />
      )}
    </div>
  )
}

/** Whether he may go up, and on whose word. */
function Answer({ plan }: { plan: CallPlan }) {
  const { t } = useTexts()
  const { admission, calls, admissionBy, admissionReason } = plan
  const last = calls.at(-1)
  const word = last
    ? t('calls.lastCall', { name: last.calledName, outcome: t(`calls.outcomes.${last.outcome}`) })
    : t('calls.expected')
  const overridden = `${admissionBy} ${t('calls.overridden', { reason: admissionReason })}`
  return (
    <span className="v-admission">
      <AdmissionTag admission={admission} />
      {admission !== 'waiting' && (admissionReason === '' ? word : overridden)}
    </span>
  )
}

interface FootProps extends Props {
  readonly admission: CallPlan['admission']
}

function Foot({ visit, admission, onNext }: FootProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const print = usePrinting()
  const [telling, setTelling] = useState(false)
  const badge = visit.prints.includes('visitBadge')
  const held = admission === 'waiting' || admission === 'refused'
  const printBadge = () => void print('visitBadge', visit.id)
  useShortcut('Alt+P', printBadge, { label: t('visitors.printBadge'), disabled: held || !badge })
  return (
    <div className="v-saved-foot">
      {badge && !held && (
        <Button
          type="primary"
          size="large"
          icon={<PrinterOutlined aria-hidden="true" />}
          aria-keyshortcuts="Alt+P"
          ref={(button) => button?.focus()}
          onClick={printBadge}
        >
          {t('visitors.printBadge')} ↵
        </Button>
      )}
      <Button
        size="large"
        ref={(button) => {
          if (admission === 'refused' || (!badge && !held)) button?.focus()
        }}
        onClick={onNext}
      >
        {t('visitors.another')} F2
      </Button>
      {admission === 'admitted' && (
        <Button size="large" onClick={() => setTelling(true)}>
          {t('calls.tell')}
        </Button>
      )}
      <Button size="large" type="text" onClick={() => void navigate(`/visitors/${visit.id}`)}>
        {t('visitors.view')}
      </Button>
      {badge && admission === 'waiting' && <span className="v-hint">{t('calls.badgeLater')}</span>}
      <UndoLine onUndone={onNext} />
      {telling && <CallDialog visit={visit} onClose={() => setTelling(false)} />}
    </div>
  )
}
