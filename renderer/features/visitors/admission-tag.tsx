import type { Visit } from '#shared/contract/visitors.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'

const tones = { waiting: 'busy', admitted: 'good', refused: 'bad' } as const satisfies Record<string, Tone>

/** Whether a visitor may go up; nothing where nobody had to be asked. */
export function AdmissionTag({ admission }: Pick<Visit, 'admission'>) {
  const { t } = useTexts()
  return admission && <StatusTag tone={tones[admission]}>{t(`calls.admissions.${admission}`)}</StatusTag>
}

/** For lists: only who waits or was refused stands out, as long as he is here. */
export function AdmissionMark({ visit }: { visit: Pick<Visit, 'admission' | 'leaveKind'> }) {
  const open = visit.leaveKind === null && visit.admission !== 'admitted'
  return open && <AdmissionTag admission={visit.admission} />
}
