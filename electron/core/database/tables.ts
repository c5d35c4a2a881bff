import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The typed view of the migrated database; a test holds every table and column against the real one. */
const bytes = (name: string) => blob(name, { mode: 'buffer' })

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
})

export const readers = sqliteTable('readers', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  family: text('family', { enum: ['ef01'] }).notNull(),
  path: text('path').notNull(),
  baudRate: integer('baud_rate').notNull(),
  passwordCipher: bytes('password_cipher'),
  removedAt: integer('removed_at'),
})

export const consents = sqliteTable('consents', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  version: text('version').notNull(),
  explainedBy: integer('explained_by').notNull(),
  signatureId: integer('signature_id').notNull(),
  consentedAt: integer('consented_at').notNull(),
  withdrawnAt: integer('withdrawn_at'),
})

export const fingers = sqliteTable('fingers', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  consentId: integer('consent_id').notNull(),
  readerId: integer('reader_id').notNull(),
  slot: integer('slot').notNull(),
  label: text('label').notNull(),
  enrolledAt: integer('enrolled_at').notNull(),
  deletedAt: integer('deleted_at'),
})

export const punches = sqliteTable('punches', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  at: integer('at').notNull(),
  zoneOffsetMinutes: integer('zone_offset_minutes').notNull(),
  source: text('source', { enum: ['finger', 'pin'] }).notNull(),
  readerId: integer('reader_id'),
  slot: integer('slot'),
  score: integer('score'),
  clockSuspect: integer('clock_suspect', { mode: 'boolean' }).notNull(),
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

export const visitTypes = sqliteTable('visit_types', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  fields: text('fields').notNull(),
  photoRule: text('photo_rule', { enum: ['none', 'optional', 'required'] }).notNull(),
  goodsCheck: integer('goods_check', { mode: 'boolean' }).notNull(),
  hazardsQuestion: integer('hazards_question', { mode: 'boolean' }).notNull(),
  stayMinutes: integer('stay_minutes'),
  contractor: integer('contractor', { mode: 'boolean' }).notNull(),
  visitorSide: integer('visitor_side', { mode: 'boolean' }).notNull(),
  keepDays: integer('keep_days'),
  position: integer('position').notNull(),
  retiredAt: integer('retired_at'),
})

export const receptionGrades = sqliteTable('reception_grades', {
  id: integer('id').primaryKey(),
  letter: text('letter').notNull(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  idRule: text('id_rule', { enum: ['none', 'shown', 'recorded'] }).notNull(),
  anonymous: integer('anonymous', { mode: 'boolean' }).notNull(),
  badgeNeeded: integer('badge_needed', { mode: 'boolean' }).notNull(),
  callWhom: text('call_whom', { enum: ['host', 'leader', 'nobody'] }).notNull(),
  leaderId: integer('leader_id'),
  waitPlace: text('wait_place').notNull(),
  escortNeeded: integer('escort_needed', { mode: 'boolean' }).notNull(),
  prints: text('prints').notNull(),
  position: integer('position').notNull(),
  retiredAt: integer('retired_at'),
})

export const expectedVisits = sqliteTable('expected_visits', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  party: text('party').notNull(),
  series: text('series').notNull(),
  name: text('name').notNull(),
  pinyin: text('pinyin').notNull(),
  initials: text('initials').notNull(),
  phone: text('phone').notNull(),
  phoneLast4: text('phone_last4').notNull(),
  company: text('company').notNull(),
  plate: text('plate').notNull(),
  companions: integer('companions').notNull(),
  hostId: integer('host_id'),
  hostName: text('host_name').notNull(),
  reason: text('reason').notNull(),
  typeId: integer('type_id'),
  gradeId: integer('grade_id'),
  place: text('place').notNull(),
  note: text('note').notNull(),
  code: text('code').notNull(),
  validFrom: integer('valid_from').notNull(),
  validUntil: integer('valid_until').notNull(),
  state: text('state', { enum: ['expected', 'arrived', 'noShow', 'cancelled'] }).notNull(),
  stateAt: integer('state_at').notNull(),
  stateBy: integer('state_by').notNull(),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  erasedAt: integer('erased_at'),
  salt: bytes('salt'),
})

export const visitPhotos = sqliteTable('visit_photos', {
  id: integer('id').primaryKey(),
  visitId: integer('visit_id').notNull(),
  imageCipher: bytes('image_cipher'),
  takenAt: integer('taken_at').notNull(),
  takenBy: integer('taken_by').notNull(),
  erasedAt: integer('erased_at'),
  salt: bytes('salt'),
})

export const visitDocuments = sqliteTable('visit_documents', {
  id: integer('id').primaryKey(),
  code: text('code').notNull(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  titleEn: text('title_en').notNull(),
  text: text('text').notNull(),
  textEn: text('text_en').notNull(),
  typeIds: text('type_ids').notNull(),
  acceptance: text('acceptance', { enum: ['read', 'sign'] }).notNull(),
  validDays: integer('valid_days'),
  publishedAt: integer('published_at').notNull(),
  publishedBy: integer('published_by').notNull(),
  retiredAt: integer('retired_at'),
})

export const documentAcceptances = sqliteTable('document_acceptances', {
  id: integer('id').primaryKey(),
  documentId: integer('document_id').notNull(),
  visitId: integer('visit_id').notNull(),
  language: text('language', { enum: ['zh-CN', 'en'] }).notNull(),
  personIndex: bytes('person_index'),
  signatureId: integer('signature_id'),
  acceptedAt: integer('accepted_at').notNull(),
  salt: bytes('salt'),
})

export const absences = sqliteTable('absences', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  fromAt: integer('from_at').notNull(),
  untilAt: integer('until_at').notNull(),
  message: text('message').notNull(),
  deputyId: integer('deputy_id'),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  endedAt: integer('ended_at'),
  salt: bytes('salt'),
})

export const hostCalls = sqliteTable('host_calls', {
  id: integer('id').primaryKey(),
  visitId: integer('visit_id').notNull(),
  calledId: integer('called_id'),
  calledName: text('called_name').notNull(),
  standing: text('standing', { enum: ['host', 'deputy', 'leader', 'other'] }).notNull(),
  way: text('way', { enum: ['extension', 'mobile', 'inPerson'] }).notNull(),
  outcome: text('outcome', { enum: ['noAnswer', 'agreed', 'refused', 'informed'] }).notNull(),
  calledAt: integer('called_at').notNull(),
  calledBy: integer('called_by').notNull(),
  salt: bytes('salt'),
})

export const watchEntries = sqliteTable('watch_entries', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  name: text('name').notNull(),
  aliases: text('aliases').notNull(),
  phone: text('phone').notNull(),
  plate: text('plate').notNull(),
  company: text('company').notNull(),
  idNumberCipher: bytes('id_number_cipher'),
  idNumberIndex: bytes('id_number_index'),
  idNumberMasked: text('id_number_masked').notNull(),
  idEnd: text('id_end').notNull(),
  grade: text('grade', { enum: ['denied', 'approval', 'noticed', 'welcome'] }).notNull(),
  reason: text('reason').notNull(),
  validUntil: integer('valid_until'),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  endedAt: integer('ended_at'),
  endedBy: integer('ended_by'),
  endReason: text('end_reason').notNull().default(''),
  salt: bytes('salt'),
})

export const watchHits = sqliteTable('watch_hits', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  entryId: integer('entry_id').notNull(),
  place: text('place', { enum: ['expected', 'arrival'] }).notNull(),
  name: text('name').notNull(),
  personIndex: bytes('person_index'),
  ways: text('ways').notNull(),
  outcome: text('outcome', { enum: ['open', 'noticed', 'denied', 'allowed', 'falseAlarm'] }).notNull(),
  happenedAt: integer('happened_at').notNull(),
  noticedBy: integer('noticed_by').notNull(),
  decidedAt: integer('decided_at'),
  decidedBy: integer('decided_by'),
  reason: text('reason').notNull().default(''),
  visitId: integer('visit_id'),
  expectedId: integer('expected_id'),
  salt: bytes('salt'),
})

export const vehicles = sqliteTable('vehicles', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  visitId: integer('visit_id'),
  plate: text('plate').notNull(),
  kind: text('kind', { enum: ['car', 'van', 'truck', 'motorcycle', 'bicycle', 'other'] }).notNull(),
  description: text('description').notNull(),
  driverName: text('driver_name').notNull(),
  driverPhone: text('driver_phone').notNull(),
  place: text('place').notNull(),
  arrivedAt: integer('arrived_at').notNull(),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  leaveKind: text('leave_kind', { enum: ['seen', 'said', 'system'] }),
  leftAt: integer('left_at'),
  leftRecordedAt: integer('left_recorded_at'),
  leftRecordedBy: integer('left_recorded_by'),
  erasedAt: integer('erased_at'),
  salt: bytes('salt'),
})

export const goodsPasses = sqliteTable('goods_passes', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  kind: text('kind', { enum: ['in', 'out', 'machineRoom'] }).notNull(),
  visitId: integer('visit_id'),
  replacesId: integer('replaces_id'),
  holderName: text('holder_name').notNull(),
  holderPhone: text('holder_phone').notNull(),
  owner: text('owner').notNull(),
  room: text('room').notNull(),
  authorisation: text('authorisation').notNull(),
  carrierIdKind: text('carrier_id_kind'),
  carrierIdCipher: bytes('carrier_id_cipher'),
  carrierIdIndex: bytes('carrier_id_index'),
  carrierIdMasked: text('carrier_id_masked').notNull(),
  plate: text('plate').notNull(),
  plannedAt: integer('planned_at'),
  note: text('note').notNull(),
  state: text('state', { enum: ['asked', 'approved', 'inside', 'passed', 'stopped', 'cancelled'] }).notNull(),
  ownerSignatureId: integer('owner_signature_id'),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: integer('recorded_by').notNull(),
  approvedAt: integer('approved_at'),
  approvedBy: integer('approved_by'),
  passedAt: integer('passed_at'),
  passedBy: integer('passed_by'),
  closedReason: text('closed_reason').notNull().default(''),
  erasedAt: integer('erased_at'),
  salt: bytes('salt'),
})

export const goodsItems = sqliteTable('goods_items', {
  id: integer('id').primaryKey(),
  passId: integer('pass_id').notNull(),
  line: integer('line').notNull(),
  name: text('name').notNull(),
  brand: text('brand').notNull(),
  serialNumber: text('serial_number').notNull(),
  quantity: integer('quantity').notNull(),
  hasStorage: integer('has_storage', { mode: 'boolean' }).notNull(),
  passedQuantity: integer('passed_quantity'),
  passedSerial: text('passed_serial'),
  difference: text('difference'),
})

export const lentPasses = sqliteTable('lent_passes', {
  id: integer('id').primaryKey(),
  visitId: integer('visit_id').notNull(),
  kind: text('kind', { enum: ['badge', 'card', 'key'] }).notNull(),
  number: text('number').notNull(),
  lentAt: integer('lent_at').notNull(),
  lentBy: integer('lent_by').notNull(),
  returnedAt: integer('returned_at'),
  returnedBy: integer('returned_by'),
  lostAt: integer('lost_at'),
  lostBy: integer('lost_by'),
  lostNote: text('lost_note').notNull().default(''),
})

export const traceSteps = sqliteTable('trace_steps', {
  id: integer('id').primaryKey(),
  visitId: integer('visit_id').notNull(),
  way: text('way', { enum: ['called', 'searched', 'askedHost'] }).notNull(),
  outcome: text('outcome', { enum: ['left', 'inside', 'unknown'] }).notNull(),
  note: text('note').notNull(),
  tracedAt: integer('traced_at').notNull(),
  tracedBy: integer('traced_by').notNull(),
  salt: bytes('salt'),
})

export const evacuations = sqliteTable('evacuations', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  drill: integer('drill', { mode: 'boolean' }).notNull(),
  startedAt: integer('started_at').notNull(),
  startedBy: integer('started_by').notNull(),
  endedAt: integer('ended_at'),
  endedBy: integer('ended_by'),
  note: text('note').notNull().default(''),
  salt: bytes('salt'),
})

export const evacuationPeople = sqliteTable('evacuation_people', {
  id: integer('id').primaryKey(),
  evacuationId: integer('evacuation_id').notNull(),
  kind: text('kind', { enum: ['visitor', 'contractor', 'staff', 'closedBySystem', 'expected'] }).notNull(),
  visitId: integer('visit_id'),
  staffId: integer('staff_id'),
  name: text('name').notNull(),
  company: text('company').notNull(),
  phone: text('phone').notNull(),
  area: text('area').notNull(),
  people: integer('people').notNull(),
  foundAt: integer('found_at'),
  foundBy: integer('found_by'),
  salt: bytes('salt'),
})

export const erasures = sqliteTable('erasures', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  basis: text('basis', { enum: ['period', 'request'] }).notNull(),
  day: text('day').notNull(),
  reason: text('reason').notNull(),
  periods: text('periods').notNull(),
  erased: text('erased').notNull(),
  kept: text('kept').notNull(),
  erasedAt: integer('erased_at').notNull(),
  erasedBy: integer('erased_by').notNull(),
})

export const erasedVisitCounts = sqliteTable('erased_visit_counts', {
  month: text('month').notNull(),
  company: text('company').notNull(),
  visits: integer('visits').notNull(),
  people: integer('people').notNull(),
})

export const printJobs = sqliteTable('print_jobs', {
  id: integer('id').primaryKey(),
  form: text('form').notNull(),
  subjectId: integer('subject_id').notNull(),
  state: text('state', { enum: ['waiting', 'handed', 'failed'] }).notNull(),
  tries: integer('tries').notNull(),
  problem: text('problem').notNull(),
  askedAt: integer('asked_at').notNull(),
  askedBy: text('asked_by').notNull(),
  doneAt: integer('done_at'),
})
