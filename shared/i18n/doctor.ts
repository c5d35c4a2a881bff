import type { Texts } from './pair.ts'

/** What `qiantai doctor` says of each thing it looks at, and what to do about it. */
export const doctor = {
  summary: ['检查这台电脑和数据夹能不能好好运行前台', 'check this PC and the data folder'],
  json: ['输出 JSON', 'as JSON'],
  state: { ok: ['正常', 'ok'], warn: ['注意', 'warn'], fail: ['不行', 'fail'] },
  node: {
    name: ['运行环境', 'Node'],
    ok: ['Node {{version}}', 'Node {{version}}'],
    fail: [
      'Node {{version}} 太旧：请用 npm 脚本启动，它会用自带的 Node 24。',
      'Node {{version}} is too old: start through the npm scripts, which bring Node 24.',
    ],
  },
  driver: {
    name: ['数据库驱动', 'Database driver'],
    ok: ['SQLite {{version}}', 'SQLite {{version}}'],
    fail: ['装不上：{{why}}。请重新安装程序。', 'Cannot be loaded: {{why}}. Install the program again.'],
  },
  space: {
    name: ['磁盘空间', 'Disk space'],
    ok: ['还剩 {{free}} MB', '{{free}} MB free'],
    warn: [
      '只剩 {{free}} MB，不到数据库的三倍：请清理磁盘。',
      'Only {{free}} MB free, less than three times the database: free some space.',
    ],
    fail: [
      '只剩 {{free}} MB，快存不下登记了：请马上清理磁盘。',
      'Only {{free}} MB free: free some space now.',
    ],
  },
  folder: {
    name: ['数据夹', 'Data folder'],
    ok: ['{{dir}}，只有本人能读', '{{dir}}, readable by its owner only'],
    none: ['{{dir}} 还没有，第一次启动时建立', '{{dir}} is not there yet; the first start makes it'],
    warn: [
      '{{dir}} 别的用户也能读：请把权限改为只有本人（chmod 700）。',
      'Other users can read {{dir}}: make it private (chmod 700).',
    ],
    fail: [
      '{{dir}} 不能写：请检查权限和写保护。',
      '{{dir}} cannot be written: check permissions and write protection.',
    ],
  },
  place: {
    name: ['存放位置', 'Place'],
    ok: ['本机磁盘', 'a disk of this PC'],
    warn: [
      '在同步盘（{{what}}）里：同步会弄坏正在用的数据库，请移到普通文件夹；备份可以放同步盘。',
      'Inside a synchronised folder ({{what}}): move it out; backups may be synchronised, the live file may not.',
    ],
    fail: [
      '在网络盘（{{what}}）上：会损坏数据库，请移到本机磁盘；备份可以放网络盘。',
      'On a network share ({{what}}), which damages databases: move it to a disk of this PC.',
    ],
  },
  serial: {
    name: ['串口', 'Serial ports'],
    ok: ['{{ports}}', '{{ports}}'],
    warn: [
      '没有看到串口（{{why}}）：没有指纹机就不用管；有的话检查数据线，或在设置里直接填写端口。',
      'None seen ({{why}}): fine without a reader; otherwise check the cable, or type the port in the settings.',
    ],
    none: ['没有接', 'none plugged in'],
  },
  printers: {
    name: ['打印机', 'Printers'],
    ok: ['{{printers}}', '{{printers}}'],
    warn: ['没有安装打印机：小票和交接单打不出来。', 'None installed: slips and reports cannot be printed.'],
    unknown: ['这里查不到，请在系统设置里看。', 'Cannot be told from here: look into the system settings.'],
  },
  fonts: {
    name: ['中文字体', 'Chinese fonts'],
    ok: ['自带 {{shipped}}，系统 {{system}} 种', 'own {{shipped}}, {{system}} of the system'],
    warn: ['自带的字体不在，系统有 {{system}} 种。', 'Our own font is missing; the system has {{system}}.'],
    fail: [
      '没有中文字体，打印会缺字：请重新安装程序。',
      'No Chinese font: prints will miss characters. Install again.',
    ],
  },
  clock: {
    name: ['电脑时钟', 'Clock'],
    ok: ['{{now}}', '{{now}}'],
    fail: [
      '电脑时间 {{now}} 早于最新一条登记 {{newest}}：请校准时间。',
      'The clock says {{now}}, before the newest record of {{newest}}: set it right.',
    ],
  },
  backups: {
    name: ['备份', 'Backups'],
    ok: ['最近一次 {{at}}', 'last one {{at}}'],
    none: ['还没有登记，不用备份', 'nothing to back up yet'],
    warn: [
      '最近一次 {{at}}，超过两天：请运行 qiantai backup。',
      'Last one {{at}}, more than two days ago: run qiantai backup.',
    ],
    never: ['从来没有备份过：请运行 qiantai backup。', 'Never made: run qiantai backup.'],
  },
  electron: {
    name: ['桌面程序', 'Desktop'],
    ok: ['{{program}}', '{{program}}'],
    warn: [
      '没有安装 Electron：前台在本机浏览器里运行。',
      'Electron is not installed: the front desk runs in this machine’s browser.',
    ],
  },
} as const satisfies Texts
