import { Button, Radio } from 'antd'

import { callWays, type Callee, type CallOutcome, type CallPlan } from '#shared/contract/calls.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'

export type Way = (typeof callWays)[number]

/** What may be answered, in the order of the keys Alt+1 to Alt+4. */
const keys: readonly CallOutcome[] = ['agreed', 'noAnswer', 'refused', 'informed']

/**
 * Whoever is let in, and whoever only the leader is told of, needs no consent: somebody is informed. While house rule A7
 * holds him, only the host and his deputy can let him in.
 */
function possible(plan: CallPlan, { standing }: Callee): readonly CallOutcome[] {
  const isIn = plan.admission === 'admitted'
  if (plan.hostOut && !isIn && standing !== 'host' && standing !== 'deputy') return ['noAnswer', 'refused']
  const tells = isIn || (plan.tellsLeader && standing === 'leader')
  return keys.filter((outcome) => outcome !== (tells ? 'agreed' : 'informed'))
}

/** The way that can be gone, the desk's own telephone first. */
export const usualWay = ({ staffId, extension, mobile }: Callee): Way =>
  staffId === null || extension !== '' ? 'extension' : mobile === '' ? 'inPerson' : 'mobile'

/** What to dial; a host of another house is called by the name of his room. */
function numberOf({ staffId, name, extension, mobile }: Callee, way: Way): string {
  if (way === 'inPerson' || staffId === null) return name
  return way === 'mobile' ? mobile : extension
}

interface Props {
  readonly plan: CallPlan
  readonly person: Callee
  readonly way: Way
  readonly onWay: (way: Way) => void
  readonly onOutcome: (outcome: CallOutcome) => void
}

/** Whom to call now, with the number to dial, and what he said. */
export function CallNow({ plan, person, way, onWay, onOutcome }: Props) {
  const { t } = useTexts()
  return (
    <section className="v-call-now" aria-label={t('calls.now')}>
      <div className="v-dial">
        <span>{t('calls.now')}</span>
        <strong>{person.name}</strong>
        <strong className="v-dial-number">{numberOf(person, way) || t('calls.noNumber')}</strong>
        {person.absence && <span className="v-message">{person.absence.message}</span>}
        <Radio.Group
          aria-label={t('calls.way')}
          value={way}
          onChange={({ target }) => onWay(target.value as Way)}
          optionType="button"
          options={callWays.map((value) => ({ value, label: t(`calls.ways.${value}`) }))}
        />
      </div>
      <div className="v-outcomes">
        {possible(plan, person).map((outcome) => (
          <OutcomeButton key={outcome} outcome={outcome} onPick={() => onOutcome(outcome)} />
        ))}
      </div>
    </section>
  )
}

function OutcomeButton({ outcome, onPick }: { outcome: CallOutcome; onPick: () => void }) {
  const { t } = useTexts()
  const label = t(`calls.outcomes.${outcome}`)
  const combo = `Alt+${keys.indexOf(outcome) + 1}`
  useShortcut(combo, onPick, { label })
  const lets = outcome === 'agreed' || outcome === 'informed'
  return (
    <Button
      size="large"
      type={lets ? 'primary' : 'default'}
      danger={outcome === 'refused'}
      aria-keyshortcuts={combo}
      onClick={onPick}
    >
      {label} {combo}
    </Button>
  )
}
