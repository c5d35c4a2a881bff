import type { Pair } from './pair.ts'

/** Texts of the matters that the desk opens by itself when a pass does not come back; in the language of the forms. */
export const passMatters = {
  kept: [
    '{{kind}} {{number}} 没有带回：{{name}}（{{visit}}），{{note}}',
    '{{kind}} {{number}} not returned: {{name}} ({{visit}}), {{note}}',
  ],
  lost: [
    '{{kind}} {{number}} 遗失：{{name}}（{{visit}}），{{note}}',
    '{{kind}} {{number}} lost: {{name}} ({{visit}}), {{note}}',
  ],
  traced: ['清场时未交回', 'not handed in when traced'],
} as const satisfies Readonly<Record<string, Pair>>
