import type { EvacuationList } from '#shared/contract/evacuation.ts'
import { byArea, totalsOf } from '#shared/domain/evacuation.ts'
import { useTexts } from '../../i18n/index.ts'
import { samePart, type Part } from './matching.ts'

interface Entry {
  readonly part: Part
  readonly label: string
  readonly people: number
  /** Null: nobody is looked for here. */
  readonly found: number | null
}

function useEntries(list: EvacuationList): Entry[] {
  const { t } = useTexts()
  const ticking = list.running !== null
  const totals = totalsOf(list.people)
  const of = (part: Part, label: string, people: number, found: number | null): Entry => ({
    ...{ part, label, people },
    found: ticking ? found : null,
  })
  const expected = list.notArrived.reduce((total, { people }) => total + people, 0)
  return [
    of({ kind: 'all' }, t('evacuation.allAreas'), totals.people, totals.found),
    ...byArea(list.people).map(({ area, totals: inIt }) =>
      of({ kind: 'area', area }, area === '' ? t('evacuation.noArea') : area, inIt.people, inIt.found),
    ),
    of({ kind: 'unsure' }, t('evacuation.unsure'), totals.unsure, totals.unsureFound),
    of({ kind: 'notArrived' }, t('evacuation.notArrived'), expected, null),
  ]
}

type Props = {
  readonly list: EvacuationList
  readonly chosen: Part
  readonly onChoose: (part: Part) => void
}

/** How many people each area has, and how many of them are found; each narrows the list to itself. */
export function PartsPanel({ list, chosen, onChoose }: Props) {
  const { t } = useTexts()
  return (
    <div className="e-parts" role="group" aria-label={t('evacuation.area')}>
      {useEntries(list).map(({ part, label, people, found }) => (
        <button
          key={`${part.kind} ${part.kind === 'area' ? part.area : ''}`}
          type="button"
          aria-pressed={samePart(part, chosen)}
          onClick={() => onChoose(part)}
        >
          <span>{label}</span>
          <b className={found !== null && found < people ? 'q-bad' : ''}>
            {found === null ? people : t('evacuation.foundOf', { found, people })}
          </b>
        </button>
      ))}
    </div>
  )
}
