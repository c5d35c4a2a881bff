import { startRetention } from '#core/features/privacy/retention.ts'
import { requestId, type TestDesk } from './desk.ts'
import { deposit, drawn, parcel } from './handover.ts'

export const dayMs = 86_400_000

type Admin = TestDesk['admin']

/** One look of the retention; answers how many records it erased. */
export async function runRetention(on: TestDesk): Promise<number> {
  const retention = startRetention(on.desk.core)
  try {
    return await retention.run()
  } finally {
    retention.stop()
  }
}

/** A parcel for 孙悦, or what `change` makes of it; answers its id. */
export const receiveParcel = async (
  admin: Admin,
  change: Partial<Parameters<Admin['parcels']['receive']>[0]> = {},
): Promise<number> =>
  (await admin.parcels.receive({ requestId: requestId(), ...parcel, barcode: '', ...change })).id

export const collectParcels = (admin: Admin, parcelIds: number[], collectorName = '孙悦') =>
  admin.parcels.release({
    requestId: requestId(),
    parcelIds,
    collectorName,
    collectorKind: 'colleague',
    signature: drawn,
  })

/** A sealed deposit of 赵敏; answers its id. */
export const openDeposit = async (
  admin: Admin,
  change: Partial<Parameters<Admin['deposits']['open']>[0]> = {},
): Promise<number> => (await admin.deposits.open({ requestId: requestId(), ...deposit, ...change })).id

export const giveBack = (admin: Admin, depositId: number) =>
  admin.deposits.release({
    requestId: requestId(),
    depositId,
    sealIntact: true,
    recount: [],
    guestSignature: drawn,
    differenceReason: '',
    approval: null,
  })
