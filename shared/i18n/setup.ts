import type { Texts } from './pair.ts'

export const setup = {
  title: ['首次设置', 'First start'],
  welcome: [
    '几分钟就好。所有资料只保存在这台电脑上，不需要网络。',
    'This takes a few minutes. Everything stays on this PC; no network is needed.',
  ],
  site: ['单位', 'Site'],
  siteName: ['单位名称', 'Name of the site'],
  siteNameHint: ['会印在访客牌、寄存单和交接表上', 'Printed on badges, slips and handover sheets'],
  kind: ['单位类型', 'Kind of site'],
  kinds: {
    office: ['办公楼', 'Office'],
    hotel: ['酒店', 'Hotel'],
    residential: ['住宅物业', 'Residential'],
    internetCafe: ['网吧', 'Internet café'],
  },
  brings: [
    '来访事由：{{reasons}}。{{minutes}} 分钟无人操作锁屏，备用金 {{cash}} 元，{{closing}} 关闭未登记离开的来访。以后都可以在设置里改。',
    'Visit reasons: {{reasons}}. Locks after {{minutes}} idle minutes, cash float {{cash}} yuan, open visits are closed at {{closing}}. All of it can be changed in the settings.',
  ],
  timeZone: ['时区', 'Time zone'],
  deskName: ['前台名称', 'Name of the desk'],
  deskExample: ['一楼前台', 'Ground floor desk'],
  administrator: ['管理员', 'Administrator'],
  name: ['姓名', 'Name'],
  staffNo: ['工号', 'Staff number'],
  password: ['密码', 'Password'],
  again: ['再输一遍密码', 'Password again'],
  differs: ['两次输入的密码不一样', 'The two passwords differ'],
  passwordHint: ['至少 8 位，可用字母、数字和符号', 'At least 8 characters'],
  finish: ['完成设置', 'Finish'],
  keyTitle: ['恢复密钥', 'Recovery key'],
  keyText: [
    '这串密钥只显示这一次。忘记管理员密码，或在另一台电脑上恢复备份，都要用它。请打印或抄写下来，装进信封，由经理保管。',
    'This key is shown only once. It is needed when the administrator forgets the password, or to open a backup on another PC. Print it or write it down, put it into an envelope, and let the manager keep it.',
  ],
  keyKept: ['我已打印或抄好恢复密钥', 'I have printed or written down the recovery key'],
  go: ['去登录', 'Go to sign in'],
  printed: ['打印日期：{{date}}', 'Printed on {{date}}'],
} as const satisfies Texts
