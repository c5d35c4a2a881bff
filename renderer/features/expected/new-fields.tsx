import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Checkbox, Form } from 'antd'

import { peopleOfLines } from '#shared/domain/people-lines.ts'
import { everyDay, weekdayKey } from '#shared/domain/weekdays.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { DateTimeField, FieldItem, NumberField, PhoneField, TextArea, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { HostFields, HourFields } from './meeting-fields.tsx'
import { usablePhone, type Kind } from './new-values.ts'
import { ReceptionFields } from './reception-fields.tsx'

/** Who, when, to whom; in the order of a phone call that announces somebody. */
export function NewFields({ kind }: { kind: Kind }) {
  const { t } = useTexts()
  const reasons = useQuery(useApi().visitors.reasons.queryOptions({ input: {}, retry: false }))
  return (
    <>
      {kind === 'group' ? <GroupFields /> : <PersonFields />}
      <FieldGrid columns={4}>
        <DateTimeField
          name="day"
          label={kind === 'recurring' ? t('expected.first') : t('expected.day')}
          dateOnly
          required
        />
        {kind === 'recurring' && <DateTimeField name="last" label={t('expected.last')} dateOnly required />}
        <HourFields />
        {kind === 'recurring' && (
          <FieldItem name="weekdays" label={t('expected.weekdays')} act="choose" required wide>
            <Checkbox.Group
              options={everyDay.map((value) => ({
                value,
                label: t(`staff.shifts.days.${weekdayKey(value)}`),
              }))}
            />
          </FieldItem>
        )}
        <FieldItem name="reason" label={t('expected.reason')} required>
          <AutoComplete
            maxLength={80}
            options={(reasons.data ?? []).map((value) => ({ value }))}
            showSearch={{ filterOption: (input, option) => option?.value.includes(input) ?? false }}
          />
        </FieldItem>
        <HostFields />
        {kind === 'group' && <ReceptionFields />}
      </FieldGrid>
    </>
  )
}

function PersonFields() {
  const { t } = useTexts()
  return (
    <FieldGrid columns={4}>
      <TextField name="name" label={t('expected.name')} maxLength={60} required />
      <PhoneField name="phone" label={t('expected.phone')} />
      <TextField name="company" label={t('expected.company')} maxLength={80} />
      <TextField name="plate" label={t('expected.plate')} maxLength={12} />
      <NumberField name="companions" label={t('expected.companions')} max={99} />
      <ReceptionFields />
    </FieldGrid>
  )
}

/** A list as it comes out of a mail or a sheet, and beside it what was understood. */
function GroupFields() {
  const { t } = useTexts()
  const people = peopleOfLines((Form.useWatch('people') as string | undefined) ?? '')
  return (
    <FieldGrid columns={2}>
      <div>
        <TextField name="party" label={t('expected.party')} maxLength={60} required />
        <TextArea
          name="people"
          label={t('expected.people')}
          hint={t('expected.peopleHint')}
          rows={5}
          maxLength={20_000}
          required
        />
      </div>
      <div className="e-read" role="status">
        <p>{t('expected.peopleRead', { count: people.length })}</p>
        <ol>
          {people.map(({ name, phone, company, plate }, index) => (
            <li key={index}>
              <strong>{name}</strong>
              <span className="q-num">
                {phone === '' || usablePhone(phone) !== null ? (
                  phone
                ) : (
                  <StatusTag tone="warn">{t('expected.phoneDoubt')}</StatusTag>
                )}
              </span>
              <span>{company}</span>
              <span>{plate}</span>
            </li>
          ))}
        </ol>
      </div>
    </FieldGrid>
  )
}
