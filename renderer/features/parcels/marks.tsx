import { Button } from 'antd'

import { parcelMarks, type Parcel } from '#shared/contract/custody.ts'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem, type FieldProps } from '../../ui/fields.tsx'

type Marks = Parcel['marks']

/** What to mind about a parcel, in words. */
export function MarkTags({ marks }: { marks: Marks }) {
  const { t } = useTexts()
  return (
    <span className="c-marks">
      {marks.map((mark) => (
        <span key={mark} className={`q-tag q-tag-${mark === 'cold' ? 'busy' : 'warn'}`}>
          {t(`parcels.markNames.${mark}`)}
        </span>
      ))}
    </span>
  )
}

type ToggleProps = { id?: string; value?: Marks; onChange?: (marks: Marks) => void }

/** Buttons that stay pressed; Enter on the way through the form does not stop at them. */
function MarkToggle({ id, value = [], onChange }: ToggleProps) {
  const { t } = useTexts()
  const toggle = (mark: Marks[number]) =>
    onChange?.(value.includes(mark) ? value.filter((one) => one !== mark) : [...value, mark])
  return (
    <div className="c-toggles" id={id} role="group" aria-label={t('parcels.marks')}>
      {parcelMarks.map((mark) => (
        <Button
          key={mark}
          aria-pressed={value.includes(mark)}
          {...(value.includes(mark) ? { color: 'primary', variant: 'solid' } : {})}
          onClick={() => toggle(mark)}
        >
          {t(`parcels.markNames.${mark}`)}
        </Button>
      ))}
    </div>
  )
}

export function MarksField(props: FieldProps) {
  return (
    <FieldItem {...props}>
      <MarkToggle />
    </FieldItem>
  )
}
