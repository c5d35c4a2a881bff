import type { Pair } from './pair.ts'

/**
 * Texts of the matters that the desk opens by itself when a pass does not come back, in the language of the forms. They name
 * the visit, not the visitor: matters outlive his data.
 */
export const passMatters = {
  kept: [
    '{{kind}} {{number}} 没有带回：访客登记 {{visit}}，{{note}}',
    '{{kind}} {{number}} not returned: visit {{visit}}, {{note}}',
  ],
  lost: [
    '{{kind}} {{number}} 遗失：访客登记 {{visit}}，{{note}}',
    '{{kind}} {{number}} lost: visit {{visit}}, {{note}}',
  ],
  traced: ['清场时未交回', 'not handed in when traced'],
} as const satisfies Readonly<Record<string, Pair>>
