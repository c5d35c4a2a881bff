import { Form } from 'antd'
import { useEffect } from 'react'

import { demandsOf } from '#shared/domain/demands.ts'
import { useOfferUndo } from '../../client/undo.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useWatchHold } from '../../client/watch-hold.tsx'
import { WelcomeMark } from '../../client/watch-welcome.tsx'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm } from '../../ui/form.tsx'
import { VisitFields } from './fields.tsx'
import type { RegisteredVisit } from './registered.tsx'
import { useRegister } from './use-register.ts'
import { rememberType, type Reception } from './use-reception.ts'
import { ArrivalExtras } from './arrival-extras.tsx'
import type { Start } from './arrival-start.ts'
import { visitInput, type VisitValues } from './visit-input.ts'

interface Props {
  readonly start: Start
  readonly reception: Reception
  readonly onSaved: (saved: RegisteredVisit) => void
  readonly onDirty: (dirty: boolean) => void
  readonly onType: (typeId: number) => void
}

/** The form of one arrival: the fields that its type and grade ask for; what was typed stays when these change. */
export function RegistrationForm({ start, reception: { type, grade }, onSaved, onDirty, onType }: Props) {
  const { t } = useTexts()
  const { hold, problemsOf, dialog } = useWatchHold()
  const register = useRegister()
  const offerUndo = useOfferUndo()
  const [form] = Form.useForm<VisitValues>()
  const demands = demandsOf(type?.fields ?? null, grade)
  const known = start.reuseIdOf !== null || start.values.reason !== undefined

  useEffect(() => {
    // the field that had the focus may be one that this type does not ask for
    if (document.activeElement === document.body) form.focusField('name')
  }, [form, type?.id, grade?.id])

  return (
    <DeskForm<VisitValues>
      form={form}
      initial={{ companions: 0, ...start.values }}
      submitText={known ? `${t('visitors.register')} Ctrl+S` : t('visitors.register')}
      problemsOf={problemsOf}
      extra={
        <>
          <WelcomeMark />
          {dialog}
        </>
      }
      onDirty={onDirty}
      onSubmit={async (values) => {
        const chosen = { typeId: type?.id ?? null, gradeId: grade?.id ?? null }
        const input = { ...visitInput(values, { reuseIdOf: start.reuseIdOf, ...chosen }), ...start.expected }
        const answer = await hold(() => register(input))
        if (!('number' in answer)) return answer
        rememberType(chosen.typeId)
        const name = visitorName(t, { name: values.name ?? '', gradeLetter: grade?.letter })
        offerUndo({ kind: 'registration', visitId: answer.id, name })
        onSaved({ ...answer, name, prints: grade?.prints ?? ['visitBadge'] })
        return undefined
      }}
    >
      <VisitFields demands={demands} idKept={start.idKept} waitPlace={grade?.waitPlace ?? ''} />
      <ArrivalExtras form={form} known={start.known} type={type} cardId={start.cardId} onType={onType} />
    </DeskForm>
  )
}
