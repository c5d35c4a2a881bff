import { Button } from 'antd'

import { HazardsField } from '../../client/hazards-field.tsx'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, PhoneField, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid } from '../../ui/form.tsx'
import { LanguageBar } from './language-bar.tsx'

/** What somebody types about himself. */
export interface OwnDetails {
  readonly name: string
  readonly phone?: string
  readonly company?: string
  readonly remember?: boolean
  readonly whom?: string
  readonly reason?: string
  readonly hazards?: boolean
}

interface Props {
  readonly name?: string
  /** He begins by himself: whom he visits and why is not known at the desk yet. */
  readonly whole: boolean
  readonly hazards?: boolean
  /** @throws when the core did not take it */
  readonly onDone: (details: OwnDetails) => Promise<void>
  readonly onCancel: () => void
}

/** His own name, phone and company. People who work here are typed, never offered. */
export function Details({ name = '', whole, hazards = false, onDone, onCancel }: Props) {
  const { t } = useTexts()
  return (
    <div className="w-form">
      <LanguageBar />
      <h1>{t('visitorSide.details')}</h1>
      <DeskForm<OwnDetails>
        initial={{ name }}
        guard={false}
        submitText={t('visitorSide.goOn')}
        extra={<Button onClick={onCancel}>{t(whole ? 'visitorSide.back' : 'visitorSide.cancel')}</Button>}
        onSubmit={async (values) => {
          await onDone(values)
          return undefined
        }}
      >
        <FieldGrid columns={2}>
          <TextField name="name" label={t('visitorSide.name')} maxLength={60} required />
          <PhoneField name="phone" label={t('visitorSide.phone')} />
          <TextField name="company" label={t('visitorSide.company')} maxLength={80} />
          {whole && (
            <>
              <TextField name="whom" label={t('visitorSide.whom')} maxLength={60} required />
              <TextField name="reason" label={t('visitorSide.reason')} maxLength={80} required />
            </>
          )}
          <CheckField name="remember" label={t('visitorSide.remember')} wide={!whole} />
          {hazards && <HazardsField />}
        </FieldGrid>
      </DeskForm>
    </div>
  )
}
