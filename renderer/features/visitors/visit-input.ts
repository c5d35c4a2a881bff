import type { Lent } from '#shared/contract/leaving.ts'
import type { OwnAnswers } from '#shared/contract/reception.ts'
import type { idKinds } from '#shared/contract/values.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import { isResidentId } from '#shared/domain/resident-id.ts'
import { arrivalInput, type ArrivalValues } from './arrival-values.ts'
import type { Person } from '../../ui/person-select.tsx'

/** The form's values; texts left empty and fields not shown are missing keys. */
export interface VisitValues extends ArrivalValues {
  readonly name?: string
  readonly phone?: string
  readonly idKind?: (typeof idKinds)[number]
  readonly idNumber?: string
  readonly company?: string
  readonly host?: Person | null
  readonly hostName?: string
  readonly reason?: string
  readonly plate?: string
  readonly companions?: number
  readonly companionNames?: string
  readonly goods?: string
  readonly badgeNumber?: string
  readonly passes?: readonly Lent[]
  readonly place?: string
  readonly escort?: string
  readonly ownFields?: OwnAnswers
  readonly remember?: boolean
  readonly arrivedAt?: number | null
}

interface Received {
  /** The remembered visit whose ID number is taken over. */
  readonly reuseIdOf: number | null
  readonly typeId: number | null
  readonly gradeId: number | null
}

/** A resident's number says by itself which paper it stands on. */
const kindOf = ({ idKind }: VisitValues, idNumber: string) =>
  idKind ?? (isResidentId(idNumber) ? ('residentId' as const) : null)

/** What goes to the core: missing texts become empty ones, missing papers null. */
export function visitInput(values: VisitValues, { reuseIdOf, typeId, gradeId }: Received) {
  const idNumber = (values.idNumber ?? '').trim()
  return {
    typeId,
    gradeId,
    name: values.name ?? '',
    phone: values.phone ? values.phone : null,
    idKind: kindOf(values, idNumber),
    idNumber: idNumber === '' ? null : idNumber,
    reuseIdOf: idNumber === '' ? reuseIdOf : null,
    company: values.company ?? '',
    hostId: values.host ? Number(values.host.id) : null,
    hostName: values.host ? '' : (values.hostName ?? ''),
    reason: values.reason ?? '',
    plate: normalPlate(values.plate ?? ''),
    companions: values.companions ?? 0,
    companionNames: values.companionNames ?? '',
    goods: values.goods ?? '',
    badgeNumber: values.badgeNumber ?? '',
    passes: (values.passes ?? []).filter(({ number }) => number.trim() !== ''),
    place: values.place ?? '',
    escort: values.escort ?? '',
    ownFields: values.ownFields ?? {},
    remember: values.remember ?? false,
    ...arrivalInput(values),
    // a date that was cleared again is null
    ...(values.arrivedAt == null ? {} : { arrivedAt: values.arrivedAt }),
  }
}
