import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from './bytes.ts'

export * from './reader-tables.ts'
export * from './reception-tables.ts'

/** The typed view of the migrated database; a test holds every table and column against the real one. */

export const site = sqliteTable('site', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['office', 'hotel', 'residential', 'internetCafe'] }).notNull(),
  timeZone: text('time_zone').notNull(),
  deskName: text('desk_name').notNull(),
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  recoveryWrap: bytes('recovery_wrap').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const shifts = sqliteTable('shifts', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  startMinute: integer('start_minute').notNull(),
  endMinute: integer('end_minute').notNull(),
  graceMinutes: integer('grace_minutes').notNull(),
  weekdays: text('weekdays'),
})

export const staff = sqliteTable('staff', {
  id: integer('id').primaryKey(),
  staffNo: text('staff_no').notNull(),
  name: text('name').notNull(),
  pinyin: text('pinyin').notNull(),
  initials: text('initials').notNull(),
  department: text('department').notNull(),
  extension: text('extension').notNull(),
  role: text('role', { enum: ['receptionist', 'dutyManager', 'hr', 'administrator'] }),
  shiftId: integer('shift_id'),
  joinedAt: integer('joined_at').notNull(),
  leftAt: integer('left_at'),
  salt: bytes('salt'),
  mobile: text('mobile'),
  deputyId: integer('deputy_id'),
  superiorId: integer('superior_id'),
})

export const credentials = sqliteTable('credentials', {
  staffId: integer('staff_id').primaryKey(),
  secretHash: text('secret_hash').notNull(),
  failedAttempts: integer('failed_attempts').notNull().default(0),
  lockedUntil: integer('locked_until').notNull().default(0),
  changedAt: integer('changed_at').notNull(),
})

export const requests = sqliteTable('requests', {
  id: bytes('id').primaryKey(),
  procedure: text('procedure').notNull(),
  staffId: integer('staff_id').notNull(),
  inputHash: bytes('input_hash').notNull(),
  answer: text('answer').notNull(),
  at: integer('at').notNull(),
})

export const registerNumbers = sqliteTable('register_numbers', {
  register: text('register').notNull(),
  year: integer('year').notNull(),
  last: integer('last').notNull(),
})

export const auditEntries = sqliteTable('audit_entries', {
  seq: integer('seq').primaryKey(),
  at: integer('at').notNull(),
  kind: text('kind').notNull(),
  actorId: integer('actor_id').notNull(),
  subjectTable: text('subject_table').notNull(),
  subjectId: integer('subject_id').notNull(),
  facts: text('facts').notNull(),
  digest: bytes('digest').notNull(),
  prevHash: bytes('prev_hash').notNull(),
  hash: bytes('hash').notNull(),
})

export const signatures = sqliteTable('signatures', {
  id: integer('id').primaryKey(),
  meaning: text('meaning').notNull(),
  strokes: text('strokes').notNull(),
  image: text('image').notNull(),
  signedAt: integer('signed_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  salt: bytes('salt'),
})

export const visits = sqliteTable('visits', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  name: text('name').notNull(),
  pinyin: text('pinyin').notNull(),
  initials: text('initials').notNull(),
  phone: text('phone').notNull(),
  phoneLast4: text('phone_last4').notNull(),
  idKind: text('id_kind'),
  idNumberCipher: bytes('id_number_cipher'),
  idNumberIndex: bytes('id_number_index'),
  idNumberMasked: text('id_number_masked').notNull(),
  company: text('company').notNull(),
  hostId: integer('host_id'),
  hostName: text('host_name').notNull(),
  reason: text('reason').notNull(),
  plate: text('plate').notNull(),
  companions: integer('companions').notNull(),
  companionNames: text('companion_names').notNull(),
  goods: text('goods').notNull(),
  badgeNumber: text('badge_number').notNull(),
  remember: integer('remember', { mode: 'boolean' }).notNull(),
  arrivedAt: integer('arrived_at').notNull(),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  leaveKind: text('leave_kind', { enum: ['seen', 'said', 'system'] }),
  leftAt: integer('left_at'),
  leftRecordedAt: integer('left_recorded_at'),
  leftRecordedBy: integer('left_recorded_by'),
  salt: bytes('salt'),
  typeId: integer('type_id'),
  gradeId: integer('grade_id'),
  expectedId: integer('expected_id'),
  ownFields: text('own_fields'),
  place: text('place'),
  escort: text('escort'),
  stayUntil: integer('stay_until'),
  hazards: integer('hazards', { mode: 'boolean' }),
  admission: text('admission', { enum: ['waiting', 'admitted', 'refused'] }),
  admissionAt: integer('admission_at'),
  admissionBy: integer('admission_by'),
  admissionReason: text('admission_reason'),
  voidedAt: integer('voided_at'),
  voidedBy: integer('voided_by'),
  erasedAt: integer('erased_at'),
})

export const searchMark = sqliteTable('search_mark', {
  id: integer('id').primaryKey(),
  indexedTo: integer('indexed_to').notNull(),
  rules: integer('rules').notNull(),
})

export const parcels = sqliteTable('parcels', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  barcode: text('barcode').notNull(),
  carrier: text('carrier').notNull(),
  recipientId: integer('recipient_id'),
  recipientName: text('recipient_name').notNull(),
  pinyin: text('pinyin').notNull(),
  initials: text('initials').notNull(),
  recipientPhoneLast4: text('recipient_phone_last4').notNull(),
  shelf: text('shelf').notNull(),
  place: integer('place').notNull(),
  marks: text('marks').notNull(),
  note: text('note').notNull(),
  receivedAt: integer('received_at').notNull(),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  releasedAt: integer('released_at'),
  releasedBy: integer('released_by'),
  collectorName: text('collector_name').notNull().default(''),
  collectorKind: text('collector_kind', { enum: ['recipient', 'colleague', 'family', 'courier', 'other'] }),
  signatureId: integer('signature_id'),
  salt: bytes('salt'),
  erasedAt: integer('erased_at'),
})

export const deposits = sqliteTable('deposits', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  guestName: text('guest_name').notNull(),
  pinyin: text('pinyin').notNull(),
  initials: text('initials').notNull(),
  phone: text('phone').notNull(),
  room: text('room').notNull(),
  idKind: text('id_kind'),
  idNumberCipher: bytes('id_number_cipher'),
  idNumberIndex: bytes('id_number_index'),
  idNumberMasked: text('id_number_masked').notNull(),
  contents: text('contents').notNull(),
  method: text('method', { enum: ['counted', 'sealed'] }).notNull(),
  declaredFen: integer('declared_fen').notNull(),
  countedFen: integer('counted_fen'),
  cashLines: text('cash_lines').notNull(),
  sealNumber: text('seal_number').notNull(),
  place: text('place').notNull(),
  deskStampAt: integer('desk_stamp_at').notNull(),
  deskStampBy: integer('desk_stamp_by').notNull(),
  guestSignatureId: integer('guest_signature_id').notNull(),
  sealerSignatureId: integer('sealer_signature_id').notNull(),
  sealerId: integer('sealer_id').notNull(),
  depositedAt: integer('deposited_at').notNull(),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  releasedAt: integer('released_at'),
  releasedBy: integer('released_by'),
  recountLines: text('recount_lines'),
  recountedFen: integer('recounted_fen'),
  sealIntact: integer('seal_intact', { mode: 'boolean' }),
  differenceReason: text('difference_reason').notNull().default(''),
  approvedBy: integer('approved_by'),
  releaseSignatureId: integer('release_signature_id'),
  salt: bytes('salt'),
  erasedAt: integer('erased_at'),
})

export const matters = sqliteTable('matters', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  text: text('text').notNull(),
  priority: text('priority', { enum: ['ordinary', 'urgent'] }).notNull(),
  dueAt: integer('due_at'),
  openedAt: integer('opened_at').notNull(),
  openedBy: integer('opened_by').notNull(),
  closedAt: integer('closed_at'),
  closedBy: integer('closed_by'),
  outcome: text('outcome').notNull().default(''),
  salt: bytes('salt'),
})

export const deskShifts = sqliteTable('desk_shifts', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  openedAt: integer('opened_at').notNull(),
  openedBy: integer('opened_by').notNull(),
  openedAfterSeq: integer('opened_after_seq').notNull(),
  closedAt: integer('closed_at'),
})

export const handovers = sqliteTable('handovers', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  deskShiftId: integer('desk_shift_id').notNull(),
  state: text('state', { enum: ['frozen', 'counted', 'outgoingSigned', 'completed', 'abandoned'] }).notNull(),
  startedAt: integer('started_at').notNull(),
  startedBy: integer('started_by').notNull(),
  frozenSeq: integer('frozen_seq').notNull(),
  report: text('report').notNull(),
  counts: text('counts').notNull(),
  cashFloatFen: integer('cash_float_fen').notNull(),
  cashCountedFen: integer('cash_counted_fen'),
  cashReason: text('cash_reason').notNull().default(''),
  note: text('note').notNull().default(''),
  abandonReason: text('abandon_reason').notNull().default(''),
  outgoingId: integer('outgoing_id'),
  outgoingAt: integer('outgoing_at'),
  outgoingBy: text('outgoing_by', { enum: ['pin', 'finger'] }),
  incomingId: integer('incoming_id'),
  incomingAt: integer('incoming_at'),
  incomingBy: text('incoming_by', { enum: ['pin', 'finger'] }),
  completedAt: integer('completed_at'),
  sheetSeq: integer('sheet_seq'),
  sheetHash: bytes('sheet_hash'),
  salt: bytes('salt'),
})
