import type { Texts } from './pair.ts'

export const absences = {
  title: ['外出', 'Away'],
  text: [
    '登记被访人时，外出的人会带着留言和代理人显示',
    'Shown with message and deputy wherever a host is chosen',
  ],
  add: ['登记外出', 'Record absence'],
  edit: ['修改外出', 'Change absence'],
  person: ['谁外出', 'Who'],
  department: ['部门', 'Department'],
  from: ['从', 'From'],
  until: ['到', 'Until'],
  untilWrong: ['要晚于开始时间和现在，最多一年', 'After the beginning and now, a year at most'],
  message: ['留言（可告诉访客）', 'Message, for visitors too'],
  messageHint: ['如 外出开会，下午回来', 'Such as: at a meeting, back in the afternoon'],
  deputy: ['代理人', 'Deputy'],
  deputyHint: ['不选就找他平时的代理人', 'Left out: whoever always stands in'],
  deputyWrong: ['代理人不能是本人或已离职的人', 'The deputy must be somebody else who is here'],
  recordedBy: ['登记人', 'Recorded by'],
  state: ['状态', 'State'],
  running: ['外出中', 'Away'],
  coming: ['将外出', 'To come'],
  end: ['已回来', 'Is back'],
  ended: ['{{name}} 已回来', '{{name}} is back'],
  saved: ['已登记 {{name}} 外出', 'Absence of {{name}} recorded'],
  none: ['没有人登记外出', 'Nobody is away'],
  noneText: [
    '同事说要出去，按 Alt+N 记下到几点、谁代理。',
    'When somebody goes out, press Alt+N: until when, and who stands in.',
  ],
} as const satisfies Texts
