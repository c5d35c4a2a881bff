import { useMutation } from '@tanstack/react-query'

import type { Vehicle } from '#shared/contract/vehicles.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import type { RowAction } from '../../ui/table.tsx'
import { isHere } from './stay.ts'

/** Signing a vehicle out, as seen or as said; the list refreshes by itself. */
export function useLeaveActions(): RowAction<Vehicle>[] {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const leaving = useMutation(useApi().vehicle.leave.mutationOptions())
  const leave = ({ id, plate, number }: Vehicle, kind: 'seen' | 'said') =>
    leaving.mutate(
      { requestId: newRequestId(), vehicleId: id, kind },
      {
        onSuccess: () => done(t('vehicles.leftDone', { plate: plate === '' ? number : plate })),
        onError: (error) => problem(sentence(error)),
      },
    )
  return [
    {
      key: 'seen',
      label: t('vehicles.leaveSeen'),
      combo: 'Alt+L',
      run: (vehicle) => leave(vehicle, 'seen'),
      available: isHere,
    },
    {
      key: 'said',
      label: t('vehicles.leaveSaid'),
      combo: 'Alt+H',
      run: (vehicle) => leave(vehicle, 'said'),
      available: isHere,
    },
  ]
}
