import type { Texts } from './pair.ts'

/**
 * Why the desk could not start and what to do about it: the start screen of both hosts and the command line say the same.
 * `what` and `next` of every reason take {{file}}, {{detail}} and {{backup}}.
 */
export const start = {
  title: ['前台暂时打不开', 'The front desk cannot start'],
  safe: [
    '没有任何登记被改动。请先用纸质登记本，修好后再补录。',
    'No record was changed. Use the paper book for now and type it in afterwards.',
  ],
  whatToDo: ['怎么办', 'What to do'],
  technical: ['给管理员看', 'For the administrator'],
  crashed: {
    what: [
      '主程序连续出错，已停止重启。',
      'The core failed several times in a row and is not started again.',
    ],
    next: [
      '关闭窗口后重新打开；还是这样，请把数据夹交给管理员检查：qiantai doctor --data 数据夹。',
      'Close the window and open it again; if it stays so, let an administrator check: qiantai doctor --data DIR.',
    ],
  },
  interfaceCrashed: {
    what: [
      '界面连续出错，已停止重开。',
      'The interface failed several times in a row and is not opened again.',
    ],
    next: [
      '关闭窗口后重新打开；还是这样，请重启电脑并告诉管理员。',
      'Close the window and open it again; if it stays so, restart the PC and tell the administrator.',
    ],
  },
  notADemo: {
    what: [
      '这个数据夹里是正式数据，不能当演示打开：{{file}}',
      'This folder holds real records and cannot be opened as the example: {{file}}',
    ],
    next: [
      '不带 --demo 重新打开，或给演示另选一个数据夹。',
      'Open it without --demo, or choose another folder for the example.',
    ],
  },
  missing: {
    what: [
      '数据夹里有前台用过的痕迹，但数据库文件不见了：{{file}}',
      'The data folder has been used, but the database is gone: {{file}}',
    ],
    next: [
      '把文件找回来，或从备份恢复：qiantai restore 备份文件 --data 数据夹。程序不会自己新建空库。',
      'Bring the file back, or restore a backup: qiantai restore FILE --data DIR. No empty database is made over it.',
    ],
  },
  empty: {
    what: ['数据库文件是空的（0 字节）：{{file}}', 'The database file is empty (0 bytes): {{file}}'],
    next: [
      '从备份恢复：qiantai restore 备份文件 --data 数据夹。空文件会另存，不会删除。',
      'Restore a backup: qiantai restore FILE --data DIR. The empty file is set aside, not deleted.',
    ],
  },
  notADatabase: {
    what: ['这不是数据库文件：{{file}}', 'This is not a database: {{file}}'],
    next: [
      '检查是不是放错了文件或选错了数据夹；否则从备份恢复：qiantai restore 备份文件 --data 数据夹。',
      'Check for a misplaced file or the wrong folder; otherwise restore a backup: qiantai restore FILE --data DIR.',
    ],
  },
  foreign: {
    what: ['这是别的程序的数据库：{{file}}', 'This database belongs to another program: {{file}}'],
    next: [
      '选对数据夹再启动；这个文件没有被改动。',
      'Start with the right data folder; this file was not touched.',
    ],
  },
  newer: {
    what: [
      '数据库由更新版本的前台写成（{{detail}}）：{{file}}',
      'The database was written by a newer version ({{detail}}): {{file}}',
    ],
    next: [
      '请安装那个新版本再打开；旧版本不会改动它。',
      'Install that newer version and open it again; this version does not touch it.',
    ],
  },
  readOnly: {
    what: [
      '数据夹只能读，不能写：{{file}} {{detail}}',
      'The data folder can be read but not written: {{file}} {{detail}}',
    ],
    next: [
      '检查文件夹权限、磁盘是否写保护、是否放在了网络盘上，然后重新启动。',
      'Check permissions, write protection, and that it is no network share; then start again.',
    ],
  },
  locked: {
    what: [
      '这个数据夹已经被另一个前台程序打开：{{file}}',
      'Another front desk has this data folder open: {{file}}',
    ],
    next: [
      '请用已经打开的那个窗口；找不到就重启电脑再打开。',
      'Use the window that is already open; if you cannot find it, restart the PC.',
    ],
  },
  damaged: {
    what: ['数据库有损坏：{{file}} {{detail}}', 'The database is damaged: {{file}} {{detail}}'],
    next: [
      '不要删除任何文件，从备份恢复：qiantai restore 备份文件 --data 数据夹。坏文件会另存，供以后核对。',
      'Delete nothing. Restore a backup: qiantai restore FILE --data DIR. The damaged file is set aside for later.',
    ],
  },
  migrationFailed: {
    what: [
      '数据库升级没有成功，已退回原来的版本（{{detail}}）：{{file}}',
      'The upgrade of the database failed and was taken back ({{detail}}): {{file}}',
    ],
    next: [
      '先用旧版本程序打开。升级前的备份：{{backup}}',
      'Open it with the previous version for now. Backup made before the upgrade: {{backup}}',
    ],
  },
  diskFull: {
    what: ['磁盘已满，打不开数据库：{{file}}', 'The disk is full: {{file}}'],
    next: [
      '清理磁盘（不要动数据夹），然后重新启动。',
      'Free some space outside the data folder, then start again.',
    ],
  },
  keyMissing: {
    what: [
      '数据夹里有登记，但打开证件号码用的密钥不见了：{{file}}',
      'The records are here, but the key to the ID numbers is gone: {{file}}',
    ],
    next: [
      '拿出首次设置时打印的恢复密钥，运行：qiantai recover-key --data 数据夹。',
      'Take the recovery key printed at the first start and run: qiantai recover-key --data DIR.',
    ],
  },
  noBackup: ['没有备份', 'no backup'],
} as const satisfies Texts
