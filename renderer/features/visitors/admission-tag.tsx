import type { Visit } from '#shared/contract/visitors.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import './calls.css'

const tones = { waiting: 'busy', admitted: 'good', refused: 'bad' } as const satisfies Record<string, Tone>

/** Whether a visitor may go up; nothing where nobody had to be asked. */
export function AdmissionTag({ admission }: Pick<Visit, 'admission'>) {
  const { t } = useTexts()
  return admission && <StatusTag tone={tones[admission]}>{t(`calls.admissions.${admission}`)}</StatusTag>
}

/** For lists: a name, and beside it that he waits or was refused, as long as he is here. */
export function markedName(name: string, visit: Pick<Visit, 'admission' | 'leaveKind' | 'voidedAt'>) {
  const { admission, leaveKind, voidedAt } = visit
  const gone = leaveKind !== null || voidedAt !== null
  if (gone || admission === null || admission === 'admitted') return name
  return (
    <span className="v-marked">
      {name} <AdmissionTag admission={admission} />
    </span>
  )
}
