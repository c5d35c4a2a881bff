import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'
import { series, timed, type Finding } from './measure.ts'

const perSecond = 50
const seconds = 60
/** Visits already in the register: what a busy site has after some years. */
const rows = 1_000_000

/** Waits for a moment without busy waiting. */
const until = (moment: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, Math.max(0, moment - performance.now()))
  })

/** Copies the one visit there is until the register is full: spread over three years, closed, each with its own number. */
function fillRegister({ desk: { core } }: TestDesk): void {
  const columns = core.sqlite.pragma('table_info(visits)') as { name: string }[]
  const own: Readonly<Record<string, string>> = {
    id: 'made.value',
    number: "'X' || made.value",
    arrived_at: 'arrived_at - (@rows - made.value) * 95000',
    leave_kind: "'seen'",
    left_at: 'arrived_at',
    left_recorded_at: 'arrived_at',
    left_recorded_by: '1',
  }
  const names = columns.map(({ name }) => name)
  core.sqlite
    .prepare(
      `WITH RECURSIVE made (value) AS (VALUES (2) UNION ALL SELECT value + 1 FROM made WHERE value < @rows)
       INSERT INTO visits (${names.join(', ')})
       SELECT ${names.map((name) => own[name] ?? name).join(', ')} FROM visits, made WHERE visits.id = 1`,
    )
    .run({ rows })
}

/** R4: the worst commit of a minute at 50 acts a second, with checkpoints going on beside it. */
export async function benchBusyMinute(): Promise<Finding[]> {
  const desk = await openTestDesk()
  await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
  fillRegister(desk)
  desk.desk.core.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const samples: number[] = []
  const start = performance.now()
  for (let act = 0; act < perSecond * seconds; act += 1) {
    if (act % 100 === 0) desk.clock.monotonic += 60_000
    await until(start + (act * 1000) / perSecond)
    samples.push(await timed(() => desk.admin.visitors.register({ requestId: requestId(), ...visitor })))
  }
  await desk.close()
  const { p50, max } = series(samples)
  const note = `p50 ${p50.toFixed(2)} ms, ${samples.length} acts on ${rows} visits`
  return [
    { goal: 'R4', what: 'worst commit in a busy minute', measured: max, limit: 16, unit: 'ms', note },
    { goal: 'R4', what: 'worst commit against the median', measured: max / p50, limit: 25, unit: 'x', note },
  ]
}
