import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { createDesk } from '#core/desk.ts'
import { migrations } from '../support/desk.ts'

/** Fills the log of a set-up desk to 64 MB without a checkpoint, says so, and waits to be killed. */
const desk = await createDesk(nodePorts(process.argv[2] ?? '', 'bench'), migrations)
const { sqlite } = desk.core
sqlite.pragma('wal_autocheckpoint = 0')
const insert = sqlite.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, json_quote(?), 0)')
const big = 'x'.repeat(1_000_000)
for (let row = 0; row < 64; row += 1) insert.run(`bench-${row}`, big)
process.stdout.write('full\n')
setInterval(() => undefined, 1000)
