import type { z } from 'zod'
import type { enrolEvent } from '#shared/contract/fingers.ts'
import type { EnrolStep } from '../../readers/reader.ts'

type EnrolEvent = z.infer<typeof enrolEvent>

/**
 * The steps a person is guided through, each with the number of its press; the others end the enrolment and are told
 * otherwise. A poor press is pressed again under its number, a different finger begins anew.
 */
export function createGuidance(): (step: EnrolStep) => EnrolEvent | null {
  let press = 1
  return (step) => {
    switch (step.step) {
      case 'press':
        press = 1
        return { kind: 'step', step: 'press', press, reason: null }
      case 'pressAgain':
        press += 1
        return { kind: 'step', step: 'pressAgain', press, reason: null }
      case 'poor':
        return { kind: 'step', step: 'poor', press, reason: step.reason }
      case 'lift':
      case 'different':
        return { kind: 'step', step: step.step, press, reason: null }
      case 'duplicate':
      case 'stored':
        return null
    }
  }
}
