import { testClock, type TestClock } from './desk.ts'

/** A desk's clock whose timers fire only when the test lets time run. */
export function heldTimers(): {
  readonly clock: TestClock
  readonly port: { wall(): number; monotonic(): number; after(ms: number, act: () => void): () => void }
  /** Lets so many ms go by and fires what is due, in order. */
  run(ms: number): void
} {
  const clock = testClock()
  let waiting: { at: number; act: () => void }[] = []
  return {
    clock,
    port: {
      wall: () => clock.wall,
      monotonic: () => clock.monotonic,
      after(ms, act) {
        const timer = { at: clock.monotonic + ms, act }
        waiting.push(timer)
        return () => (waiting = waiting.filter((one) => one !== timer))
      },
    },
    run(ms) {
      clock.advance(ms)
      const due = waiting.filter(({ at }) => at <= clock.monotonic).sort((a, b) => a.at - b.at)
      waiting = waiting.filter((timer) => !due.includes(timer))
      for (const { act } of due) act()
    },
  }
}
