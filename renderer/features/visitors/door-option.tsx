import type { DoorLine } from '#shared/contract/expected.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import { formatDay, formatHours } from '../../ui/time.ts'

interface Props {
  readonly id: string
  readonly line: DoorLine
  readonly active: boolean
  readonly onTake: () => void
}

/** One person found at the door: who is expected says when and to whom, who was here says when. */
export function DoorOption({ id, line, active, onTake }: Props) {
  const { t } = useTexts()
  const { name, phoneMasked, company, party, hostName, validFrom, validUntil, lastVisitAt, visits } = line
  const expected = validFrom !== null && validUntil !== null
  const words = [company, party].filter((part) => part !== '').join(' · ')
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys
    <div id={id} role="option" tabIndex={-1} aria-selected={active} className="v-person" onClick={onTake}>
      <strong>{name}</strong>
      <span className="q-num">{phoneMasked}</span>
      <span>{words}</span>
      {expected ? (
        <span className="v-awaited">
          <StatusTag tone="busy">{t('expected.today')}</StatusTag>
          {t('expected.lineDetail', {
            hours: formatHours(validFrom, validUntil),
            host: hostName,
          })}
        </span>
      ) : (
        <span>{t('visitors.visits', { count: visits, date: formatDay(lastVisitAt ?? 0) })}</span>
      )}
    </div>
  )
}
