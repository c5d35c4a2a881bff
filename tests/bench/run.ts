import { mkdirSync, writeFileSync } from 'node:fs'
import { benchBusyMinute } from './busy-minute.ts'
import { benchDecoding } from './decoding.ts'
import { benchDoor } from './door.ts'
import { benchEightReaders } from './eight-readers.ts'
import { benchFinger } from './finger.ts'
import type { Finding } from './measure.ts'
import { benchRegistering } from './registering.ts'
import { benchReopen } from './reopen.ts'
import { benchSearch } from './search.ts'
import { benchSyncs } from './syncs.ts'

/** `npm run bench [NAME…]`: every goal as a ratio against the bare floor of the same run; a table, and JSON for later. */
const benches: Readonly<Record<string, () => Finding[] | Promise<Finding[]>>> = {
  registering: benchRegistering,
  syncs: benchSyncs,
  decoding: benchDecoding,
  door: benchDoor,
  finger: benchFinger,
  eightReaders: benchEightReaders,
  reopen: benchReopen,
  busyMinute: benchBusyMinute,
  search: benchSearch,
}

const wanted = process.argv.slice(2)
const findings: Finding[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`measuring ${name}…`)
  findings.push(...(await bench()))
}

const met = ({ measured, limit }: Finding) => measured <= limit
console.table(
  findings.map((finding) => ({
    goal: finding.goal,
    what: finding.what,
    measured: `${finding.measured.toFixed(2)} ${finding.unit}`,
    limit: `${finding.limit.toFixed(2)} ${finding.unit}`,
    met: met(finding) ? 'yes' : 'NO',
    note: finding.note,
  })),
)
mkdirSync('bench-results', { recursive: true })
const file = `bench-results/${new Date().toISOString().replaceAll(':', '-')}.json`
writeFileSync(file, `${JSON.stringify({ node: process.version, findings }, null, 2)}\n`)
console.log(`written to ${file}`)
process.exit(findings.every(met) ? 0 : 1)
