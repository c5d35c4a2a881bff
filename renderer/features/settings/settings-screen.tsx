import { useQuery } from '@tanstack/react-query'

import type { FormRule } from 'antd'

import type { Locale } from '#shared/i18n/index.ts'

import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, MoneyField, NumberField, SecretField, TextArea, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid, FieldGroup } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { Backups } from './backups.tsx'
import { ClockSettings } from './clock-settings.tsx'
import { closingOf, minuteOf, reasonLines, reasonsOf } from './site-values.ts'
import './settings.css'

/** What everybody may set for himself, what an administrator sets for the site, and the backups. */
export function SettingsScreen() {
  const { t } = useTexts()
  const state = useQuery(useApi().session.state.queryOptions())
  const may = (permission: string) => state.data?.user?.permissions.includes(permission) ?? false
  if (!state.data) return <LoadingState lines={6} />
  return (
    <Page
      title={t('settings.title')}
      text={t('settings.version', { version: state.data.version })}
      width="narrow"
    >
      <div className="t-stack">
        {may('settings.write') && <SiteSettings />}
        {may('settings.write') && <ClockSettings />}
        <OwnPin />
        {may('backup.run') && <Backups />}
      </div>
    </Page>
  )
}

interface SiteValues {
  readonly siteName: string
  readonly deskName: string
  readonly lockAfterMinutes: number
  readonly cashFloatFen: number
  readonly scannerPrefix?: string
  readonly printLocale: Locale
  readonly reasons: string
  readonly closing: string
}

function SiteSettings() {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const { done } = useNotice()
  const requestId = useRequestId()
  const settings = useQuery(useApi().settings.get.queryOptions({ input: {}, staleTime: 0 }))
  if (!settings.data) return <LoadingState lines={4} />
  const { name, deskName, lockAfterMinutes, cashFloatFen, scannerPrefix, printLocale } = settings.data
  const { visitReasons, closeVisitsAtMinute } = settings.data
  const visits = { closing: closingOf(closeVisitsAtMinute), reasons: reasonLines(visitReasons) }
  return (
    <div className="q-panel">
      <DeskForm<SiteValues>
        initial={{
          ...{ siteName: name, deskName, lockAfterMinutes, cashFloatFen, scannerPrefix, printLocale },
          ...visits,
        }}
        problemsOf={ofForm}
        onSubmit={async ({ scannerPrefix: prefix = '', reasons, closing: time, ...values }) => {
          const visits = { visitReasons: reasonsOf(reasons), closeVisitsAtMinute: minuteOf(time) ?? 1440 }
          await client.settings.save({
            ...{ requestId: requestId.current(), ...values, ...visits, scannerPrefix: prefix },
          })
          requestId.renew()
          done(t('settings.saved'))
          return undefined
        }}
      >
        <FieldGroup title={t('settings.site')}>
          <FieldGrid columns={2}>
            <TextField name="siteName" label={t('settings.siteName')} maxLength={80} required />
            <TextField name="deskName" label={t('settings.deskName')} maxLength={40} required />
            <NumberField name="lockAfterMinutes" label={t('settings.lockAfter')} min={1} max={240} required />
            <MoneyField name="cashFloatFen" label={t('settings.cashFloat')} required />
            <TextField
              name="scannerPrefix"
              label={t('settings.scannerPrefix')}
              hint={t('settings.scannerHint')}
              maxLength={4}
            />
            <ChoiceField
              name="printLocale"
              label={t('settings.printLocale')}
              hint={t('settings.printLocaleHint')}
              options={[
                { value: 'zh-CN', label: t('ui.language.zh') },
                { value: 'en', label: t('ui.language.en') },
              ]}
              required
            />
          </FieldGrid>
        </FieldGroup>
        <VisitRules />
      </DeskForm>
    </div>
  )
}

function VisitRules() {
  const { t } = useTexts()
  const check = (valid: (text: string) => boolean, sentence: string): FormRule => ({
    validator: (_, value: unknown) =>
      valid(String(value)) ? Promise.resolve() : Promise.reject(new Error(sentence)),
  })
  const isTime = check((text) => minuteOf(text) !== undefined, t('settings.closeVisitsWrong'))
  const areReasons = check((text) => {
    const reasons = reasonsOf(text)
    return reasons.length >= 1 && reasons.length <= 30 && reasons.every((reason) => reason.length <= 40)
  }, t('settings.visitReasonsWrong'))
  return (
    <FieldGroup title={t('settings.visits')}>
      <FieldGrid columns={2}>
        <TextArea
          name="reasons"
          label={t('settings.visitReasons')}
          hint={t('settings.visitReasonsHint')}
          rows={6}
          rules={[areReasons]}
          required
        />
        <TextField
          name="closing"
          label={t('settings.closeVisits')}
          hint={t('settings.closeVisitsHint')}
          rules={[isTime]}
          maxLength={5}
          required
        />
      </FieldGrid>
    </FieldGroup>
  )
}

function OwnPin() {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const { done } = useNotice()
  const requestId = useRequestId()
  return (
    <div className="q-panel">
      <DeskForm<{ oldPin: string; newPin: string }>
        autoFocus={false}
        resetAfter
        submitText={t('settings.changePin')}
        problemsOf={ofForm}
        onSubmit={async (values) => {
          await client.session.changePin({ requestId: requestId.current(), ...values })
          requestId.renew()
          done(t('settings.pinChanged'))
          return undefined
        }}
      >
        <FieldGroup title={t('settings.ownPin')}>
          <FieldGrid columns={2}>
            <SecretField name="oldPin" label={t('settings.oldPin')} required />
            <SecretField
              name="newPin"
              label={t('settings.newPin')}
              hint={t('settings.newPinHint')}
              rules={[{ pattern: /^(\d{4,12}|.{8,200})$/, message: t('settings.newPinHint') }]}
              required
            />
          </FieldGrid>
        </FieldGroup>
      </DeskForm>
    </div>
  )
}
