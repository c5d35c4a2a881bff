import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from './bytes.ts'

/** Readers, what people show them, and the punches that come of it. */

export const readers = sqliteTable('readers', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  family: text('family', { enum: ['ef01', 'gt511', 'f5', 'line'] }).notNull(),
  path: text('path').notNull(),
  baudRate: integer('baud_rate').notNull(),
  passwordCipher: bytes('password_cipher'),
  removedAt: integer('removed_at'),
  dialect: text('dialect', { enum: ['classic', 'r503', 'ps'] }),
  direction: text('direction', { enum: ['in', 'out'] }),
  usbId: text('usb_id'),
  usbSerial: text('usb_serial'),
  lineRules: text('line_rules'),
  alarmSeconds: integer('alarm_seconds'),
})

export const readerEvents = sqliteTable('reader_events', {
  id: integer('id').primaryKey(),
  readerId: integer('reader_id').notNull(),
  at: integer('at').notNull(),
  event: text('event').notNull(),
  detail: text('detail').notNull(),
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
  testScore: integer('test_score'),
  endReason: text('end_reason', { enum: ['removed', 'consentEnded', 'readerReplaced', 'enrolledAgain'] }),
})

export const fingerTemplates = sqliteTable('finger_templates', {
  fingerId: integer('finger_id').primaryKey(),
  model: text('model').notNull(),
  templateCipher: bytes('template_cipher').notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const cards = sqliteTable('cards', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  number: text('number').notNull(),
  label: text('label').notNull(),
  issuedAt: integer('issued_at').notNull(),
  issuedBy: integer('issued_by').notNull(),
  endedAt: integer('ended_at'),
  endedBy: integer('ended_by'),
  endReason: text('end_reason'),
  salt: bytes('salt'),
})

export const punches = sqliteTable('punches', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  at: integer('at').notNull(),
  zoneOffsetMinutes: integer('zone_offset_minutes').notNull(),
  source: text('source', { enum: ['finger', 'pin', 'card', 'terminal'] }).notNull(),
  readerId: integer('reader_id'),
  slot: integer('slot'),
  score: integer('score'),
  clockSuspect: integer('clock_suspect', { mode: 'boolean' }).notNull(),
  direction: text('direction', { enum: ['in', 'out'] }),
  cardId: integer('card_id'),
  fileId: integer('file_id'),
  clockJumpId: integer('clock_jump_id'),
})

export const punchCorrections = sqliteTable('punch_corrections', {
  id: integer('id').primaryKey(),
  punchId: integer('punch_id').notNull(),
  staffId: integer('staff_id').notNull(),
  atBefore: integer('at_before').notNull(),
  atAfter: integer('at_after').notNull(),
  reason: text('reason').notNull(),
  clockJumpId: integer('clock_jump_id'),
  correctedAt: integer('corrected_at').notNull(),
  correctedBy: integer('corrected_by').notNull(),
})

export const clockJumps = sqliteTable('clock_jumps', {
  id: integer('id').primaryKey(),
  noticedAt: integer('noticed_at').notNull(),
  jumpMs: integer('jump_ms').notNull(),
  running: integer('running', { mode: 'boolean' }).notNull(),
  endedAt: integer('ended_at'),
  endedBy: integer('ended_by'),
  endReason: text('end_reason'),
})

export const punchFiles = sqliteTable('punch_files', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['punches', 'users'] }).notNull(),
  name: text('name').notNull(),
  sha256: bytes('sha256').notNull(),
  terminal: text('terminal').notNull(),
  counts: text('counts').notNull(),
  importedAt: integer('imported_at').notNull(),
  importedBy: integer('imported_by').notNull(),
  undoneAt: integer('undone_at'),
  undoneBy: integer('undone_by'),
  undoReason: text('undo_reason'),
})

export const terminalUsers = sqliteTable('terminal_users', {
  id: integer('id').primaryKey(),
  pin: text('pin').notNull(),
  staffId: integer('staff_id').notNull(),
  fileId: integer('file_id'),
  staffAdded: integer('staff_added', { mode: 'boolean' }).notNull(),
  setAt: integer('set_at').notNull(),
  setBy: integer('set_by').notNull(),
  endedAt: integer('ended_at'),
})

export const staffPhotos = sqliteTable('staff_photos', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  imageCipher: bytes('image_cipher'),
  takenAt: integer('taken_at').notNull(),
  takenBy: integer('taken_by').notNull(),
  erasedAt: integer('erased_at'),
  salt: bytes('salt'),
})

export const punchExplanations = sqliteTable('punch_explanations', {
  id: integer('id').primaryKey(),
  staffId: integer('staff_id').notNull(),
  at: integer('at').notNull(),
  cause: text('cause', {
    enum: ['readerAbsent', 'notRecognised', 'pinForgotten', 'cardForgotten', 'other'],
  }).notNull(),
  text: text('text').notNull(),
  superiorId: integer('superior_id'),
  clockSuspect: integer('clock_suspect', { mode: 'boolean' }).notNull(),
  answer: text('answer', { enum: ['accepted', 'refused'] }),
  answerNote: text('answer_note'),
  answeredAt: integer('answered_at'),
  answeredBy: integer('answered_by'),
  salt: bytes('salt'),
})
