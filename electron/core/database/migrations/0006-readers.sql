-- Every reader a site can buy: its family, model and place; cards beside fingers; copies of templates; what a clock did that
-- jumped; explanations in place of a punch; and punches out of a terminal's file. Three tables are made anew, with their old
-- columns first and in their old order, because a CHECK cannot be changed: the chain's commitments to their rows hold.

ALTER TABLE staff ADD COLUMN superior_id INTEGER REFERENCES staff (id);

CREATE TABLE readers_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  family TEXT NOT NULL CHECK (family IN ('ef01', 'gt511', 'f5', 'line')),
  path TEXT NOT NULL,
  baud_rate INTEGER NOT NULL,
  password_cipher BLOB,
  removed_at INTEGER,
  dialect TEXT CHECK (dialect IN ('classic', 'r503', 'ps')), -- of an EF01 module; NULL: classic
  direction TEXT CHECK (direction IN ('in', 'out')), -- what every touch means here; NULL: the shift decides
  usb_id TEXT, -- vendor:product in lower-case hex; NULL: not on USB, or not known
  usb_serial TEXT,
  line_rules TEXT CHECK (json_valid(line_rules)), -- how a line reader's lines are read; NULL: as they come
  alarm_seconds INTEGER CHECK (alarm_seconds BETWEEN 0 AND 86400) -- away for longer is an alarm; 0: never, NULL: after 60
) STRICT;

CREATE TABLE fingers_new (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  consent_id INTEGER NOT NULL REFERENCES consents (id),
  reader_id INTEGER NOT NULL REFERENCES readers_new (id),
  slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 65535),
  label TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  deleted_at INTEGER,
  test_score INTEGER, -- of the press that tried it out; NULL: not tried, or the reader tells none
  end_reason TEXT CHECK (end_reason IN ('removed', 'consentEnded', 'readerReplaced', 'enrolledAgain'))
) STRICT;

-- A card is just another credential of a person. Its number is text: leading zeros count.
CREATE TABLE cards (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 64),
  label TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by INTEGER NOT NULL,
  ended_at INTEGER,
  ended_by INTEGER,
  end_reason TEXT,
  salt BLOB,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX cards_number ON cards (number) WHERE ended_at IS NULL;
CREATE INDEX cards_staff ON cards (staff_id);

-- Files of ZKTeco terminals. Undoing one takes all of it back; its rows stay and no longer count.
CREATE TABLE punch_files (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('punches', 'users')),
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  terminal TEXT NOT NULL, -- serial number or device number as the file says; empty: neither
  counts TEXT NOT NULL CHECK (json_valid(counts)), -- lines by outcome
  imported_at INTEGER NOT NULL,
  imported_by INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by INTEGER,
  undo_reason TEXT,
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;

-- Whose user number of a terminal it is, where it is not the staff number.
CREATE TABLE terminal_users (
  id INTEGER PRIMARY KEY,
  pin TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  file_id INTEGER REFERENCES punch_files (id), -- NULL: set by hand
  staff_added INTEGER NOT NULL CHECK (staff_added IN (0, 1)), -- the file brought the person too
  set_at INTEGER NOT NULL,
  set_by INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX terminal_users_pin ON terminal_users (pin) WHERE ended_at IS NULL;

-- A wall clock that ran back or forward while the desk ran, or stood before the newest record at start.
CREATE TABLE clock_jumps (
  id INTEGER PRIMARY KEY,
  noticed_at INTEGER NOT NULL, -- as the clock stood after the jump
  jump_ms INTEGER NOT NULL CHECK (jump_ms <> 0), -- how far the clock went; negative is back
  running INTEGER NOT NULL CHECK (running IN (0, 1)), -- 0: found at start
  ended_at INTEGER,
  ended_by INTEGER, -- 0: the clock came back by itself, or the desk was restarted
  end_reason TEXT,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX clock_jumps_open ON clock_jumps (noticed_at) WHERE ended_at IS NULL;

CREATE TABLE punches_new (
  id INTEGER PRIMARY KEY, -- rises with every punch: the order that no clock can change
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL,
  zone_offset_minutes INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('finger', 'pin', 'card', 'terminal')),
  reader_id INTEGER REFERENCES readers_new (id),
  slot INTEGER,
  score INTEGER,
  clock_suspect INTEGER NOT NULL CHECK (clock_suspect IN (0, 1)), -- taken while the clock had jumped
  direction TEXT CHECK (direction IN ('in', 'out')), -- as the reader or the terminal says; NULL: it does not
  card_id INTEGER REFERENCES cards (id),
  file_id INTEGER REFERENCES punch_files (id),
  clock_jump_id INTEGER REFERENCES clock_jumps (id),
  CHECK ((source IN ('finger', 'card')) = (reader_id IS NOT NULL)),
  CHECK ((source = 'card') = (card_id IS NOT NULL)),
  CHECK ((source = 'terminal') = (file_id IS NOT NULL))
) STRICT;

INSERT INTO readers_new (id, name, family, path, baud_rate, password_cipher, removed_at)
  SELECT id, name, family, path, baud_rate, password_cipher, removed_at FROM readers;
INSERT INTO fingers_new (id, staff_id, consent_id, reader_id, slot, label, enrolled_at, deleted_at)
  SELECT id, staff_id, consent_id, reader_id, slot, label, enrolled_at, deleted_at FROM fingers;
INSERT INTO punches_new (id, staff_id, at, zone_offset_minutes, source, reader_id, slot, score, clock_suspect)
  SELECT id, staff_id, at, zone_offset_minutes, source, reader_id, slot, score, clock_suspect FROM punches ORDER BY id;

-- Children first; renaming the parent then renames what refers to it.
DROP TABLE punches;
DROP TABLE fingers;
DROP TABLE readers;
ALTER TABLE readers_new RENAME TO readers;
ALTER TABLE fingers_new RENAME TO fingers;
ALTER TABLE punches_new RENAME TO punches;

CREATE UNIQUE INDEX fingers_slot ON fingers (reader_id, slot) WHERE deleted_at IS NULL;
CREATE INDEX fingers_staff ON fingers (staff_id);
CREATE INDEX punches_staff ON punches (staff_id, at);
CREATE INDEX punches_at ON punches (at);
CREATE INDEX punches_file ON punches (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX punches_jump ON punches (clock_jump_id) WHERE clock_jump_id IS NOT NULL;
CREATE TRIGGER punches_no_update BEFORE UPDATE ON punches
BEGIN SELECT RAISE(ABORT, 'punches are append-only'); END;
CREATE TRIGGER punches_no_delete BEFORE DELETE ON punches
BEGIN SELECT RAISE(ABORT, 'punches are append-only'); END;

-- A punch whose time was put right keeps its first one; the newest correction counts.
CREATE TABLE punch_corrections (
  id INTEGER PRIMARY KEY,
  punch_id INTEGER NOT NULL REFERENCES punches (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_before INTEGER NOT NULL,
  at_after INTEGER NOT NULL,
  reason TEXT NOT NULL,
  clock_jump_id INTEGER REFERENCES clock_jumps (id), -- NULL: this punch alone
  corrected_at INTEGER NOT NULL,
  corrected_by INTEGER NOT NULL
) STRICT;
CREATE INDEX punch_corrections_punch ON punch_corrections (punch_id, id);
CREATE INDEX punch_corrections_staff ON punch_corrections (staff_id, at_after);
CREATE INDEX punch_corrections_at ON punch_corrections (at_after);
CREATE TRIGGER punch_corrections_no_update BEFORE UPDATE ON punch_corrections
BEGIN SELECT RAISE(ABORT, 'punch corrections are append-only'); END;
CREATE TRIGGER punch_corrections_no_delete BEFORE DELETE ON punch_corrections
BEGIN SELECT RAISE(ABORT, 'punch corrections are append-only'); END;

-- The punches that count, at the time that counts: without those of files taken back, and as they were put right.
CREATE VIEW counted_punches AS
  SELECT id, staff_id, at, zone_offset_minutes, source, reader_id, direction, clock_suspect FROM punches
  WHERE NOT EXISTS (SELECT 1 FROM punch_corrections WHERE punch_id = punches.id)
    AND (file_id IS NULL OR EXISTS (SELECT 1 FROM punch_files WHERE punch_files.id = file_id AND undone_at IS NULL))
  UNION ALL
  SELECT punches.id, newest.staff_id, newest.at_after, zone_offset_minutes, source, reader_id, direction, clock_suspect
  FROM punch_corrections AS newest JOIN punches ON punches.id = newest.punch_id
  WHERE NOT EXISTS (SELECT 1 FROM punch_corrections AS later WHERE later.punch_id = newest.punch_id AND later.id > newest.id)
    AND (file_id IS NULL OR EXISTS (SELECT 1 FROM punch_files WHERE punch_files.id = file_id AND undone_at IS NULL));

-- Encrypted copies of templates, where the site keeps them and the person agreed: a row goes with its finger.
CREATE TABLE finger_templates (
  finger_id INTEGER PRIMARY KEY REFERENCES fingers (id),
  model TEXT NOT NULL, -- only a reader of the same model understands it
  template_cipher BLOB NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

-- What a reader did and when; the newest are kept.
CREATE TABLE reader_events (
  id INTEGER PRIMARY KEY,
  reader_id INTEGER NOT NULL REFERENCES readers (id),
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX reader_events_reader ON reader_events (reader_id, id);

CREATE TABLE staff_photos (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL UNIQUE REFERENCES staff (id),
  image_cipher BLOB, -- NULL: erased
  taken_at INTEGER NOT NULL,
  taken_by INTEGER NOT NULL,
  erased_at INTEGER,
  salt BLOB,
  CHECK ((image_cipher IS NULL) = (erased_at IS NOT NULL))
) STRICT;

-- Who could not sign in explains it to the direct superior (house rule C1). Only the staff number was given: nothing is proved.
CREATE TABLE punch_explanations (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('readerAbsent', 'notRecognised', 'pinForgotten', 'cardForgotten', 'other')),
  text TEXT NOT NULL,
  superior_id INTEGER REFERENCES staff (id), -- as it was then; NULL: nobody is named, personnel sees to it
  clock_suspect INTEGER NOT NULL CHECK (clock_suspect IN (0, 1)),
  answer TEXT CHECK (answer IN ('accepted', 'refused')),
  answer_note TEXT,
  answered_at INTEGER,
  answered_by INTEGER,
  salt BLOB,
  CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CHECK ((answer IS NULL) = (answered_by IS NULL))
) STRICT;
CREATE INDEX punch_explanations_open ON punch_explanations (at) WHERE answer IS NULL;
CREATE INDEX punch_explanations_staff ON punch_explanations (staff_id, at);
