import { readFileSync } from 'node:fs'
import { openTestDesk, requestId } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

/** Registers visits with every sync of this process counted, and prints syncs per act. */
const file = process.env['SYNC_COUNT'] ?? ''
const syncs = () => Number(readFileSync(file).readBigUInt64LE())
const acts = 2_000

const desk = await openTestDesk()
const before = syncs()
for (let act = 0; act < acts; act += 1) {
  if (act % 100 === 0) desk.clock.monotonic += 60_000
  await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
}
const during = syncs() - before
await desk.close()
process.stdout.write(String(during / acts))
