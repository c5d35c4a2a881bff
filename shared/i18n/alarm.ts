import type { Texts } from './pair.ts'

/** Matters that the core itself raises, in the language of the site's papers. */
export const alarm = {
  hazard: [
    '访客{{name}}（{{phone}} {{company}}）找{{host}}，自报携带危险品、发热或有其他安全隐患，没有登记放行。请负责人马上到前台处理',
    'Visitor {{name}} ({{phone}} {{company}}) for {{host}} reports dangerous goods, fever or another hazard, and was not let in. Come to the desk at once',
  ],
} as const satisfies Texts
