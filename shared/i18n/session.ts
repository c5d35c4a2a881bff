import type { Texts } from './pair.ts'

export const session = {
  choose: ['选择您的姓名', 'Choose your name'],
  chooseHint: ['方向键选择，或输入拼音、首字母', 'Arrows choose; or type pinyin or initials'],
  typed: ['已输入：{{typed}}', 'Typed: {{typed}}'],
  pinOf: ['{{name}}，请输入密码', 'PIN of {{name}}'],
  signIn: ['登录', 'Sign in'],
  checking: ['正在核对…', 'Checking…'],
  forgot: ['管理员忘记密码？用恢复密钥', 'Administrator forgot the password? Use the recovery key'],
  nobody: ['还没有人可以登录', 'Nobody may sign in yet'],
  demoHint: [
    '演示数据：每位员工的密码都是 2580，管理员陈静的密码是 demo-password',
    'Demo data: every PIN is 2580; the administrator 陈静 uses demo-password',
  ],
  recoveryKey: ['恢复密钥', 'Recovery key'],
  recoveryHint: ['首次设置时打印的八组字母数字', 'The eight groups printed at the first start'],
  newPassword: ['新密码', 'New password'],
  passwordHint: ['至少 8 位', 'At least 8 characters'],
  setPassword: ['设置新密码', 'Set the new password'],
  passwordSet: ['新密码已设置，请登录', 'The new password is set. Please sign in'],
  roles: {
    receptionist: ['前台', 'Receptionist'],
    dutyManager: ['值班经理', 'Duty manager'],
    hr: ['人事', 'HR'],
    administrator: ['管理员', 'Administrator'],
  },
} as const satisfies Texts
