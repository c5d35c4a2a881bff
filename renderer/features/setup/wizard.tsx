import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, SecretField, SelectField, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid, FieldGroup } from '../../ui/form.tsx'
import { useShortcutListener } from '../../ui/keyboard.tsx'
import { LanguageSwitch } from '../../ui/layout.tsx'
import { formatFen } from '../../ui/money.ts'
import { RecoveryKey } from './recovery-key.tsx'
import './setup.css'

const kinds = ['office', 'hotel', 'residential', 'internetCafe'] as const
type Kind = (typeof kinds)[number]

interface Values {
  readonly siteName: string
  readonly kind: Kind
  readonly timeZone: string
  readonly deskName: string
  readonly name: string
  readonly staffNo: string
  readonly password: string
  readonly again: string
}

const zones = Intl.supportedValuesOf('timeZone')
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** First start: one page, then the recovery key, then the sign-in. */
export function SetupWizard({ onDone }: { onDone: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const [kind, setKind] = useState<Kind>('office')
  const [made, setMade] = useState<{ recoveryKey: string; siteName: string } | null>(null)
  useShortcutListener()
  if (made) return <RecoveryKey {...made} onDone={onDone} />
  return (
    <div className="u-screen">
      <main className="u-card">
        <header className="u-head">
          <h1>{t('setup.title')}</h1>
          <LanguageSwitch />
        </header>
        <p>{t('setup.welcome')}</p>
        <DeskForm<Values>
          guard={false}
          initial={{
            kind: 'office',
            timeZone: zones.includes(ownZone) ? ownZone : 'Asia/Shanghai',
            deskName: t('setup.deskExample'),
            staffNo: '1',
          }}
          submitText={t('setup.finish')}
          problemsOf={ofForm}
          onSubmit={async ({ name, staffNo, password, again: _again, ...site }) => {
            const { recoveryKey } = await client.setup.complete({
              requestId: requestId.current(),
              ...site,
              administrator: { name, staffNo, password },
            })
            setMade({ recoveryKey, siteName: site.siteName })
            return undefined
          }}
        >
          <SiteFields kind={kind} onKind={setKind} />
          <AdministratorFields />
        </DeskForm>
      </main>
    </div>
  )
}

function SiteFields({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const { t } = useTexts()
  const api = useApi()
  const presets = useQuery(api.setup.presets.queryOptions())
  const preset = presets.data?.find((one) => one.kind === kind)
  return (
    <FieldGroup title={t('setup.site')}>
      <FieldGrid columns={2}>
        <TextField
          name="siteName"
          label={t('setup.siteName')}
          hint={t('setup.siteNameHint')}
          maxLength={80}
          required
        />
        <TextField name="deskName" label={t('setup.deskName')} maxLength={40} required />
        {/* bubbles up from the radio buttons: the preset shown follows the choice */}
        <div
          className="q-wide"
          onChange={(event) => onKind((event.target as HTMLInputElement).value as Kind)}
        >
          <ChoiceField
            name="kind"
            label={t('setup.kind')}
            options={kinds.map((value) => ({ value, label: t(`setup.kinds.${value}`) }))}
            required
          />
          <p className="u-preset">
            {preset &&
              t('setup.brings', {
                reasons: preset.visitReasons.join('、'),
                minutes: preset.lockAfterMinutes,
                cash: formatFen(preset.cashFloatFen),
                closing: `${Math.floor(preset.closeVisitsAtMinute / 60)}:00`,
              })}
          </p>
        </div>
        <SelectField
          name="timeZone"
          label={t('setup.timeZone')}
          options={zones.map((zone) => ({ value: zone, label: zone }))}
          required
        />
      </FieldGrid>
    </FieldGroup>
  )
}

function AdministratorFields() {
  const { t } = useTexts()
  return (
    <FieldGroup title={t('setup.administrator')}>
      <FieldGrid columns={2}>
        <TextField name="name" label={t('setup.name')} maxLength={60} required />
        <TextField name="staffNo" label={t('setup.staffNo')} maxLength={20} required />
        <SecretField
          name="password"
          label={t('setup.password')}
          hint={t('setup.passwordHint')}
          rules={[{ min: 8, message: t('setup.passwordHint') }]}
          required
        />
        <SecretField
          name="again"
          label={t('setup.again')}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: unknown) =>
                value === getFieldValue('password')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('setup.differs'))),
            }),
          ]}
          required
        />
      </FieldGrid>
    </FieldGroup>
  )
}
