import type { depositMarks, depositMethods } from '#shared/contract/custody.ts'
import type { idKinds } from '#shared/contract/values.ts'
import { drawnOf } from '../../client/drawn.ts'
import type { SignatureInk } from '../../ui/signature-ink.ts'
import { linesOf, type Quantities } from './cash.ts'

export type Method = (typeof depositMethods)[number]
export type Mark = (typeof depositMarks)[number]

/** The form's values; what was not filled in yet is missing. */
export interface OpeningValues {
  readonly guestName: string
  readonly phone?: string
  readonly room?: string
  readonly idKind?: (typeof idKinds)[number]
  readonly idNumber?: string
  readonly contents: string
  readonly method: Method
  readonly declaredFen: number
  readonly cash?: Quantities
  readonly sealNumber: string
  readonly place: string
  readonly deskStamp?: true
  readonly guestSignature?: SignatureInk
  readonly sealerSignature?: SignatureInk
}

/** What goes to the core: missing texts become empty ones; a sealed deposit carries no count. */
export function openingInput(values: OpeningValues) {
  const idNumber = (values.idNumber ?? '').trim()
  return {
    guestName: values.guestName,
    phone: values.phone ? values.phone : null,
    room: values.room ?? '',
    idKind: values.idKind ?? null,
    idNumber: idNumber === '' ? null : idNumber,
    contents: values.contents,
    method: values.method,
    declaredFen: values.declaredFen,
    cashLines: values.method === 'counted' ? linesOf(values.cash ?? {}) : [],
    sealNumber: values.sealNumber,
    place: values.place,
    deskStamp: values.deskStamp ?? false,
    guestSignature: values.guestSignature ? drawnOf(values.guestSignature) : null,
    sealerSignature: values.sealerSignature ? drawnOf(values.sealerSignature) : null,
  }
}
