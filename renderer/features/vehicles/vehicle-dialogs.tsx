import { useMutation } from '@tanstack/react-query'

import type { Vehicle } from '#shared/contract/vehicles.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { FormDialog, type FormOutcome } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { valuesOf, VehicleFields, vehicleInput, type VehicleValues } from './vehicle-fields.tsx'

/** An unfamiliar vehicle; a plate that is here already is asked about before it is written twice. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const { done, ask } = useNotice()
  const { ofForm, sentence } = useProblems()
  const requestId = useRequestId()
  const register = useMutation(useApi().vehicle.register.mutationOptions())

  const save = async (values: VehicleValues, again: boolean): Promise<FormOutcome> => {
    const { number } = await register.mutateAsync({
      requestId: requestId.current(),
      ...vehicleInput(values),
      visitId: null,
      again,
      // a date that was cleared again is null
      ...(values.arrivedAt == null ? {} : { arrivedAt: values.arrivedAt }),
    })
    done(t('vehicles.saved', { number }))
    return undefined
  }
  const askAndSave = async (values: VehicleValues): Promise<FormOutcome> => {
    try {
      return await save(values, false)
    } catch (error) {
      const { code, data } = shownError(error)
      if (code !== 'VEHICLE_ON_SITE') throw error
      const sure = await ask({
        title: t('vehicles.againTitle'),
        text: t('vehicles.againText', { number: String(data['number']) }),
        action: t('vehicles.again'),
        danger: true,
      })
      return sure ? save(values, true) : { fields: [{ field: 'plate', message: sentence(error) }] }
    }
  }
  return (
    <FormDialog<VehicleValues>
      open
      title={t('vehicles.register')}
      width={760}
      onClose={onClose}
      initial={{ kind: 'car' }}
      submitText={t('vehicles.register')}
      problemsOf={ofForm}
      onSubmit={askAndSave}
    >
      <VehicleFields registering />
    </FormDialog>
  )
}

/** One vehicle of the register: what a visit brought was no more than a plate. */
export function VehicleDialog({ vehicle, onClose }: { vehicle: Vehicle; onClose: () => void }) {
  const { t } = useTexts()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const update = useMutation(useApi().vehicle.update.mutationOptions())
  return (
    <FormDialog<VehicleValues>
      open
      title={t('vehicles.edit', { number: vehicle.number })}
      width={760}
      onClose={onClose}
      initial={valuesOf(vehicle)}
      problemsOf={ofForm}
      onSubmit={async (values) => {
        await update.mutateAsync({
          requestId: requestId.current(),
          vehicleId: vehicle.id,
          ...vehicleInput(values),
        })
        return undefined
      }}
    >
      <VehicleFields registering={false} />
    </FormDialog>
  )
}
