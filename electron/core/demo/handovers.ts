import { v7 } from 'uuid'
import type { DeskClient } from '../desk.ts'
import type { Event } from './history.ts'
import { demoPin, type DemoPerson } from './staff.ts'

const minute = 60_000

/** A whole handover as two people would do it: count right, sign one after the other. */
async function handOver(client: DeskClient, outgoing: DemoPerson, incoming: DemoPerson): Promise<void> {
  // Before the count begins: while it runs, nobody is told what it must come to.
  const { onSite, parcelsHeld, depositsHeld } = await client.today.summary({})
  const { id: handoverId } = await client.handovers.start({ requestId: v7() })
  await client.handovers.count({
    requestId: v7(),
    handoverId,
    visitors: onSite ?? 0,
    parcels: parcelsHeld ?? 0,
    deposits: depositsHeld ?? 0,
    cashCountedFen: (await client.settings.get({})).cashFloatFen,
  })
  const sign = ({ staffId }: DemoPerson) => ({ kind: 'pin' as const, staffId, pin: demoPin })
  await client.handovers.signOutgoing({ requestId: v7(), handoverId, credential: sign(outgoing) })
  const { report } = await client.handovers.get({ id: handoverId })
  const mattersRead = (report?.matters ?? []).map(({ number }) => number)
  await client.handovers.signIncoming({
    requestId: v7(),
    handoverId,
    credential: sign(incoming),
    mattersRead,
  })
}

/** Three changes of shift on one day: early, middle and night, by whoever comes and goes. */
export function handoversOf(midnight: number, desk: readonly DemoPerson[]): Event[] {
  const [early, , middle, night] = desk
  if (!early || !middle || !night) throw new Error('the demo needs three shifts at the desk')
  const at = (hour: number, outgoing: DemoPerson, incoming: DemoPerson): Event => ({
    at: midnight + hour * 60 * minute,
    run: (client) => handOver(client, outgoing, incoming),
  })
  return [at(7, night, early), at(15, early, middle), at(23, middle, night)]
}
