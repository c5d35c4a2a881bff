import type { GoodsPassWhole } from '#shared/contract/goods-passes.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import { drawnOf } from '../../client/drawn.ts'
import type { SignatureInk } from '../../ui/signature-ink.ts'
import { linesInput, type Line } from './lines.ts'

type Kind = GoodsPassWhole['kind']
type Direction = GoodsPassWhole['direction']

/** The form's values; texts left empty are missing keys. */
export interface IssuingValues {
  readonly kind: Kind
  readonly direction?: Direction
  readonly holderName: string
  readonly holderPhone?: string
  readonly owner?: string
  readonly room?: string
  readonly authorisation?: string
  readonly movingOut?: boolean
  readonly plate?: string
  readonly plannedAt?: number | null
  readonly note?: string
  readonly items?: readonly Line[]
  readonly ownerSignature?: SignatureInk
}

/** What a visitor brings comes out again, what is taken out does not come back; a machine room has to say. */
const directionOf = ({ kind, direction }: IssuingValues): Direction =>
  kind === 'in' ? 'inOut' : kind === 'out' ? 'out' : (direction ?? 'out')

/** What goes to the core; fields that this kind of pass does not show go empty. */
export function issuingInput(values: IssuingValues) {
  const broughtIn = values.kind === 'in'
  const movingOut = values.kind === 'out' && (values.movingOut ?? false)
  return {
    kind: values.kind,
    direction: directionOf(values),
    holderName: values.holderName,
    holderPhone: values.holderPhone ? values.holderPhone : null,
    owner: values.owner ?? '',
    room: values.room ?? '',
    authorisation: broughtIn ? '' : (values.authorisation ?? ''),
    movingOut,
    plate: values.plate ?? '',
    plannedAt: broughtIn ? null : (values.plannedAt ?? null),
    note: values.note ?? '',
    items: linesInput(values.items ?? []),
    ownerSignature: movingOut && values.ownerSignature ? drawnOf(values.ownerSignature) : null,
  }
}

/** What a visit already says about the one who brings something in. */
export const startOfVisit = (visit: Visit): Partial<IssuingValues> => ({
  kind: 'in',
  holderName: visit.name,
  holderPhone: visit.phone,
  owner: [visit.hostDepartment, visit.hostName].filter((part) => part !== '').join(' '),
  room: visit.place,
  plate: visit.plate,
})

/** The new pass begins with what was really found: lines that were not there are left out. */
export const startOfStopped = (pass: GoodsPassWhole): Partial<IssuingValues> => ({
  kind: pass.kind,
  direction: pass.direction,
  holderName: pass.holderName,
  holderPhone: pass.holderPhone,
  owner: pass.owner,
  room: pass.room,
  authorisation: pass.authorisation,
  movingOut: pass.movingOut,
  plate: pass.plate,
  note: pass.note,
  items: [
    ...pass.items
      .filter(({ passedQuantity }) => passedQuantity !== 0)
      .map(({ name, brand, hasStorage, quantity, passedQuantity, serialNumber, passedSerial }) => ({
        name,
        brand,
        hasStorage,
        quantity: passedQuantity ?? quantity,
        serialNumber: passedSerial ?? serialNumber,
      })),
    ...(pass.closedReason === ''
      ? []
      : [
          {
            name: pass.closedReason.slice(0, 60),
            brand: '',
            hasStorage: false,
            quantity: 1,
            serialNumber: '',
          },
        ]),
  ],
})
