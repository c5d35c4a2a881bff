import { useQuery } from '@tanstack/react-query'
import type { FormRule } from 'antd'

import { noticeLines, type StaffClockSettings } from '#shared/contract/staff-clock.ts'

import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, TextArea } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid, FieldGroup } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { LoadingState } from '../../ui/states.tsx'

/** What the screen by the staff door says; it changes there at once. */
export function ClockSettings() {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const { done } = useNotice()
  const requestId = useRequestId()
  const settings = useQuery(useApi().staffClock.get.queryOptions({ input: {}, staleTime: 0 }))
  if (!settings.data) return <LoadingState lines={3} />
  const fewLines: FormRule = {
    validator: (_, value: unknown) =>
      (typeof value === 'string' ? value : '').trim().split('\n').length <= noticeLines
        ? Promise.resolve()
        : Promise.reject(new Error(t('settings.clock.noticeWrong'))),
  }
  return (
    <div className="q-panel">
      <DeskForm<StaffClockSettings>
        autoFocus={false}
        submitText={t('settings.clock.save')}
        initial={settings.data}
        problemsOf={ofForm}
        onSubmit={async ({ notice, sound, speech }) => {
          await client.staffClock.save({ requestId: requestId.current(), notice, sound, speech })
          requestId.renew()
          done(t('settings.clock.saved'))
          return undefined
        }}
      >
        <FieldGroup title={t('settings.clock.title')}>
          <FieldGrid columns={2}>
            <TextArea
              name="notice"
              label={t('settings.clock.notice')}
              hint={t('settings.clock.noticeHint')}
              rows={4}
              maxLength={200}
              rules={[fewLines]}
              wide
            />
            <CheckField name="sound" label={t('settings.clock.sound')} />
            <CheckField
              name="speech"
              label={t('settings.clock.speech')}
              hint={t('settings.clock.speechHint')}
            />
          </FieldGrid>
        </FieldGroup>
      </DeskForm>
    </div>
  )
}
