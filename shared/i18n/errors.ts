import type { Texts } from './pair.ts'

/** One sentence for each expected error: what is the matter and what to do next. Keys are the contract's codes. */
export const errors = {
  NOT_SIGNED_IN: ['请先登录。', 'Please sign in first.'],
  FORBIDDEN: ['您没有这项权限，请找管理员。', 'You are not allowed to do this. Ask an administrator.'],
  RATE_LIMITED: ['操作太快，请 {{seconds}} 秒后再试。', 'Too many tries. Wait {{seconds}} seconds.'],
  INVALID_INPUT: [
    '有内容不符合要求，请检查标红的栏目。',
    'Something is not right. Check the fields marked in red.',
  ],
  FIELD_INVALID: ['这一栏填写有误，请改正后再保存。', 'This field is not right. Correct it and save again.'],
  NOT_FOUND: [
    '找不到这条记录，可能已被他人处理，请刷新。',
    'This record is not there. Someone may have dealt with it; refresh.',
  ],
  ALREADY_DONE: ['这件事已经办过了。', 'This has already been done.'],
  REQUEST_REUSED: [
    '这次保存与上一次冲突，请重新打开表单。',
    'This save collides with an earlier one. Open the form again.',
  ],
  SETUP_NEEDED: ['请先完成首次设置。', 'Finish the first start first.'],
  SETUP_DONE: ['首次设置已经完成，请登录。', 'The first start is already done. Sign in.'],
  PIN_WRONG: ['密码不对，还可以试 {{attemptsLeft}} 次。', 'Wrong PIN. {{attemptsLeft}} tries left.'],
  PIN_LOCKED: ['输错次数太多，请 {{seconds}} 秒后再试。', 'Too many wrong tries. Wait {{seconds}} seconds.'],
  PIN_NOT_SET: ['还没有设置密码，请找管理员设置。', 'No PIN has been set. Ask an administrator.'],
  PIN_WEAK: ['密码太简单，不能用重复或连续的数字。', 'Too easy to guess: no repeated digit, no run.'],
  FINGER_PROOF_INVALID: ['指纹确认已过期，请再按一次。', 'The finger was too long ago. Put it on again.'],
  RECOVERY_KEY_WRONG: [
    '恢复密钥不对，请对照打印件重新输入。',
    'Wrong recovery key. Compare it with the printed sheet.',
  ],
  SAME_PERSON: ['交班人和接班人不能是同一个人。', 'The same person cannot hand over and take over.'],
  STAFF_NO_TAKEN: ['这个工号已经有人用了。', 'This staff number is taken.'],
  LAST_ADMINISTRATOR: ['至少要保留一位管理员。', 'At least one administrator must remain.'],
  EXPORT_TOO_LARGE: [
    '共 {{rows}} 条，一次最多导出 100000 条，请缩短日期范围。',
    '{{rows}} rows; at most 100,000 at once. Choose fewer days.',
  ],
  VISIT_INSIDE: ['此人已在场，编号 {{number}}。', 'This person is already on site as {{number}}.'],
  RECEPTION_RETIRED: [
    '这个访客类型或接待等级已停用，请另选一个。',
    'This type or grade is no longer in use. Choose another.',
  ],
  NAME_TAKEN: [
    '已经有同样的名称或代号（停用的也算），请换一个。',
    'Already taken, perhaps by one no longer in use. Choose another.',
  ],
  VISIT_LEFT: ['这位访客已经登记离开。', 'This visitor has already been signed out.'],
  HOST_OUT: [
    '被访人不在：要他本人电话同意、代理人接待，或请值班经理放行。',
    'The host is out: he agrees by phone, the deputy receives the visitor, or a duty manager lets him in.',
  ],
  WATCH_HELD: [
    '请稍候，正在核对登记信息。编号 {{number}}。',
    'One moment, please. We are checking your registration. No. {{number}}.',
  ],
  WATCH_ENDED: [
    '这一条已经停用，不能再改。需要时请新增一条。',
    'This entry has ended and cannot be changed. Add a new one if needed.',
  ],
  EXPECTED_ARRIVED: [
    '这位已经登记过了，编号 {{number}}，不用再登记。',
    'Already registered as {{number}}. No second registration is needed.',
  ],
  EXPECTED_NOT_NOW: [
    '预约是 {{day}} {{from}}–{{until}}，现在不能按预约登记；可当作临时来访登记。',
    'The appointment is {{day}} {{from}}–{{until}}, not now. Register as an ordinary visitor instead.',
  ],
  LIST_UNREADABLE: [
    '名单读不出来。请存成 Excel（.xlsx）或 CSV 后再选。',
    'The list cannot be read. Save it as Excel (.xlsx) or CSV and choose it again.',
  ],
  LIST_TOO_LONG: [
    '名单太大：最多 1,000 行、2 MB。请分成几份导入。',
    'The list is too long: 1,000 rows and 2 MB at most. Import it in parts.',
  ],
  LIST_HEADINGS_MISSING: [
    '第一行要有“姓名”和“日期”两个表头。可先复制模板。',
    'The first row needs the headings Name and Date. Copy the template first.',
  ],
  UPLOAD_GONE: [
    '文件没有传完整，或者放得太久了。请重新选择文件。',
    'The file did not arrive whole, or it waited too long. Choose it again.',
  ],
  PUNCH_FILE_EMPTY: [
    '这个文件是空的。请在考勤机上重新下载到 U 盘，再选一次。',
    'The file is empty. Download it to the stick from the terminal again, then choose it again.',
  ],
  PUNCH_FILE_SPREADSHEET: [
    '这是表格文件。请直接选考勤机下载到 U 盘里的 attlog.dat（打卡）或 user.dat（人员），不要先用 Excel 打开另存。',
    'This is a spreadsheet. Choose attlog.dat (punches) or user.dat (people) as the terminal wrote it to the stick, not saved by Excel.',
  ],
  PUNCH_FILE_UNKNOWN: [
    '认不出这个文件。请选考勤机下载到 U 盘里的 attlog.dat（打卡）或 user.dat（人员）。',
    'This file is not known. Choose attlog.dat (punches) or user.dat (people) as the terminal wrote it to the stick.',
  ],
  PUNCH_FILE_TOO_LARGE: [
    '文件超过 20 MB。请在考勤机上按日期分几次下载，再分别导入。',
    'The file is larger than 20 MB. Download it from the terminal by dates and import the parts.',
  ],
  PUNCH_FILE_BUSY: [
    '正在导入另一个文件。请等它完成再导入。',
    'Another file is being imported. Wait until it is done.',
  ],
  VEHICLE_ON_SITE: [
    '这个车牌已经在场：{{number}}。请核对；确是另一辆再登记。',
    'This plate is on site already: {{number}}. Check it; register again only if it is another vehicle.',
  ],
  VEHICLE_LEFT: ['这辆车已经登记离开。', 'This vehicle has already been signed out.'],
  GOODS_PASS_STATE: [
    '这张放行条的状态已经变了，请刷新后再办。',
    'This pass has moved on meanwhile. Refresh, then go on from there.',
  ],
  VISIT_IN_USE: [
    '这次来访已有放行条、清场或疏散记录，不能撤销。请登记离开。',
    'A goods pass, trace or evacuation hangs on this visit. Sign the visitor out instead.',
  ],
  UNDO_TOO_LATE: [
    '已过 {{minutes}} 分钟，不能撤销；请记一条未办事项说明。',
    'More than {{minutes}} minutes ago: it stays. Note a matter to explain.',
  ],
  PASS_OUT: [
    '{{number}} 号还借在 {{visit}} 名下。请先在「证卡」里登记归还，或换一张。',
    'Number {{number}} is still out with {{visit}}. Take it back under Passes first, or lend another one.',
  ],
  PASS_UNANSWERED: [
    '证卡 {{number}} 还没有交代：已归还、没带回，还是遗失？',
    'Pass {{number}}: is it returned, still with the visitor, or lost?',
  ],
  PASS_BACK: ['这张证卡已经登记过归还或遗失。', 'This pass is back already, or was reported lost.'],
  DOCUMENT_DUE: [
    '还有 {{count}} 份告知书没有确认，请让访客阅读或签名后再登记。',
    'Documents not accepted yet: {{count}}. Let the visitor read or sign them, then register.',
  ],
  HAZARD_REPORTED: [
    '没有登记。已报紧急事项 {{number}}，请让访客留在原地，并马上通知负责人。',
    'Not registered. Alarm {{number}} is raised: keep the visitor here and call the people in charge now.',
  ],
  PHOTO_NEEDED: [
    '这类访客要拍照，请拍照后再登记。',
    'This type of visitor needs a photo. Take it, then register.',
  ],
  VISITOR_SCREEN_ABSENT: [
    '访客屏没有打开，请先打开，或在这里签。',
    'The visitor screen is not on. Open it first, or sign here.',
  ],
  TASK_GONE: ['这一步已经结束，请在前台重新开始。', 'This step is over. Please begin anew at the desk.'],
  PARCEL_DUPLICATE: ['这个单号已经在架上：{{number}}。', 'This barcode is already on the shelf: {{number}}.'],
  PARCEL_RELEASED: ['这件快递已被取走。', 'This parcel has been collected.'],
  DEPOSIT_MARK_MISSING: [
    '前台章、客人签名、封存人签名三项缺一不可。',
    'Desk stamp, guest signature and sealer signature: none may be missing.',
  ],
  DEPOSIT_SEALED_UNCOUNTED: ['封存未清点的寄存不能填写清点金额。', 'A sealed deposit has no counted sum.'],
  DEPOSIT_RELEASED: ['这件寄存已经取走。', 'This deposit has been released.'],
  DEPOSIT_SEAL_BROKEN: [
    '封条已损坏：请写明原因，并由值班经理确认。',
    'The seal is broken: give the reason and let a duty manager confirm.',
  ],
  RECOUNT_DIFFERS: [
    '复点金额与存入时不符：请写明原因，并由值班经理确认。',
    'The recount differs: give the reason and let a duty manager confirm.',
  ],
  SEAL_NUMBER_TAKEN: ['这个封条号已用于 {{number}}。', 'This seal number was used for {{number}}.'],
  SIGNATURE_EMPTY: ['签名太短，请重新签名。', 'The signature is too short. Please sign again.'],
  CONSENT_NEEDED: ['录入指纹前，须由本人签署同意书。', 'Consent must be signed before a finger is enrolled.'],
  READER_ABSENT: ['指纹机没有连接，请检查数据线。', 'The reader is not connected. Check the cable.'],
  READER_BUSY: ['指纹机正忙，请稍候。', 'The reader is busy. One moment.'],
  READER_FULL: [
    '指纹机已存满，请先删除离职人员的指纹。',
    'The reader is full. Delete fingers of people who have left.',
  ],
  READER_REFUSED: ['指纹机没有执行：{{reason}}。', 'The reader refused: {{reason}}.'],
  ENROL_FAILED: ['没有录入成功，请重新开始。', 'The finger was not enrolled. Start again.'],
  EXPLANATION_OWN: [
    '不能处理自己的说明，请由直接上级或人事处理。',
    'Nobody answers his own. Leave it to your superior or to personnel.',
  ],
  FINGER_DUPLICATE: ['这根手指已经录过了，请换一根。', 'This finger is already enrolled. Take another one.'],
  CARD_TAKEN: [
    '这张卡已经有人在用，请换一张，或先注销原来的。',
    'Somebody has this card. Take another one, or end it first.',
  ],
  BEING_COUNTED: [
    '正在交接清点，不列出全部；请输入姓名、编号等查找。',
    'A count is under way, so not everything is listed. Search by name or number.',
  ],
  HANDOVER_RUNNING: ['已经有一个交接班正在进行。', 'A handover is already under way.'],
  EVACUATION_RUNNING: [
    '已经有一次疏散在进行，请接着清点。',
    'An evacuation is already running. Go on with that one.',
  ],
  EVACUATION_NOT_RUNNING: [
    '这次疏散已经结束，名单不再改动。',
    'This evacuation has ended. Its list stays as it is.',
  ],
  HANDOVER_NOT_RUNNING: ['没有正在进行的交接班。', 'No handover is under way.'],
  HANDOVER_COUNT_MISSING: ['请先两人一起清点。', 'Count together first.'],
  HANDOVER_REASON_NEEDED: ['数目不符，请写明原因。', 'The numbers differ. Write down the reason.'],
  HANDOVER_ORDER: ['交班人先签，接班人后签。', 'The outgoing person signs first, then the incoming one.'],
  HANDOVER_OPEN_ITEMS: ['请逐条确认未办事项后再签。', 'Tick every open matter before signing.'],
  DESK_SHIFT_CLOSED: ['当前没有当班，请先接班。', 'No shift is open. Take over first.'],
  PRINT_TICKET_INVALID: ['打印已过期，请重新打印。', 'The print has expired. Print again.'],
  DATABASE_BUSY: [
    '数据库正忙，内容还在，请稍后再保存。',
    'The database is busy. Nothing is lost; save again in a moment.',
  ],
  DATABASE_READ_ONLY: [
    '数据库只能读，不能写。请检查文件夹权限。',
    'The database is read-only. Check the folder permissions.',
  ],
  DATABASE_DAMAGED: [
    '数据库有损坏，没有保存。请停止登记，叫管理员从备份恢复。',
    'The database is damaged; nothing was saved. Stop, and have an administrator restore a backup.',
  ],
  CHAIN_BROKEN: [
    '最新的记录对不上，已停止登记，没有保存。请叫管理员：从备份恢复，或写明理由后接受。',
    'The newest entries do not add up: registering has stopped, nothing was saved. Have an administrator restore a backup, or accept the loss with a reason.',
  ],
  DISK_FULL: [
    '磁盘已满，没有保存。请清理磁盘后再保存。',
    'The disk is full and nothing was saved. Free some space, then save again.',
  ],
  CONNECTION_LOST: [
    '与主程序的连接断了，内容还在，正在重连。',
    'Connection lost. Nothing is lost; reconnecting.',
  ],
  UNKNOWN: [
    '程序出错了，内容还在。请再试一次，不行请找管理员。',
    'Something went wrong. Nothing is lost. Try again, or ask an administrator.',
  ],
} as const satisfies Texts
