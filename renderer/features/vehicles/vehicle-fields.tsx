import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'

import { vehicleKinds, type Vehicle } from '#shared/contract/vehicles.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, DateTimeField, FieldItem, PhoneField, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { PlateField } from '../../ui/plate-field.tsx'

/** The form's values; texts left empty are missing keys. */
export interface VehicleValues {
  readonly plate?: string
  readonly kind: Vehicle['kind']
  readonly description?: string
  readonly driverName?: string
  readonly driverPhone?: string
  readonly place?: string
  readonly arrivedAt?: number | null
}

/** What goes to the core: missing texts become empty ones. */
export const vehicleInput = (values: VehicleValues) => ({
  plate: values.plate ?? '',
  kind: values.kind,
  description: values.description ?? '',
  driverName: values.driverName ?? '',
  driverPhone: values.driverPhone ? values.driverPhone : null,
  place: values.place ?? '',
})

/** What stands in the form when a registered vehicle is opened. */
export const valuesOf = ({ plate, kind, description, driverName, driverPhone, place }: Vehicle) => ({
  plate,
  kind,
  description,
  driverName,
  driverPhone,
  place,
})

export function VehicleFields({ registering }: { registering: boolean }) {
  const { t } = useTexts()
  const places = useQuery(useApi().vehicle.places.queryOptions({ input: {} }))
  return (
    <FieldGrid columns={2}>
      <PlateField name="plate" label={t('vehicles.plate')} hint={t('vehicles.plateHint')} />
      <FieldItem name="place" label={t('vehicles.place')}>
        <AutoComplete
          maxLength={40}
          options={(places.data ?? []).map((value) => ({ value }))}
          showSearch={{ filterOption: (input, option) => option?.value.includes(input) ?? false }}
        />
      </FieldItem>
      <ChoiceField
        name="kind"
        label={t('vehicles.kind')}
        required
        wide
        options={vehicleKinds.map((value) => ({ value, label: t(`vehicles.kinds.${value}`) }))}
      />
      <TextField
        name="description"
        label={t('vehicles.description')}
        hint={t('vehicles.descriptionHint')}
        maxLength={80}
      />
      <TextField name="driverName" label={t('vehicles.driver')} maxLength={60} />
      <PhoneField name="driverPhone" label={t('vehicles.driverPhone')} />
      {registering && (
        <DateTimeField name="arrivedAt" label={t('vehicles.arrivedAt')} hint={t('vehicles.arrivedHint')} />
      )}
    </FieldGrid>
  )
}
