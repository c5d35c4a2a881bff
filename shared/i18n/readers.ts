import type { Texts } from './pair.ts'

export const readers = {
  title: ['指纹机', 'Readers'],
  text: ['指纹特征只存在指纹机里，电脑上没有。', 'Fingerprints stay in the reader; the computer has none.'],
  add: ['添加指纹机', 'Add a reader'],
  edit: ['修改指纹机', 'Edit reader'],
  name: ['名称', 'Name'],
  nameHint: [
    '如 前台、员工通道。换口后用原名称再添加，原来的指纹继续有效',
    'Such as desk, staff door. Added again under its name, it keeps its fingers',
  ],
  path: ['串口', 'Port'],
  pathHint: [
    '选一个，或直接输入，如 COM3、/dev/ttyUSB0',
    'Choose one, or type it, such as COM3 or /dev/ttyUSB0',
  ],
  baudRate: ['速率', 'Speed'],
  password: ['模块密码', 'Module password'],
  passwordHint: ['没有改过就留空', 'Leave empty unless it was changed'],
  passwordKeep: ['留空就不变', 'Empty keeps it as it is'],
  passwordWrong: ['写数字，或 0x 开头的十六进制数', 'Digits, or 0x and hexadecimal digits'],
  state: ['状态', 'State'],
  since: ['开始于', 'Since'],
  used: ['已存', 'Stored'],
  usedOf: ['{{used}} / {{capacity}}', '{{used}} / {{capacity}}'],
  states: {
    connecting: ['连接中', 'Connecting'],
    ready: ['正常', 'OK'],
    absent: ['未连接', 'Not connected'],
    wrongPassword: ['密码不对', 'Wrong password'],
    failed: ['故障', 'Fault'],
    stopped: ['已停用', 'Off'],
  },
  hints: {
    connecting: ['正在找指纹机', 'Looking for the reader'],
    absent: ['检查数据线和串口，插好后自动连上', 'Check cable and port; it connects by itself'],
    wrongPassword: ['点「修改」填写模块密码', 'Edit it and enter the module password'],
    failed: ['别的程序占用了串口，或没有权限', 'The port is in use or not permitted'],
  },
  none: ['还没有指纹机', 'No reader yet'],
  noneText: [
    '插上指纹机再添加；没有也可以，大家用工号和密码打卡。',
    'Plug one in and add it. Without one, everybody clocks by staff number and PIN.',
  ],
  remove: ['移除', 'Remove'],
  removeTitle: ['移除 {{name}}？', 'Remove {{name}}?'],
  removeText: [
    '不再用它打卡。里面的指纹不会自动删除；要删除，请先在员工页删除。',
    'It is no longer used. Fingers in it are not deleted; delete them on the staff pages first.',
  ],
  saved: ['{{name}} 已保存，正在连接', '{{name}} is saved and connecting'],
  removed: ['{{name}} 已移除', '{{name}} is removed'],
} as const satisfies Texts
