import { openTestDesk, requestId } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'
import { series, timed, type Finding } from './measure.ts'

const perSecond = 50
const seconds = 60

/** Waits for a moment without busy waiting. */
const until = (moment: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, Math.max(0, moment - performance.now()))
  })

/** R4: the worst commit of a minute at 50 acts a second, with checkpoints going on beside it. */
export async function benchBusyMinute(): Promise<Finding[]> {
  const desk = await openTestDesk()
  const samples: number[] = []
  const start = performance.now()
  for (let act = 0; act < perSecond * seconds; act += 1) {
    if (act % 100 === 0) desk.clock.monotonic += 60_000
    await until(start + (act * 1000) / perSecond)
    samples.push(await timed(() => desk.admin.visitors.register({ requestId: requestId(), ...visitor })))
  }
  await desk.close()
  const { p50, max } = series(samples)
  const note = `p50 ${p50.toFixed(2)} ms, ${samples.length} acts`
  return [
    { goal: 'R4', what: 'worst commit in a busy minute', measured: max, limit: 16, unit: 'ms', note },
    { goal: 'R4', what: 'worst commit against the median', measured: max / p50, limit: 25, unit: 'x', note },
  ]
}
