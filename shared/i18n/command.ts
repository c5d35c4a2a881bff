import type { Texts } from './pair.ts'

/** Texts of the command line; it says both languages in one line. */
export const command = {
  intro: ['前台：管理员命令。', 'Front desk: commands for administrators.'],
  more: ['每条命令的说明：qiantai 命令 --help', 'About one command: qiantai COMMAND --help'],
  noSuchCommand: ['没有这条命令：{{name}}', 'No such command: {{name}}'],
  dataOption: ['数据夹', 'data folder'],
  noDisplay: [
    '没有显示器，改在本机浏览器里运行。',
    'There is no display, so the front desk runs for a browser on this machine.',
  ],
  noElectron: [
    '没有安装桌面程序 Electron，也连不上 {{host}} 下载，改在本机浏览器里运行，功能一样。',
    'Electron is not installed and {{host}} cannot be reached to fetch it, so the front desk runs in your browser instead.',
  ],
  installingElectron: ['正在从 {{host}} 下载桌面程序 Electron…', 'Fetching Electron from {{host}}…'],
  electronNotInstalled: [
    'Electron 没有装好，改在本机浏览器里运行，功能一样。',
    'Electron could not be installed, so the front desk runs in your browser instead.',
  ],
  building: ['正在生成界面，只需一次…', 'Building the interface, once…'],
  buildFailed: ['界面没有生成成功，原因见上。', 'The interface could not be built; the reason is above.'],
  start: {
    summary: ['打开前台', 'open the front desk'],
    host: ['桌面程序（默认）或本机浏览器', 'desktop (default) or this machine’s browser'],
    demo: ['演示数据，放在单独的数据夹', 'an example site in a data folder of its own'],
    port: ['浏览器方式的端口，默认任选', 'port for the browser, any free one by default'],
    dev: ['从源代码加载界面，改动即刷新', 'the interface from source, with hot reload'],
    noOpen: ['不自动打开浏览器', 'do not open the browser'],
    running: [
      '前台已打开，用上面的地址；按 Ctrl+C 关闭。',
      'The front desk is open at the address above; Ctrl+C closes it.',
    ],
    portTaken: ['端口 {{port}} 已被占用，请换一个。', 'Port {{port}} is taken; choose another.'],
    notADemo: [
      '{{dir}} 是正式数据，不能当演示打开。',
      '{{dir}} holds real records and cannot be opened as the example.',
    ],
    noDemoReader: [
      '模拟指纹机没有接上（{{why}}），其余照常。',
      'No simulated reader ({{why}}); everything else works.',
    ],
    seeding: ['正在准备演示数据…', 'Making the example site…'],
    demoPassword: [
      '演示管理员：{{name}}（工号 {{staffNo}}），密码 {{password}}',
      'Example administrator: {{name}} (staff number {{staffNo}}), password {{password}}',
    ],
  },
  noDatabase: ['{{dir}} 里没有前台的数据库。', 'There is no front-desk database in {{dir}}.'],
  call: {
    summary: ['以某位员工的身份办一件事', 'do one thing as a member of staff'],
    procedure: ['要办的事，例如 visitors.onSite', 'what to do, such as visitors.onSite'],
    json: ['内容；- 表示从标准输入读', 'its input; - reads standard input'],
    as: [
      '员工工号；密码取自 QIANTAI_PIN 或现场输入',
      'staff number; the PIN comes from QIANTAI_PIN or the terminal',
    ],
    oneProcedure: ['请写明一件要办的事。', 'Name one procedure.'],
    noProcedure: ['没有这件事可办：{{name}}', 'No such procedure: {{name}}'],
    noJson: ['内容必须是一个 JSON 对象。', 'The input must be one JSON object.'],
    noStaff: ['没有工号 {{staffNo}}。', 'There is no staff number {{staffNo}}.'],
    pin: ['密码', 'PIN'],
    pinNeeded: [
      '需要密码：请设置 QIANTAI_PIN，或在终端里运行。',
      'A PIN is needed: set QIANTAI_PIN or use a terminal.',
    ],
  },
  simulate: {
    summary: ['模拟一台指纹机或读卡器，供测试和演示', 'a simulated reader, for tests and demonstrations'],
    family: ['型号系列；line 是读卡器', 'family of readers; line is a card reader'],
    port: [
      '已有的串口，或要新建的名字；在设置里填同一个',
      'a tty that exists, or a name to make; type the same in the settings',
    ],
    model: ['型号，决定它认得哪些指令', 'model, which decides what it understands'],
    fingers: ['保存指纹名单的文件', 'file that keeps the fingers'],
    fault: ['模拟的故障', 'fault to simulate'],
    form: ['读卡器（line）发送的格式', 'what a card reader (line) sends'],
    portNeeded: ['请用 --port 写明串口。', 'Name the port with --port.'],
    notATty: ['{{path}} 已存在，而且不是串口。', '{{path}} exists and is no serial port.'],
    failed: ['模拟指纹机打不开：{{why}}', 'The simulated reader could not be opened: {{why}}'],
  },
  verify: {
    summary: ['核对登记有没有被改动、缺失', 'check that no record was changed or lost'],
    whole: ['完好：{{entries}} 条，链头 {{code}}。', 'Whole: {{entries}} entries, chain head {{code}}.'],
    damaged: [
      '有损坏：{{count}} 处，审计链第一处断在 {{first}}。',
      'Damaged: {{count}} places; the chain first breaks at {{first}}.',
    ],
  },
  backup: {
    summary: ['备份，并核对备份', 'make a backup and check it'],
    to: ['备份放到哪个文件夹', 'folder for the backup'],
    made: ['备份完成并已核对，共 {{entries}} 条。', 'Backed up and checked: {{entries}} entries.'],
    notVerified: [
      '备份没有通过核对，不算数：{{why}}',
      'The backup did not pass its check and does not count: {{why}}',
    ],
  },
  restore: {
    summary: [
      '用备份恢复；原来的数据另存，不删除',
      'put a backup in place; what was there is set aside, not deleted',
    ],
    file: ['备份文件', 'the backup'],
    oneFile: ['请写明一个备份文件。', 'Name one backup file.'],
    recoveryKey: ['恢复密钥', 'Recovery key'],
    done: [
      '已恢复 {{entries}} 条并核对；原来的数据在 {{aside}}。',
      'Restored and checked: {{entries}} entries; what was there before is in {{aside}}.',
    ],
    newerLost: [
      '注意：备份之后的 {{count}} 条不在里面，请按纸质记录补录。',
      'Note: {{count}} entries made after the backup are not in it; type them in from paper.',
    ],
    noSuchFile: ['找不到这个备份文件。', 'There is no such backup file.'],
    checksum: [
      '备份文件与它的清单不符，可能已损坏，没有恢复。',
      'The file differs from its manifest and may be damaged; nothing was restored.',
    ],
    copyDamaged: [
      '备份有损坏（{{why}}），没有恢复，请换一个备份。',
      'The backup is damaged ({{why}}); nothing was restored. Take another one.',
    ],
    keyNeeded: [
      '这里没有这份备份的密钥：请设置 QIANTAI_RECOVERY_KEY 为打印的恢复密钥，或在终端里运行。',
      'The key of this backup is not here: set QIANTAI_RECOVERY_KEY to the printed recovery key, or use a terminal.',
    ],
    keyWrong: ['恢复密钥不对，没有恢复。', 'Wrong recovery key; nothing was restored.'],
  },
  recoverKey: {
    summary: [
      '密钥文件丢了，用打印的恢复密钥找回',
      'bring back a lost key file with the printed recovery key',
    ],
    done: ['密钥已找回。', 'The key is back.'],
    notNeeded: ['密钥还在，不用找回。', 'The key is here; there is nothing to recover.'],
    notSetUp: ['首次设置还没有完成，没有密钥可找。', 'The first start was never finished; there is no key.'],
  },
} as const satisfies Texts
