import type { Texts } from './pair.ts'

/** Matters that the core itself raises, in the language of the site's papers. */
export const alarm = {
  hazard: [
    '访客{{name}}（{{phone}} {{company}}）找{{host}}，自报携带危险品、发热或有其他安全隐患，没有登记放行。请负责人马上到前台处理',
    'Visitor {{name}} ({{phone}} {{company}}) for {{host}} reports dangerous goods, fever or another hazard, and was not let in. Come to the desk at once',
  ],
  clockForward: [
    '电脑的时间往前跳了{{span}}。请马上和手机对一下时间，不对就改过来。这以后的打卡都做了记号，在“考勤－电脑时钟”里看。',
    'The PC clock jumped ahead by {{span}}. Compare it with a phone at once and set it if it is wrong. Punches since then are marked: see Attendance, PC clock.',
  ],
  clockBack: [
    '电脑的时间倒退了{{span}}。请马上和手机对一下时间，不对就改过来。这以后的打卡都做了记号，在“考勤－电脑时钟”里看。',
    'The PC clock went back by {{span}}. Compare it with a phone at once and set it if it is wrong. Punches since then are marked: see Attendance, PC clock.',
  ],
  clockBehind: [
    '程序启动时，电脑的时间比最近一条记录还早，至少慢了{{span}}。请马上和手机对一下时间，不对就改过来。这以后的打卡都做了记号，在“考勤－电脑时钟”里看。',
    'At start the PC clock stood before the newest record, by {{span}} at least. Compare it with a phone at once and set it if it is wrong. Punches since then are marked: see Attendance, PC clock.',
  ],
  clockPunches: [
    '电脑的时间已经恢复。时间不准的时候有 {{punches}} 次打卡，请到“考勤－电脑时钟”里核对，需要的就更正。',
    'The PC clock is right again. While it was wrong there were {{punches}} punches: check them under Attendance, PC clock, and put right what needs it.',
  ],
} as const satisfies Texts
