import { Form } from 'antd'
import { useDeferredValue } from 'react'

import {
  labelStocks,
  periodNames,
  retentionPeriods,
  type ReceptionRules,
} from '#shared/contract/reception-rules.ts'
import { RetentionPreview } from '../../client/retention-preview.tsx'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, ChoiceField, NumberField, SelectField, TextArea, TextField } from '../../ui/fields.tsx'
import { FieldGrid, FieldGroup } from '../../ui/form.tsx'
import { AreasEditor } from './areas.tsx'
import { placesOf } from './rule-values.ts'

export function DoorRules() {
  const { t } = useTexts()
  return (
    <FieldGroup title={t('reception.rule.door')}>
      <FieldGrid columns={2}>
        <CheckField
          name="hostOutBlocks"
          label={t('reception.rule.hostOut')}
          hint={t('reception.rule.hostOutHint')}
        />
        <CheckField
          name="suggestReturning"
          label={t('reception.rule.suggest')}
          hint={t('reception.rule.suggestHint')}
        />
        <NumberField
          name="escalateAfterSeconds"
          label={t('reception.rule.escalate')}
          min={5}
          max={3600}
          required
        />
        <NumberField name="undoMinutes" label={t('reception.rule.undo')} min={1} max={120} required />
        <ChoiceField
          name="watchTolerance"
          label={t('reception.rule.tolerance')}
          hint={t('reception.rule.toleranceHint')}
          options={(['standard', 'narrow'] as const).map((value) => ({
            value,
            label: t(`reception.rule.tolerances.${value}`),
          }))}
          wide
        />
        <NumberField
          name="parkedHours"
          label={t('reception.rule.parked')}
          hint={t('reception.rule.parkedHint')}
          min={1}
          max={720}
          required
        />
        <CheckField
          name="reusePhotos"
          label={t('reception.rule.reusePhotos')}
          hint={t('reception.rule.reusePhotosHint')}
        />
      </FieldGrid>
    </FieldGroup>
  )
}

export function BuildingRules() {
  const { t } = useTexts()
  const fits = {
    validator: (_: unknown, lines: unknown) => {
      const places = placesOf(typeof lines === 'string' ? lines : '')
      return places.length <= 60 && places.every((place) => place.length <= 40)
        ? Promise.resolve()
        : Promise.reject(new Error(t('reception.rule.placesWrong')))
    },
  }
  return (
    <FieldGroup title={t('reception.rule.building')}>
      <TextArea
        name="places"
        label={t('reception.rule.places')}
        hint={t('reception.rule.placesHint')}
        rows={4}
        maxLength={2500}
        rules={[fits]}
      />
      <p className="r-hint">
        {t('reception.rule.areas')} · {t('reception.rule.areasHint')}
      </p>
      <AreasEditor />
    </FieldGroup>
  )
}

export function KeepingRules() {
  const { t } = useTexts()
  const days = { min: 1, max: 3660, required: true }
  return (
    <FieldGroup title={t('reception.rule.keeping')}>
      <FieldGrid columns={3}>
        <NumberField name="keepVisitDays" label={t('reception.rule.keepVisits')} {...days} />
        <NumberField name="keepPhotoDays" label={t('reception.rule.keepPhotos')} {...days} />
        <NumberField
          name="keepRememberedDays"
          label={t('reception.rule.keepRemembered')}
          hint={t('reception.rule.keepRememberedHint')}
          {...days}
        />
        <NumberField
          name="keepParcelDays"
          label={t('reception.rule.keepParcels')}
          hint={t('reception.rule.keepParcelsHint')}
          {...days}
        />
        <NumberField
          name="keepDepositDays"
          label={t('reception.rule.keepDeposits')}
          hint={t('reception.rule.keepDepositsHint')}
          {...days}
        />
        <NumberField
          name="keepWatchDays"
          label={t('reception.rule.keepWatch')}
          hint={t('reception.rule.keepWatchHint')}
          {...days}
        />
        <TextField
          name="retentionReason"
          label={t('reception.rule.keepReason')}
          hint={t('reception.rule.keepReasonHint')}
          maxLength={300}
          wide
        />
      </FieldGrid>
      <KeepingPreview />
    </FieldGroup>
  )
}

/** What the typed periods would erase at once, while they are typed; what is no number of days yet asks nothing. */
function KeepingPreview() {
  const form = Form.useFormInstance<ReceptionRules>()
  const typed = Form.useWatch(
    (values: Partial<ReceptionRules>) => JSON.stringify(periodNames.map((name) => [name, values[name]])),
    form,
  ) as string | undefined
  const days = useDeferredValue(typed)
  const periods = retentionPeriods.safeParse(
    days === undefined ? undefined : Object.fromEntries(JSON.parse(days) as [string, unknown][]),
  )
  return periods.success ? <RetentionPreview periods={periods.data} /> : null
}

export function PrintRules() {
  const { t } = useTexts()
  const shift = { min: -200, max: 200, required: true }
  return (
    <FieldGroup title={t('reception.rule.printing')}>
      <FieldGrid columns={3}>
        <SelectField
          name="labelStock"
          label={t('reception.rule.stock')}
          options={labelStocks.map((value) => ({ value, label: t(`reception.rule.stocks.${value}`) }))}
          required
        />
        <NumberField
          name="labelShiftRight"
          label={t('reception.rule.shiftRight')}
          hint={t('reception.rule.shiftHint')}
          {...shift}
        />
        <NumberField name="labelShiftDown" label={t('reception.rule.shiftDown')} {...shift} />
      </FieldGrid>
    </FieldGroup>
  )
}

export function EvacuationRules() {
  const { t } = useTexts()
  return (
    <FieldGroup title={t('reception.rule.evacuation')}>
      <FieldGrid columns={2}>
        <TextField
          name="evacuationFolder"
          label={t('reception.rule.folder')}
          hint={t('reception.rule.folderHint')}
          maxLength={260}
        />
        <NumberField
          name="evacuationEveryMinutes"
          label={t('reception.rule.every')}
          min={1}
          max={120}
          required
        />
        <TextField
          name="assemblyPlace"
          label={t('reception.rule.assembly')}
          hint={t('reception.rule.assemblyHint')}
          maxLength={60}
          wide
        />
      </FieldGrid>
    </FieldGroup>
  )
}
