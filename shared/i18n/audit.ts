import type { Texts } from './pair.ts'

export const audit = {
  title: ['审计', 'Audit'],
  text: [
    '每一次登记、修改、查看都在这里，改不了，删不掉',
    'Every record, change and look is here; it cannot be changed or deleted',
  ],
  verify: ['核对全部记录', 'Verify everything'],
  verifying: ['正在核对…', 'Verifying…'],
  whole: ['完好：{{entries}} 条，最新编码 {{code}}', 'Whole: {{entries}} entries, newest code {{code}}'],
  broken: ['发现 {{count}} 处异常，第一处在第 {{seq}} 条', '{{count}} problems; the first at entry {{seq}}'],
  brokenNoSeq: ['发现 {{count}} 处异常', '{{count}} problems'],
  damage: {
    entryChanged: ['这一条被改过', 'the entry was changed'],
    entryMissing: ['缺少这一条', 'the entry is missing'],
    entryMoved: ['这一条的位置不对', 'the entry stands in the wrong place'],
    newestMissing: ['最新的记录不见了', 'the newest entries are gone'],
    headUnreadable: ['校验文件读不出', 'the head file cannot be read'],
    recordChanged: ['登记内容被改过', 'the record was changed'],
    recordMissing: ['登记不见了', 'the record is missing'],
    recordUnknown: ['多出一条来历不明的登记', 'a record of unknown origin'],
    fileDamaged: ['数据库文件有损坏', 'the database file is damaged'],
  },
  damageAt: ['第 {{seq}} 条：{{what}}。{{detail}}', 'Entry {{seq}}: {{what}}. {{detail}}'],
  damageNoSeq: ['{{what}}。{{detail}}', '{{what}}. {{detail}}'],
  whatNow: [
    '请停止登记，保留现状，联系管理员从备份核对。',
    'Stop registering, leave everything as it is, and have an administrator compare with a backup.',
  ],
  seq: ['序号', 'No.'],
  time: ['时间', 'Time'],
  kind: ['事项', 'What'],
  actor: ['经手人', 'Who'],
  system: ['系统', 'system'],
  subject: ['对象', 'Record'],
  facts: ['摘要', 'Facts'],
  none: ['还没有记录', 'Nothing yet'],
} as const satisfies Texts
