import type { PunchResult } from '#shared/contract/attendance.ts'

import type { Translate } from '../../i18n/index.ts'
import { formatClock } from '../../ui/time.ts'
import type { Told } from './use-clock.ts'
import type { Tone } from './voice.ts'

const tones: Record<PunchResult['meaning'], Tone> = {
  onTime: 'good',
  out: 'good',
  back: 'good',
  again: 'good',
  noShift: 'good',
  late: 'warn',
  earlyOut: 'warn',
}

/** Failures in a row after which another way is offered. */
const enough = 3

/** Somebody has tried often enough: he is shown what else he can do. */
export const isStuck = (told: Told): boolean => 'failures' in told && told.failures >= enough

/** Good, attention, or not known: the same for the colour, the icon and the ear. */
export function toneOf(told: Told): Tone {
  switch (told.kind) {
    case 'punch':
      return tones[told.result.meaning]
    case 'explained':
      return 'good'
    case 'dirtyFinger':
      return 'warn'
    case 'unknownFinger':
    case 'unknownCard':
    case 'notKept':
      return 'bad'
  }
}

/** What is said aloud. */
export function lineOf(t: Translate, told: Told): string {
  if (isStuck(told)) return t('clock.failed.title')
  switch (told.kind) {
    case 'punch': {
      const { name, at, meaning, minutes } = told.result
      return t(`clock.say.${meaning}`, { name, minutes, time: formatClock(at) })
    }
    case 'explained':
      return t(told.again ? 'clock.explain.again' : 'clock.explain.done')
    case 'dirtyFinger':
      return t(`clock.dirtyTexts.${told.reason}`)
    case 'unknownFinger':
      return t('clock.unknown')
    case 'unknownCard':
      return t('clock.unknownCard')
    case 'notKept':
      return t('clock.notKept')
  }
}
