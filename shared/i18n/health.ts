import type { Texts } from './pair.ts'

/** What is the matter with the desk itself: lamps, the line above every screen, and the panel behind both. */
export const health = {
  since: ['从 {{at}} 起', 'Since {{at}}'],
  whatToDo: ['怎么办', 'What to do'],
  accept: ['写明理由并接受', 'Accept with a reason'],
  toClock: ['去看电脑时钟', 'Go to the PC clock'],
  toBackups: ['去备份', 'Go to backups'],
  toAudit: ['去核对', 'Go and verify'],
  region: ['重要提示', 'Important'],
  lamps: {
    database: ['数据库', 'Database'],
    clock: ['电脑时钟', 'PC clock'],
    backup: ['备份', 'Backup'],
    disk: ['磁盘', 'Disk'],
    evacuation: ['疏散名单', 'Evacuation list'],
  },
  states: {
    fileDamaged: ['有损坏', 'damaged'],
    newestMissing: ['只能看，不能登记', 'read-only'],
    entryChanged: ['只能看，不能登记', 'read-only'],
    headUnreadable: ['需要核对', 'verify'],
    clockDoubtful: ['不准', 'doubtful'],
    backupOverdue: ['已过期', 'overdue'],
    diskLow: ['空间不足', 'nearly full'],
    evacuationListUnwritten: ['没写成', 'not written'],
  },
  banners: {
    fileDamaged: [
      '数据库有损坏，登记已停止：已有的记录还能看，新的请先记在纸上。',
      'The database is damaged and registering has stopped. Records can be read; write new ones on paper.',
    ],
    newestMissing: [
      '最新的记录不见了，登记已停止：已有的记录还能看，新的请先记在纸上。',
      'The newest entries are gone and registering has stopped. Records can be read; write new ones on paper.',
    ],
    entryChanged: [
      '记录被改写过，登记已停止：已有的记录还能看，新的请先记在纸上。',
      'Entries were rewritten and registering has stopped. Records can be read; write new ones on paper.',
    ],
  },
  what: {
    fileDamaged: [
      '数据库文件有损坏。为了不越写越坏，登记已停止，已有的记录还能看。',
      'The database file is damaged. So that nothing gets worse, registering has stopped; records can still be read.',
    ],
    newestMissing: [
      '最新的 {{missing}} 条记录不见了：校验文件记得它们，数据库里只到第 {{headSeq}} 条。登记已停止，已有的记录还能看。',
      'The newest {{missing}} entries are gone: the head file knows them, the database ends at entry {{headSeq}}. Registering has stopped; records can still be read.',
    ],
    entryChanged: [
      '记录与校验文件对不上：第 {{headSeq}} 条或更早的被改写过。登记已停止，已有的记录还能看。',
      'The entries do not match the head file: entry {{headSeq}} or an earlier one was rewritten. Registering has stopped; records can still be read.',
    ],
    headUnreadable: [
      '启动时校验文件读不出，所以不知道最新的记录是不是都在。',
      'The head file could not be read at start, so nobody can tell whether the newest entries are all there.',
    ],
    clockForward: [
      '电脑的时间往前跳了 {{span}}：被人改过，或者电脑休眠过。这以后的打卡都做了记号。',
      'The PC clock jumped ahead by {{span}}: somebody set it, or the PC slept. Punches since then are marked.',
    ],
    clockBack: [
      '电脑的时间倒退了 {{span}}：被人改过，或者主板电池没电。这以后的打卡都做了记号。',
      'The PC clock is behind by {{span}}: somebody set it, or its battery is empty. Punches since then are marked.',
    ],
    backupNever: ['到现在还没有一份核对过的备份。', 'There is no verified backup yet.'],
    backupOverdue: [
      '最近一份核对过的备份是 {{at}} 的，已经超过两天。',
      'The newest verified backup is of {{at}}, more than two days ago.',
    ],
    listNever: [
      '疏散名单还没写进设定的文件夹：{{why}}。',
      'The evacuation list has not been written into its folder yet: {{why}}.',
    ],
    listOld: [
      '疏散名单从 {{at}} 起没有再写：{{why}}。',
      'The evacuation list has not been written since {{at}}: {{why}}.',
    ],
    diskLow: [
      '磁盘只剩 {{free}}，少于 {{wanted}}。满了就存不了登记和备份。',
      'Only {{free}} are left on the disk, less than {{wanted}}. A full disk takes no records and no backups.',
    ],
  },
  next: {
    fileDamaged: [
      '先在纸上记，叫管理员。管理员：关掉程序，用最近的备份恢复（qiantai restore 备份文件 --data 数据夹）。现在的文件会另存，不会删除。',
      'Write on paper and call an administrator. Administrator: close the program and restore the newest backup (qiantai restore FILE --data DIR). The present file is set aside, not deleted.',
    ],
    lost: [
      '先在纸上记，叫管理员。管理员：备份里有这些记录就恢复（qiantai restore）；没有，就写明理由后接受，登记即可继续。这件事会一直留在审计里。',
      'Write on paper and call an administrator. Administrator: if a backup has the entries, restore it (qiantai restore); if none has, accept the loss with a reason and registering goes on. The audit keeps that for good.',
    ],
    headUnreadable: [
      '登记可以继续。请管理员核对全部记录，再和最近一张签过字的交接单核对。',
      'Registering goes on. Have an administrator verify everything and check the newest signed handover sheet.',
    ],
    clockDoubtful: [
      '请和手机上的时间对一下，不对就改电脑的时间，改对了会自己恢复。时间是对的，请管理员到“考勤－电脑时钟”里确认。',
      'Compare with a phone and set the PC clock if it is wrong: that ends this. If it is right, have an administrator say so under Attendance, PC clock.',
    ],
    backupOverdue: [
      '请值班经理或管理员到“设置”里点“立即备份”；不成功就看那里的提示。',
      'Have a duty manager or administrator press Back up now under Settings; if it fails, it says why.',
    ],
    evacuationListUnwritten: [
      '请把 U 盘插好，或到“接待设置”里换一个文件夹。恢复后会自己再写；要用时按 F9 直接打印。',
      'Plug the stick in, or choose another folder in the reception settings. It writes again by itself; F9 prints the list at any time.',
    ],
    diskLow: [
      '请清理磁盘，或把旧备份移到另一块盘。',
      'Free some space, or move old backups to another disk.',
    ],
  },
  unwritten: {
    folderMissing: ['文件夹不在，U 盘可能拔掉了', 'the folder is gone, perhaps the stick was pulled out'],
    readOnly: ['文件夹不让写', 'the folder cannot be written to'],
    full: ['那里满了', 'it is full'],
    noBrowser: ['这台电脑没有能画 PDF 的浏览器', 'no browser on this PC draws PDFs'],
    slow: ['一直没有写完', 'it takes too long'],
    failed: ['画不出或写不进', 'it could not be drawn or written'],
  },
  spans: {
    days: ['{{count}} 天', '{{count}} days'],
    hours: ['{{count}} 小时', '{{count}} hours'],
    minutes: ['{{count}} 分钟', '{{count}} minutes'],
    seconds: ['{{count}} 秒', '{{count}} seconds'],
  },
  acceptTitle: ['接受记录缺失', 'Accept the loss'],
  acceptText: [
    '只有在备份里也找不回来的时候才接受。接受后登记继续，您的姓名、时间和理由会一直留在审计里。',
    'Accept only what no backup has. Registering then goes on; your name, the time and the reason stay in the audit for good.',
  ],
  acceptReason: ['理由', 'Reason'],
  accepted: ['已记入审计，登记继续', 'On record. Registering goes on'],
} as const satisfies Texts
