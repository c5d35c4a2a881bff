import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Every check of the project: these tools side by side, then the suites stage by stage, cheapest first; all of them run
 * even if one fails. `npm test` runs all; `npm test -- lint unit` runs those named.
 */
const tools: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  types: ['tsc', '-b'],
  lint: ['eslint', '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
  format: ['prettier', '--check', '--log-level', 'warn', '.'],
  boundaries: ['node', 'tools/check-boundaries.ts'],
  unused: ['knip'],
  build: ['electron-vite', 'build', '--logLevel', 'warn'],
}
/** What stands in one stage runs side by side: waiting for disks and kills leaves room for pages that nobody types on. */
const stages = [
  ['unit'],
  ['contract', 'security'],
  ['integration'],
  ['faults', 'pages'],
  ['desktop'],
  ['e2e'],
]
/** Suites whose files may meet, by how many of them run for each core; those that wait for lines and disks are more. */
const filesPerCore: Readonly<Record<string, number>> = { unit: 1, contract: 1, security: 1, integration: 2 }

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTotalTests: number
  readonly success: boolean
}

interface Outcome {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly seconds: number
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('close', (code) => {
      resolve(code ?? 1)
    })
  })
}

async function runTool(name: string, [command, ...args]: readonly [string, ...string[]]): Promise<Outcome> {
  const started = performance.now()
  const code = await run(command, args)
  const seconds = (performance.now() - started) / 1000
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds }
}

/** A suite that ran no test has failed: a check that cannot fail is none. */
async function runSuite(name: string, folder: string): Promise<Outcome> {
  const started = performance.now()
  const file = join(folder, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const perCore = filesPerCore[name]
  const workers = perCore === undefined ? [] : [`--maxWorkers=${Math.ceil(availableParallelism() * perCore)}`]
  const code = await run('vitest', ['run', '--project', name, ...workers, ...reporters])
  const seconds = (performance.now() - started) / 1000
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
    const broken = code !== 0 || !report.success || report.numTotalTests === 0
    const failed = broken ? Math.max(report.numFailedTests, 1) : 0
    return { name, passed: report.numPassedTests, failed, skipped: report.numPendingTests, seconds }
  } catch {
    return { name, passed: 0, failed: 1, skipped: 0, seconds }
  }
}

const wanted = process.argv.slice(2)
const chosen = (name: string) => wanted.length === 0 || wanted.includes(name)
const folder = mkdtempSync(join(tmpdir(), 'qiantai-checks-'))
const chosenTools = Object.entries(tools).filter(([name]) => chosen(name))
if (chosenTools.length > 0) console.log(`\n== ${chosenTools.map(([name]) => name).join(', ')}`)
const outcomes = await Promise.all(chosenTools.map(([name, tool]) => runTool(name, tool)))
for (const stage of stages) {
  const suites = stage.filter(chosen)
  if (suites.length === 0) continue
  console.log(`\n== ${suites.join(', ')}`)
  outcomes.push(...(await Promise.all(suites.map((name) => runSuite(name, folder)))))
}
rmSync(folder, { recursive: true, force: true })

console.log('\n')
for (const { name, passed, failed, skipped, seconds } of outcomes) {
  const counts = `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${counts}  (${seconds.toFixed(0)} s)`)
}
const sum = (key: 'passed' | 'failed' | 'skipped') =>
  outcomes.reduce((total, outcome) => total + outcome[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exit(sum('failed') > 0 || outcomes.length === 0 ? 1 : 0)
