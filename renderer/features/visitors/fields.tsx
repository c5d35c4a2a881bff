import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form } from 'antd'

import { isPlate } from '#shared/domain/plate.ts'
import { isResidentId } from '#shared/domain/resident-id.ts'
import { idKinds } from '#shared/contract/values.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import {
  CheckField,
  DateTimeField,
  FieldItem,
  NumberField,
  PhoneField,
  SelectField,
  TextField,
} from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import type { ArrivalValues } from './arrival-values.ts'
import { PersonField, type FindPeople, type Person } from '../../ui/person-select.tsx'

/** The form's values; texts left empty are missing keys. */
export interface VisitValues extends ArrivalValues {
  readonly name: string
  readonly phone?: string
  readonly idKind?: (typeof idKinds)[number]
  readonly idNumber?: string
  readonly company?: string
  readonly host?: Person | null
  readonly hostName?: string
  readonly reason: string
  readonly plate?: string
  readonly companions?: number
  readonly companionNames?: string
  readonly goods?: string
  readonly badgeNumber?: string
  readonly remember?: boolean
  readonly arrivedAt?: number | null
}

/** Finds hosts by name, pinyin, initials, department, extension; says who is out, where punches tell. */
function useFindHost(): FindPeople {
  const { t } = useTexts()
  const client = useDesk()
  const today = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  const presenceKnown = (today.data?.staffPresent ?? 0) > 0
  return async (text) => {
    const found = await client.staff.find({ text })
    return found.map(({ id, name, department, extension, present }) => ({
      id: String(id),
      name,
      department: presenceKnown && !present ? `${department} ${t('visitors.out')}`.trim() : department,
      ...(extension === '' ? {} : { extension }),
    }))
  }
}

/** The columns of 来访人员登记表, in the order of the paper, two or three beside each other. */
export function VisitFields({ idKept }: { idKept: string }) {
  const { t } = useTexts()
  const find = useFindHost()
  const reasons = useQuery(useApi().visitors.reasons.queryOptions({ input: {} }))
  return (
    <FieldGrid columns={3}>
      <TextField name="name" label={t('visitors.name')} maxLength={60} required />
      <PhoneField name="phone" label={t('visitors.phone')} />
      <TextField name="company" label={t('visitors.company')} maxLength={80} />
      <PersonField name="host" label={t('visitors.host')} find={find} />
      <TextField
        name="hostName"
        label={t('visitors.hostOther')}
        placeholder={t('visitors.hostOtherHint')}
        maxLength={60}
      />
      <FieldItem name="reason" label={t('visitors.reason')} required>
        <AutoComplete
          maxLength={80}
          options={(reasons.data ?? []).map((value) => ({ value }))}
          showSearch={{ filterOption: (input, option) => option?.value.includes(input) ?? false }}
        />
      </FieldItem>
      <SelectField
        name="idKind"
        label={t('visitors.idKind')}
        options={idKinds.map((value) => ({ value, label: t(`common.idKinds.${value}`) }))}
      />
      <IdNumberField kept={idKept} />
      <PlateField />
      <NumberField name="companions" label={t('visitors.companions')} max={99} />
      <TextField name="companionNames" label={t('visitors.companionNames')} maxLength={200} />
      <TextField name="goods" label={t('visitors.goods')} maxLength={200} />
      <TextField name="badgeNumber" label={t('visitors.badgeNumber')} maxLength={20} />
      <DateTimeField name="arrivedAt" label={t('visitors.arrivedAt')} hint={t('visitors.arrivedHint')} />
      <CheckField name="remember" label={t('visitors.remember')} />
    </FieldGrid>
  )
}

/** The number of the paper in hand; a wrong check digit is doubted aloud and never refused. */
function IdNumberField({ kept }: { kept: string }) {
  const { t } = useTexts()
  const kind = Form.useWatch('idKind') as string | undefined
  const typed = (Form.useWatch('idNumber') as string | undefined) ?? ''
  const doubtful = kind === 'residentId' && typed.length >= 15 && !isResidentId(typed)
  const hint = doubtful ? t('visitors.idDoubt') : kept !== '' && typed === '' ? t('visitors.idKept') : ''
  return (
    <TextField
      name="idNumber"
      label={t('visitors.idNumber')}
      placeholder={kept}
      maxLength={30}
      {...(hint === '' ? {} : { hint })}
    />
  )
}

function PlateField() {
  const { t } = useTexts()
  const typed = (Form.useWatch('plate') as string | undefined) ?? ''
  const doubtful = typed.length >= 7 && !isPlate(typed)
  return (
    <TextField
      name="plate"
      label={t('visitors.plate')}
      maxLength={12}
      {...(doubtful ? { hint: t('visitors.plateDoubt') } : {})}
    />
  )
}
