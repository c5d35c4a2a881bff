import type { Texts } from './pair.ts'

/** Proving who one is with a finger, wherever a PIN would do as well. */
export const sign = {
  useFinger: ['改用指纹', 'Use a finger'],
  starting: ['正在连接指纹机…', 'Asking the reader…'],
  waiting: ['请把手指放到指纹机上…', 'Put your finger on the reader…'],
  unknownFinger: ['没有认出这个手指，请再按一次。', 'This finger is not known. Try again.'],
  dirtyFinger: ['没有看清，请擦干手指再按。', 'Not clear. Dry your finger and try again.'],
  recognized: ['{{name}}，正在确认…', '{{name}}, one moment…'],
  unfinished: [
    '还有内容没有填好，填好后再用指纹。',
    'Something is still missing. Fill it in, then use a finger.',
  ],
  absent: ['指纹机没有连接，请用密码。', 'The reader is not connected. Use the PIN.'],
  none: ['没有配置指纹机，请用密码。', 'No reader is set up. Use the PIN.'],
  stopped: ['没有等到手指，请再试或用密码。', 'No finger came. Try again or use the PIN.'],
  stop: ['不用指纹了', 'Stop'],
  notAllowed: [
    '{{name}}不能确认这一项，请换有权限的人按。',
    '{{name}} may not confirm this. Somebody who may, please.',
  ],
} as const satisfies Texts
