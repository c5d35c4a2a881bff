import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'

import { roles } from '#shared/contract/permissions.ts'
import { staffNo as staffNoSchema } from '#shared/contract/values.ts'
import { formatDayMinute } from '#shared/domain/day-minute.ts'

import { useApi, useDesk } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem, PhoneField, SelectField, TextField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid, type FormProblems } from '../../ui/form.tsx'
import { PersonField, type FindPeople, type Person } from '../../ui/person-select.tsx'

type Role = (typeof roles)[number]

/** As typed: a cleared field is undefined or null. */
interface Values {
  staffNo: string
  name: string
  department?: string
  extension?: string
  role?: Role | null
  shiftId?: number | null
  mobile?: string
  deputy?: Person | null
  superior?: Person | null
}

/** What goes to the core. */
export interface MemberInput {
  staffNo: string
  name: string
  department: string
  extension: string
  role: Role | null
  shiftId: number | null
  mobile: string | null
  deputyId: number | null
  superiorId: number | null
}

type MemberFormProps = {
  initial: Partial<Values>
  submitText: string
  onSave: (input: MemberInput) => Promise<void>
  onSaved: () => void
}

function useShiftOptions() {
  const { t } = useTexts()
  const shifts = useQuery(useApi().staff.shifts.queryOptions({ input: {} }))
  return (shifts.data ?? []).map(({ id, name, startMinute, endMinute }) => {
    const end = formatDayMinute(endMinute)
    const span = t('staff.shifts.span', {
      start: formatDayMinute(startMinute),
      end: endMinute >= 1440 ? t('staff.shifts.nextDay', { time: end }) : end,
    })
    return { value: id, label: `${name} ${span}` }
  })
}

/** One person of the staff list; Enter goes from field to field, the last one saves. */
export function MemberForm({ initial, submitText, onSave, onSaved }: MemberFormProps) {
  const { t } = useTexts()
  const may = usePermissions()
  const problems = useProblems()
  const departments = useQuery(useApi().staff.departments.queryOptions({ input: {} }))
  const shiftOptions = useShiftOptions()
  const client = useDesk()
  const find: FindPeople = async (text) =>
    (await client.staff.find({ text })).map(({ id, ...one }) => ({ ...one, id: String(id) }))
  const problemsOf = (error: unknown): FormProblems => {
    const { code, data } = shownError(error)
    if (code === 'STAFF_NO_TAKEN')
      return { fields: [{ field: 'staffNo', message: problems.sentence(error) }] }
    const field = code === 'FIELD_INVALID' ? data['field'] : undefined
    if (field === 'deputyId') return { fields: [{ field: 'deputy', message: t('staff.deputyWrong') }] }
    return field === 'superiorId'
      ? { fields: [{ field: 'superior', message: t('staff.superiorWrong') }] }
      : problems.ofForm(error)
  }
  return (
    <DeskForm<Values>
      initial={initial}
      submitText={submitText}
      problemsOf={problemsOf}
      onSubmit={async ({ staffNo, name, department = '', extension = '', ...rest }) => {
        await onSave({
          staffNo: staffNo.trim(),
          name: name.trim(),
          department: department.trim(),
          extension: extension.trim(),
          role: rest.role ?? null,
          shiftId: rest.shiftId ?? null,
          mobile: rest.mobile ? rest.mobile : null,
          deputyId: rest.deputy ? Number(rest.deputy.id) : null,
          superiorId: rest.superior ? Number(rest.superior.id) : null,
        })
        return undefined
      }}
      onSaved={onSaved}
    >
      <FieldGrid columns={2}>
        <TextField name="name" label={t('staff.name')} required maxLength={60} />
        <TextField
          name="staffNo"
          label={t('staff.staffNo')}
          hint={t('staff.staffNoHint')}
          required
          maxLength={20}
          rules={[
            {
              validator: (_, value: unknown) =>
                staffNoSchema.safeParse(value).success
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('staff.staffNoWrong'))),
            },
          ]}
        />
        <FieldItem name="department" label={t('staff.department')}>
          <AutoComplete
            options={(departments.data ?? []).map((value) => ({ value }))}
            maxLength={40}
            showSearch={{
              filterOption: (input, option) => option?.value.includes(input.trim()) ?? false,
            }}
          />
        </FieldItem>
        <TextField name="extension" label={t('staff.extension')} maxLength={20} />
        <PhoneField name="mobile" label={t('staff.mobile')} />
        <PersonField name="deputy" label={t('staff.deputy')} hint={t('staff.deputyHint')} find={find} />
        <PersonField name="superior" label={t('staff.superior')} hint={t('staff.superiorHint')} find={find} />
        <SelectField
          name="shiftId"
          label={t('staff.shift')}
          options={shiftOptions}
          placeholder={t('staff.noShift')}
          hint={t('staff.noShiftHint')}
        />
        <SelectField
          name="role"
          label={t('staff.role')}
          options={roles.map((role) => ({ value: role, label: t(`staff.roles.${role}`) }))}
          placeholder={t('staff.noRole')}
          disabled={!may('staff.credentials')}
          {...(may('staff.credentials') ? {} : { hint: t('staff.roleHint') })}
        />
      </FieldGrid>
    </DeskForm>
  )
}
