import { Radio } from 'antd'

import { gradeWords } from '../../client/grade-words.ts'
import { nameIn } from '../../client/in-locale.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import type { Reception } from './use-reception.ts'

interface Choice {
  readonly id: number
  /** The key that is held with Alt; none behind the ninth. */
  readonly key: string
  readonly name: string
}

interface ChoicesProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value: number | null
  readonly onChoose: (id: number) => void
  /** What the choice means, beside it. */
  readonly words: string
}

/** Type and grade above the form: one key each, in sight, and never in the way of Enter. */
export function ReceptionBar({ types, grades, type, grade, chooseType, chooseGrade }: Reception) {
  const { t, locale } = useTexts()
  const stay = type?.stayMinutes ?? null
  return (
    <div className="v-bar">
      {types.length > 0 && (
        <Choices
          label={t('visitors.type')}
          choices={types.map((one, at) => ({
            id: one.id,
            key: at < 9 ? String(at + 1) : '',
            name: nameIn(locale, one),
          }))}
          value={type?.id ?? null}
          onChoose={chooseType}
          words={stay === null ? '' : t('visitors.stay', { hours: String(Math.round(stay / 6) / 10) })}
        />
      )}
      {grades.length > 0 && (
        <Choices
          label={t('visitors.grade')}
          choices={grades.map((one) => ({ id: one.id, key: one.letter, name: nameIn(locale, one) }))}
          value={grade?.id ?? null}
          onChoose={chooseGrade}
          words={grade ? gradeWords(t, grade).join(t('reception.words.join')) : ''}
        />
      )}
    </div>
  )
}

function Choices({ label, choices, value, onChoose, words }: ChoicesProps) {
  return (
    <div className="v-choices">
      <span className="v-choices-label" id={`v-choices-${label}`}>
        {label}
      </span>
      <Radio.Group
        aria-labelledby={`v-choices-${label}`}
        optionType="button"
        size="small"
        value={value}
        onChange={(event) => onChoose(event.target.value as number)}
        options={choices.map(({ id, key, name }) => ({
          value: id,
          label: (
            <>
              {name} {key !== '' && <kbd>{key}</kbd>}
            </>
          ),
        }))}
      />
      <span className="v-choices-words" title={words}>
        {words}
      </span>
      {choices
        .filter(({ key }) => key !== '')
        .map(({ id, key, name }) => (
          <ChoiceKey key={id} combo={`Alt+${key}`} label={`${label}: ${name}`} run={() => onChoose(id)} />
        ))}
    </div>
  )
}

function ChoiceKey({ combo, label, run }: { combo: string; label: string; run: () => void }) {
  useShortcut(combo, run, { label })
  return null
}
