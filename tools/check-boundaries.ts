import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

/** Below this something has stopped being read, and the check would pass on nothing. */
const leastModules = 150

const options = await extractOptions('./.dependency-cruiser.cjs')
const { output } = await cruise(['shared', 'electron', 'renderer'], { ...options, validate: true })
const { summary, modules } = output as ICruiseResult
const own = modules.filter(({ source }) => /^(shared|electron|renderer)\//.test(source))

for (const { rule, from, to, comment } of summary.violations)
  console.error(`${rule.severity} ${rule.name}: ${from} -> ${to}${comment ? ` (${comment})` : ''}`)
console.log(`boundaries: ${own.length} own modules read, ${summary.violations.length} violations`)
if (own.length < leastModules) {
  console.error(`boundaries: only ${own.length} modules were read, at least ${leastModules} are expected`)
  process.exit(1)
}
if (summary.violations.length > 0) process.exit(1)
