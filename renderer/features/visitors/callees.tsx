import type { Callee } from '#shared/contract/calls.ts'
import { awayText } from '../../client/host-state.tsx'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import { formatClock } from '../../ui/time.ts'

/** Tells two people of a plan apart; a host who is not on the staff list is the only one without an id. */
export const calleeKey = ({ staffId }: Pick<Callee, 'staffId'>): string => String(staffId ?? 0)

/** Where he is, as icon and word. */
function Whereabouts({ person }: { person: Callee }) {
  const { t } = useTexts()
  if (person.absence)
    return (
      <span>
        <StatusTag tone="warn">{awayText(t, person.absence)}</StatusTag> {person.absence.message}
      </span>
    )
  const tone = { in: 'good', out: 'warn', unknown: 'quiet' } as const
  return (
    <span>
      <StatusTag tone={tone[person.presence]}>{t(`calls.presences.${person.presence}`)}</StatusTag>
    </span>
  )
}

interface Props {
  readonly people: readonly Callee[]
  readonly chosen: Callee
  readonly onChoose: (person: Callee) => void
  /** The line of whoever is to be called. */
  readonly inputRef: React.Ref<HTMLInputElement>
}

/** Who is called, in order; ↑ ↓ choose, as among any radio buttons. */
export function Callees({ people, chosen, onChoose, inputRef }: Props) {
  const { t } = useTexts()
  return (
    <fieldset className="v-callees">
      <legend>{t('calls.people')}</legend>
      {people.map((person) => {
        const picked = calleeKey(person) === calleeKey(chosen)
        const last = person.tried.at(-1)
        return (
          <label key={calleeKey(person)} className="v-callee">
            <input
              type="radio"
              name="callee"
              checked={picked}
              ref={picked ? inputRef : undefined}
              onChange={() => onChoose(person)}
            />
            <strong>{person.name}</strong>
            <span>{t(`calls.standings.${person.standing}`)}</span>
            <span className="q-num">{person.extension}</span>
            <span className="q-num">{person.mobile}</span>
            <Whereabouts person={person} />
            <span className="q-num">
              {last &&
                t('calls.tried', {
                  time: formatClock(last.calledAt),
                  outcome: t(`calls.outcomes.${last.outcome}`),
                })}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
