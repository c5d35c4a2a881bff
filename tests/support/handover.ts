import type { Credential } from '#shared/contract/values.ts'
import type { DeskClient } from '#core/desk.ts'
import { requestId, type TestDesk } from './desk.ts'
import { visitor } from './visitor.ts'

/** A drawn signature of enough points, one pixel in size. */
export const drawn = {
  strokes: [Array.from({ length: 12 }, (_, time) => ({ x: time * 5, y: (time % 3) * 4, time: time * 8 }))],
  image:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
}

/** A sealed deposit as a guest leaves it. */
export const deposit = {
  guestName: '赵敏',
  phone: '13911112222',
  room: '1208',
  idKind: null,
  idNumber: null,
  contents: '信封一个',
  method: 'sealed' as const,
  declaredFen: 500_000,
  cashLines: [],
  sealNumber: 'F-0001',
  place: '保险柜 2 号',
  deskStamp: true,
  guestSignature: drawn,
  sealerSignature: drawn,
}

/** A parcel as a courier leaves it. */
export const parcel = {
  barcode: 'SF1234567890123',
  carrier: '顺丰',
  recipientId: null,
  recipientName: '孙悦',
  recipientPhoneLast4: '6677',
  shelf: '2-5',
  marks: [],
  note: '',
}

export interface Duty {
  /** Has the desk and hands it over. */
  readonly outgoing: { readonly client: DeskClient; readonly staffId: number }
  readonly incoming: { readonly client: DeskClient; readonly staffId: number }
}

/** Two receptionists, and the first desk shift opened by the one who will hand over. */
export async function openDuty(desk: TestDesk): Promise<Duty> {
  const outgoing = await desk.person({ name: '王芳', role: 'receptionist', pin: '730518' })
  const incoming = await desk.person({ name: '李强', role: 'receptionist', pin: '260914' })
  await outgoing.client.handovers.openFirst({ requestId: requestId() })
  return { outgoing, incoming }
}

export const pinOf = (staffId: number, pin: string): Credential => ({ kind: 'pin', staffId, pin })

export const register = (
  client: DeskClient,
  name = visitor.name,
  change: Partial<Parameters<DeskClient['visitors']['register']>[0]> = {},
) => client.visitors.register({ requestId: requestId(), ...visitor, name, ...change })

export const openMatter = (client: DeskClient, text: string) =>
  client.matters.open({ requestId: requestId(), text, priority: 'ordinary', dueAt: null })

/** Starts and counts; `counted` is what the two people find. Answers the handover's id. */
export async function startAndCount(
  client: DeskClient,
  counted: { visitors: number; parcels: number; deposits: number; cashCountedFen: number },
): Promise<number> {
  const { id } = await client.handovers.start({ requestId: requestId() })
  await client.handovers.count({ requestId: requestId(), handoverId: id, ...counted })
  return id
}

/** From start to the incoming signature, everything found as expected. */
export async function handOver(desk: TestDesk, { outgoing, incoming }: Duty) {
  const { client } = outgoing
  const numbers = await client.today.summary({})
  const id = await startAndCount(client, {
    visitors: numbers.onSite ?? 0,
    parcels: numbers.parcelsHeld ?? 0,
    deposits: numbers.depositsHeld ?? 0,
    cashCountedFen: desk.desk.core.site.settings().cashFloatFen,
  })
  const credential = pinOf(outgoing.staffId, '730518')
  await client.handovers.signOutgoing({ requestId: requestId(), handoverId: id, credential })
  const { report } = await client.handovers.get({ id })
  const mattersRead = (report?.matters ?? []).map(({ number }) => number)
  return client.handovers.signIncoming({
    requestId: requestId(),
    handoverId: id,
    credential: pinOf(incoming.staffId, '260914'),
    mattersRead,
  })
}
