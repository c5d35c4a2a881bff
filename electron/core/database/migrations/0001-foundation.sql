-- Foundation: site, people, the request store, gapless numbers, the audit chain, and the first registers.
-- Times are UTC milliseconds, money is integer fen, everything people call a number is TEXT.
-- `salt` is the secret of a row's commitments in the audit chain; erasing a person erases it.

CREATE TABLE site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('office', 'hotel', 'residential', 'internetCafe')),
  time_zone TEXT NOT NULL,
  desk_name TEXT NOT NULL,
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  recovery_wrap BLOB NOT NULL, -- the data key, wrapped by the printed recovery key
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
  end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 1 AND 2879 AND end_minute > start_minute),
  grace_minutes INTEGER NOT NULL CHECK (grace_minutes BETWEEN 0 AND 120)
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  staff_no TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  department TEXT NOT NULL,
  extension TEXT NOT NULL,
  role TEXT CHECK (role IN ('receptionist', 'dutyManager', 'hr', 'administrator')),
  shift_id INTEGER REFERENCES shifts (id),
  joined_at INTEGER NOT NULL,
  left_at INTEGER,
  salt BLOB
) STRICT;

-- Secrets apart from the person: no query of the staff list can carry one out by mistake.
CREATE TABLE credentials (
  staff_id INTEGER PRIMARY KEY REFERENCES staff (id),
  secret_hash TEXT NOT NULL,
  failed_attempts INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL
) STRICT;

-- The answer to every act, under the client's time-ordered request id: a repeat gets it again.
CREATE TABLE requests (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  procedure TEXT NOT NULL,
  staff_id INTEGER NOT NULL, -- 0: nobody signed in
  input_hash BLOB NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register_numbers (
  register TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (register, year)
) STRICT, WITHOUT ROWID;

-- The audit chain, which is the change feed too: one entry for each act, in the act's own transaction.
CREATE TABLE audit_entries (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, -- wall clock, UTC ms
  kind TEXT NOT NULL,
  actor_id INTEGER NOT NULL, -- 0: the system
  subject_table TEXT NOT NULL,
  subject_id INTEGER NOT NULL, -- 0: none
  facts TEXT NOT NULL CHECK (json_valid(facts)), -- never personal data in clear
  digest BLOB NOT NULL, -- salted commitment to the subject's row after the act
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_entries_subject ON audit_entries (subject_table, subject_id, seq);
CREATE INDEX audit_entries_kind ON audit_entries (kind, seq);

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;

CREATE TABLE signatures (
  id INTEGER PRIMARY KEY,
  meaning TEXT NOT NULL,
  strokes TEXT NOT NULL CHECK (json_valid(strokes)),
  image TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  salt BLOB
) STRICT;

CREATE TABLE visits (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_last4 TEXT NOT NULL,
  id_kind TEXT,
  id_number_cipher BLOB,
  id_number_index BLOB,
  id_number_masked TEXT NOT NULL,
  company TEXT NOT NULL,
  host_id INTEGER REFERENCES staff (id),
  host_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  plate TEXT NOT NULL,
  companions INTEGER NOT NULL CHECK (companions BETWEEN 0 AND 99),
  companion_names TEXT NOT NULL,
  goods TEXT NOT NULL,
  badge_number TEXT NOT NULL,
  remember INTEGER NOT NULL CHECK (remember IN (0, 1)),
  arrived_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  leave_kind TEXT CHECK (leave_kind IN ('seen', 'said', 'system')),
  left_at INTEGER,
  left_recorded_at INTEGER,
  left_recorded_by INTEGER,
  salt BLOB,
  -- a visit closed by the system has no leaving time: nobody saw it
  CHECK (CASE leave_kind WHEN 'system' THEN left_at IS NULL ELSE (leave_kind IS NULL) = (left_at IS NULL) END),
  CHECK ((leave_kind IS NULL) = (left_recorded_at IS NULL)),
  CHECK ((id_number_cipher IS NULL) = (id_number_index IS NULL))
) STRICT;
CREATE INDEX visits_open ON visits (arrived_at) WHERE leave_kind IS NULL;
CREATE INDEX visits_id_number ON visits (id_number_index) WHERE id_number_index IS NOT NULL;
CREATE INDEX visits_arrived ON visits (arrived_at);

CREATE TABLE parcels (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  barcode TEXT NOT NULL,
  carrier TEXT NOT NULL,
  recipient_id INTEGER REFERENCES staff (id),
  recipient_name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  recipient_phone_last4 TEXT NOT NULL,
  shelf TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 9999),
  marks TEXT NOT NULL CHECK (json_valid(marks)),
  note TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  released_at INTEGER,
  released_by INTEGER,
  collector_name TEXT NOT NULL DEFAULT '',
  collector_kind TEXT CHECK (collector_kind IN ('recipient', 'colleague', 'family', 'courier', 'other')),
  signature_id INTEGER REFERENCES signatures (id),
  salt BLOB,
  CHECK ((released_at IS NULL) = (signature_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX parcels_place ON parcels (shelf, place) WHERE released_at IS NULL;
CREATE INDEX parcels_barcode ON parcels (barcode) WHERE barcode <> '';
CREATE INDEX parcels_held ON parcels (received_at) WHERE released_at IS NULL;

CREATE TABLE deposits (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  guest_name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  phone TEXT NOT NULL,
  room TEXT NOT NULL,
  id_kind TEXT,
  id_number_cipher BLOB,
  id_number_index BLOB,
  id_number_masked TEXT NOT NULL,
  contents TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('counted', 'sealed')),
  declared_fen INTEGER NOT NULL CHECK (declared_fen >= 0),
  counted_fen INTEGER CHECK (counted_fen >= 0),
  cash_lines TEXT NOT NULL CHECK (json_valid(cash_lines)),
  seal_number TEXT NOT NULL,
  place TEXT NOT NULL,
  desk_stamp_at INTEGER NOT NULL,
  desk_stamp_by INTEGER NOT NULL,
  guest_signature_id INTEGER NOT NULL REFERENCES signatures (id),
  sealer_signature_id INTEGER NOT NULL REFERENCES signatures (id),
  sealer_id INTEGER NOT NULL REFERENCES staff (id),
  deposited_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  released_at INTEGER,
  released_by INTEGER,
  recount_lines TEXT CHECK (json_valid(recount_lines)),
  recounted_fen INTEGER,
  seal_intact INTEGER CHECK (seal_intact IN (0, 1)),
  difference_reason TEXT NOT NULL DEFAULT '',
  approved_by INTEGER,
  release_signature_id INTEGER REFERENCES signatures (id),
  salt BLOB,
  -- an uncounted sum is never a verified one
  CHECK ((method = 'counted') = (counted_fen IS NOT NULL)),
  CHECK ((released_at IS NULL) = (release_signature_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX deposits_seal ON deposits (seal_number);
CREATE INDEX deposits_held ON deposits (deposited_at) WHERE released_at IS NULL;

CREATE TABLE readers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  family TEXT NOT NULL CHECK (family IN ('ef01')),
  path TEXT NOT NULL,
  baud_rate INTEGER NOT NULL,
  password_cipher BLOB,
  removed_at INTEGER
) STRICT;

CREATE TABLE consents (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  version TEXT NOT NULL,
  explained_by INTEGER NOT NULL,
  signature_id INTEGER NOT NULL REFERENCES signatures (id),
  consented_at INTEGER NOT NULL,
  withdrawn_at INTEGER
) STRICT;
CREATE INDEX consents_staff ON consents (staff_id);

-- Where a finger is, never what it looks like: templates stay in the reader.
CREATE TABLE fingers (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  consent_id INTEGER NOT NULL REFERENCES consents (id),
  reader_id INTEGER NOT NULL REFERENCES readers (id),
  slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 65535),
  label TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX fingers_slot ON fingers (reader_id, slot) WHERE deleted_at IS NULL;
CREATE INDEX fingers_staff ON fingers (staff_id);

CREATE TABLE punches (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL,
  zone_offset_minutes INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('finger', 'pin')),
  reader_id INTEGER REFERENCES readers (id),
  slot INTEGER,
  score INTEGER,
  clock_suspect INTEGER NOT NULL CHECK (clock_suspect IN (0, 1)), -- taken while the clock had jumped
  CHECK ((source = 'finger') = (reader_id IS NOT NULL))
) STRICT;
CREATE INDEX punches_staff ON punches (staff_id, at);
CREATE INDEX punches_at ON punches (at);

CREATE TRIGGER punches_no_update BEFORE UPDATE ON punches
BEGIN SELECT RAISE(ABORT, 'punches are append-only'); END;
CREATE TRIGGER punches_no_delete BEFORE DELETE ON punches
BEGIN SELECT RAISE(ABORT, 'punches are append-only'); END;

CREATE TABLE matters (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('ordinary', 'urgent')),
  due_at INTEGER,
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL,
  closed_at INTEGER,
  closed_by INTEGER,
  outcome TEXT NOT NULL DEFAULT '',
  salt BLOB
) STRICT;
CREATE INDEX matters_open ON matters (opened_at) WHERE closed_at IS NULL;

-- A duty period of the desk. Only one is open at a time, and only a completed handover opens the next.
CREATE TABLE desk_shifts (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL,
  opened_after_seq INTEGER NOT NULL, -- audit entries up to here belong to earlier shifts
  closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX desk_shifts_open ON desk_shifts (closed_at IS NULL) WHERE closed_at IS NULL;

CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  desk_shift_id INTEGER NOT NULL REFERENCES desk_shifts (id),
  state TEXT NOT NULL CHECK (state IN ('frozen', 'counted', 'outgoingSigned', 'completed', 'abandoned')),
  started_at INTEGER NOT NULL,
  started_by INTEGER NOT NULL,
  frozen_seq INTEGER NOT NULL, -- the report covers audit entries up to here
  report TEXT NOT NULL CHECK (json_valid(report)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  cash_float_fen INTEGER NOT NULL,
  cash_counted_fen INTEGER,
  cash_reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  abandon_reason TEXT NOT NULL DEFAULT '',
  outgoing_id INTEGER,
  outgoing_at INTEGER,
  outgoing_by TEXT CHECK (outgoing_by IN ('pin', 'finger')),
  incoming_id INTEGER,
  incoming_at INTEGER,
  incoming_by TEXT CHECK (incoming_by IN ('pin', 'finger')),
  completed_at INTEGER,
  -- The chain head printed on the sheet. It covers this row, so these two are left out of the row's own digest.
  sheet_seq INTEGER,
  sheet_hash BLOB,
  salt BLOB,
  CHECK (outgoing_id IS NULL OR incoming_id IS NULL OR outgoing_id <> incoming_id),
  CHECK (incoming_at IS NULL OR outgoing_at IS NOT NULL),
  CHECK ((state = 'completed') = (completed_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX handovers_running ON handovers (desk_shift_id) WHERE state IN ('frozen', 'counted', 'outgoingSigned');
