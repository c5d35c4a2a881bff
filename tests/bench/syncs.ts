import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from './measure.ts'

/** R2: syncs per act, counted under the C library. Needs a C compiler and Linux; otherwise says so. */
export function benchSyncs(): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-bench-'))
  const library = join(folder, 'count-syncs.so')
  const counter = join(folder, 'count')
  const here = new URL('.', import.meta.url).pathname
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-o', library, join(here, 'count-syncs.c'), '-ldl'])
    writeFileSync(counter, Buffer.alloc(8))
    const env = { ...process.env, LD_PRELOAD: library, SYNC_COUNT: counter }
    const printed = execFileSync('node', [join(here, 'sync-child.ts')], { env, encoding: 'utf8' })
    const measured = Number(printed)
    const note = measured < 1 ? 'an act was acknowledged without a sync' : 'counted over 2,000 acts'
    return [
      {
        goal: 'R2',
        what: 'syncs per act',
        measured: measured < 1 ? Infinity : measured,
        limit: 1.05,
        unit: 'x',
        note,
      },
    ]
  } catch (error) {
    console.error(`R2 not measured: ${error instanceof Error ? error.message : String(error)}`)
    return []
  } finally {
    rmSync(folder, { recursive: true })
  }
}
