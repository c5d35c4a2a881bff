import type { Alarm } from '#shared/contract/evacuation.ts'
import type { Core } from '../../core.ts'

/** Changes after which the alarm may be another one: it began, ended, or people gather elsewhere. */
const topics: readonly string[] = ['evacuation', 'settings']

/** The evacuation that runs, as the screens that nobody signs in to show it. */
export function createAlarm(core: Core) {
  const running = core.sqlite.prepare('SELECT drill FROM evacuations WHERE ended_at IS NULL').pluck()
  return {
    /** Null while none runs. A file too damaged to tell stops neither the staff clock nor the visitor's screen. */
    now(): Alarm | null {
      if (!core.site.exists()) return null
      try {
        const drill = running.get()
        if (drill === undefined) return null
        return { drill: drill === 1, assemblyPlace: core.site.settings().reception.assemblyPlace }
      } catch (error) {
        core.ports.log.error('evacuation.alarm', error)
        return null
      }
    },
    /** Until the returned function is called. */
    onChange: (listener: () => void): (() => void) =>
      core.onCommit((changes) => {
        if (changes.some(({ topic }) => topics.includes(topic))) listener()
      }),
  }
}
