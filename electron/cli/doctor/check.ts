import { say } from '#shared/i18n/fill.ts'
import type { Pair } from '#shared/i18n/pair.ts'

export type State = 'ok' | 'warn' | 'fail'

/** One thing looked at, in both languages. */
export interface Finding {
  readonly check: string
  readonly state: State
  readonly zh: string
  readonly en: string
}

export function finding(
  check: string,
  state: State,
  pair: Pair,
  values: Readonly<Record<string, string | number>> = {},
): Finding {
  return { check, state, zh: say(pair, 'zh-CN', values), en: say(pair, 'en', values) }
}
