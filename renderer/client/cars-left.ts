import { useTexts } from '../i18n/index.ts'
import { useNotice } from '../ui/notice.tsx'
import { useDesk } from './desk.tsx'
import { usePermissions } from './permissions.ts'

/** Tells the desk, after a visitor was signed out, that the car he came in is still here. */
export function useCarsLeft(): (visitId: number) => void {
  const { t } = useTexts()
  const client = useDesk()
  const may = usePermissions()
  const { problem } = useNotice()
  const tell = async (visitId: number) => {
    for (const { leaveKind, voidedAt, plate, number } of await client.vehicle.ofVisit({ visitId }))
      if (leaveKind === null && voidedAt === null)
        problem(t('vehicles.stays', { plate: plate === '' ? number : plate }))
  }
  return (visitId) => {
    // The visitor is signed out whether or not this can be told.
    if (may('vehicles.read')) tell(visitId).catch(() => undefined)
  }
}
