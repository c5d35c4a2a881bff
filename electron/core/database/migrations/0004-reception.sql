-- The visitors' day: who is expected, how each is received, who was called, what he brought along, who is inside, and what
-- is kept of him afterwards.

-- Types of visitor. `fields`: JSON, the rule of each column of the register form (hidden, optional, required) and the type's
-- own fields.
CREATE TABLE visit_types (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT NOT NULL,
  grade_id INTEGER REFERENCES reception_grades (id), -- how such visitors are received unless the desk chooses otherwise
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  photo_rule TEXT NOT NULL CHECK (photo_rule IN ('none', 'optional', 'required')),
  goods_check INTEGER NOT NULL CHECK (goods_check IN (0, 1)),
  hazards_question INTEGER NOT NULL CHECK (hazards_question IN (0, 1)),
  stay_minutes INTEGER CHECK (stay_minutes BETWEEN 5 AND 43200), -- longer is an overstay; NULL: no limit
  contractor INTEGER NOT NULL CHECK (contractor IN (0, 1)), -- listed as a contractor in an evacuation
  visitor_side INTEGER NOT NULL CHECK (visitor_side IN (0, 1)), -- offered on the visitor's own screen
  keep_days INTEGER CHECK (keep_days BETWEEN 1 AND 3660), -- NULL: as the site keeps visits
  position INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

-- Grades of reception: what each asks of the visitor and of the desk.
CREATE TABLE reception_grades (
  id INTEGER PRIMARY KEY,
  letter TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  id_rule TEXT NOT NULL CHECK (id_rule IN ('none', 'shown', 'recorded')),
  anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)), -- counted, not named
  badge_needed INTEGER NOT NULL CHECK (badge_needed IN (0, 1)),
  call_whom TEXT NOT NULL CHECK (call_whom IN ('host', 'leader', 'nobody')),
  leader_id INTEGER REFERENCES staff (id),
  wait_place TEXT NOT NULL,
  escort_needed INTEGER NOT NULL CHECK (escort_needed IN (0, 1)),
  prints TEXT NOT NULL CHECK (json_valid(prints)), -- forms offered after registering
  position INTEGER NOT NULL,
  retired_at INTEGER,
  CHECK (call_whom <> 'leader' OR leader_id IS NOT NULL)
) STRICT;

-- Who is expected. One row for each person and day; those of one group or one recurring appointment share a number.
CREATE TABLE expected_visits (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  party TEXT NOT NULL, -- name of the group; empty: comes alone
  series TEXT NOT NULL, -- number of the first day of a recurring appointment; empty: once
  name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_last4 TEXT NOT NULL,
  company TEXT NOT NULL,
  plate TEXT NOT NULL,
  companions INTEGER NOT NULL CHECK (companions BETWEEN 0 AND 99),
  host_id INTEGER REFERENCES staff (id),
  host_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  type_id INTEGER REFERENCES visit_types (id),
  grade_id INTEGER REFERENCES reception_grades (id),
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) = 6),
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL CHECK (valid_until > valid_from),
  state TEXT NOT NULL CHECK (state IN ('expected', 'arrived', 'noShow', 'cancelled')),
  state_at INTEGER NOT NULL,
  state_by INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  erased_at INTEGER,
  salt BLOB
) STRICT;
CREATE INDEX expected_visits_day ON expected_visits (valid_from);
CREATE INDEX expected_visits_open ON expected_visits (valid_until) WHERE state = 'expected';
CREATE INDEX expected_visits_kept ON expected_visits (valid_until) WHERE erased_at IS NULL;
CREATE INDEX expected_visits_code ON expected_visits (code);

ALTER TABLE visits ADD COLUMN type_id INTEGER REFERENCES visit_types (id);
ALTER TABLE visits ADD COLUMN grade_id INTEGER REFERENCES reception_grades (id);
ALTER TABLE visits ADD COLUMN expected_id INTEGER REFERENCES expected_visits (id);
ALTER TABLE visits ADD COLUMN own_fields TEXT CHECK (json_valid(own_fields)); -- answers to the type's own fields
ALTER TABLE visits ADD COLUMN place TEXT; -- where he waits or was led to
ALTER TABLE visits ADD COLUMN escort TEXT;
ALTER TABLE visits ADD COLUMN stay_until INTEGER;
-- Dangerous goods, fever: what the visitor answered. A "yes" is never registered. NULL: not asked
ALTER TABLE visits ADD COLUMN hazards INTEGER CHECK (hazards IN (0, 1));
-- NULL: nobody had to be asked
ALTER TABLE visits ADD COLUMN admission TEXT CHECK (admission IN ('waiting', 'admitted', 'refused'));
ALTER TABLE visits ADD COLUMN admission_at INTEGER;
ALTER TABLE visits ADD COLUMN admission_by INTEGER;
ALTER TABLE visits ADD COLUMN admission_reason TEXT; -- why he went up although the host was out
-- Registered by mistake and taken back within minutes: keeps its number, was never inside.
ALTER TABLE visits ADD COLUMN voided_at INTEGER;
ALTER TABLE visits ADD COLUMN voided_by INTEGER;
ALTER TABLE visits ADD COLUMN erased_at INTEGER;
CREATE UNIQUE INDEX visits_expected ON visits (expected_id) WHERE expected_id IS NOT NULL AND voided_at IS NULL;
CREATE INDEX visits_remembered ON visits (arrived_at) WHERE remember = 1;

-- A picture lives apart from its visit and dies on its own day.
CREATE TABLE visit_photos (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL UNIQUE REFERENCES visits (id),
  image_cipher BLOB, -- NULL: erased
  taken_at INTEGER NOT NULL,
  taken_by INTEGER NOT NULL,
  erased_at INTEGER,
  salt BLOB,
  CHECK ((image_cipher IS NULL) = (erased_at IS NOT NULL))
) STRICT;
CREATE INDEX visit_photos_kept ON visit_photos (taken_at) WHERE erased_at IS NULL;

-- House rules, confidentiality, privacy notice: a new text is a new version and is signed again.
CREATE TABLE visit_documents (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  title TEXT NOT NULL,
  title_en TEXT NOT NULL,
  text TEXT NOT NULL,
  text_en TEXT NOT NULL,
  type_ids TEXT NOT NULL CHECK (json_valid(type_ids)), -- an empty list: every type
  acceptance TEXT NOT NULL CHECK (acceptance IN ('read', 'sign')),
  valid_days INTEGER CHECK (valid_days BETWEEN 1 AND 3660), -- asked again after; NULL: when the text changes
  published_at INTEGER NOT NULL,
  published_by INTEGER NOT NULL,
  retired_at INTEGER,
  UNIQUE (code, version)
) STRICT;

CREATE TABLE document_acceptances (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES visit_documents (id),
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  language TEXT NOT NULL CHECK (language IN ('zh-CN', 'en')),
  person_index BLOB, -- keyed hash of name and phone: need not be asked again
  signature_id INTEGER REFERENCES signatures (id),
  accepted_at INTEGER NOT NULL,
  salt BLOB,
  UNIQUE (document_id, visit_id)
) STRICT;
CREATE INDEX document_acceptances_person ON document_acceptances (person_index, document_id) WHERE person_index IS NOT NULL;
CREATE INDEX document_acceptances_visit ON document_acceptances (visit_id);

-- The call list: who is asked in whose place, and who is away until when.
ALTER TABLE staff ADD COLUMN mobile TEXT;
ALTER TABLE staff ADD COLUMN deputy_id INTEGER REFERENCES staff (id);

CREATE TABLE absences (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL CHECK (until_at > from_at),
  message TEXT NOT NULL,
  deputy_id INTEGER REFERENCES staff (id),
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  ended_at INTEGER,
  salt BLOB
) STRICT;
CREATE INDEX absences_staff ON absences (staff_id, until_at);

-- Who told whom, by which way, at what time, and what was answered.
CREATE TABLE host_calls (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  called_id INTEGER REFERENCES staff (id),
  called_name TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('host', 'deputy', 'leader', 'other')),
  way TEXT NOT NULL CHECK (way IN ('extension', 'mobile', 'inPerson')),
  outcome TEXT NOT NULL CHECK (outcome IN ('noAnswer', 'agreed', 'refused', 'informed')),
  called_at INTEGER NOT NULL,
  called_by INTEGER NOT NULL,
  salt BLOB
) STRICT;
CREATE INDEX host_calls_visit ON host_calls (visit_id);
-- What was told to whom stays as it was said; only a name may go, together with its salt, when a person is erased.
CREATE TRIGGER host_calls_no_update
BEFORE UPDATE OF id, visit_id, called_id, standing, way, outcome, called_at, called_by ON host_calls
BEGIN SELECT RAISE(ABORT, 'calls to hosts are append-only'); END;
CREATE TRIGGER host_calls_no_renaming BEFORE UPDATE OF called_name, salt ON host_calls
WHEN NEW.called_name <> '' OR NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'calls to hosts are append-only'); END;
CREATE TRIGGER host_calls_no_delete BEFORE DELETE ON host_calls
BEGIN SELECT RAISE(ABORT, 'calls to hosts are append-only'); END;

-- Watch list. `aliases`: JSON list of names. Entries are ended, never deleted.
CREATE TABLE watch_entries (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases)),
  pinyin TEXT NOT NULL, -- of the name and all aliases
  initials TEXT NOT NULL,
  phone TEXT NOT NULL,
  plate TEXT NOT NULL,
  company TEXT NOT NULL,
  id_number_cipher BLOB,
  id_number_index BLOB,
  id_number_masked TEXT NOT NULL,
  id_end TEXT NOT NULL, -- last digits, when nobody knows the whole number
  grade TEXT NOT NULL CHECK (grade IN ('denied', 'approval', 'noticed', 'welcome')),
  reason TEXT NOT NULL,
  valid_until INTEGER,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  changed_at INTEGER NOT NULL, -- a false alarm is remembered until the entry changes
  ended_at INTEGER,
  ended_by INTEGER,
  end_reason TEXT NOT NULL DEFAULT '',
  salt BLOB,
  CHECK ((id_number_cipher IS NULL) = (id_number_index IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX watch_entries_kept ON watch_entries (id) WHERE ended_at IS NULL;

-- Each time somebody fitted an entry, allowed or not.
CREATE TABLE watch_hits (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  entry_id INTEGER NOT NULL REFERENCES watch_entries (id),
  place TEXT NOT NULL CHECK (place IN ('expected', 'arrival')),
  name TEXT NOT NULL, -- as he gave it
  person_index BLOB, -- keyed hash of name and phone: a false alarm is remembered for this person
  ways TEXT NOT NULL CHECK (json_valid(ways)), -- JSON list: by what he fitted
  -- noticed: let through, for the duty manager to know; decided_at is then when he saw it
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'noticed', 'denied', 'allowed', 'falseAlarm')),
  happened_at INTEGER NOT NULL,
  noticed_by INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  visit_id INTEGER REFERENCES visits (id),
  expected_id INTEGER REFERENCES expected_visits (id),
  salt BLOB
) STRICT;
CREATE INDEX watch_hits_entry ON watch_hits (entry_id, person_index);
CREATE INDEX watch_hits_unseen ON watch_hits (id) WHERE decided_at IS NULL;

-- Vehicles come and leave on their own: a driver may walk out and leave the car.
CREATE TABLE vehicles (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  visit_id INTEGER REFERENCES visits (id),
  plate TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('car', 'van', 'truck', 'motorcycle', 'bicycle', 'other')),
  description TEXT NOT NULL,
  driver_name TEXT NOT NULL,
  driver_phone TEXT NOT NULL,
  place TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  leave_kind TEXT CHECK (leave_kind IN ('seen', 'said', 'system')),
  left_at INTEGER,
  left_recorded_at INTEGER,
  left_recorded_by INTEGER,
  voided_at INTEGER, -- its visit was registered by mistake: keeps its number, was never here
  erased_at INTEGER,
  salt BLOB,
  CHECK (CASE leave_kind WHEN 'system' THEN left_at IS NULL ELSE (leave_kind IS NULL) = (left_at IS NULL) END),
  CHECK ((leave_kind IS NULL) = (left_recorded_at IS NULL))
) STRICT;
CREATE INDEX vehicles_kept ON vehicles (arrived_at) WHERE erased_at IS NULL;
CREATE INDEX vehicles_open ON vehicles (arrived_at) WHERE leave_kind IS NULL AND voided_at IS NULL;
CREATE INDEX vehicles_plate ON vehicles (plate);
CREATE INDEX vehicles_visit ON vehicles (visit_id) WHERE visit_id IS NOT NULL;

-- Goods and equipment passes (物品放行条). `in`: brought in by a visitor, compared on the way out; `out`: taken out; `machineRoom`:
-- equipment moved into a machine room (`in`), out of it (`out`), or in and out again (`inOut`). A pass ends in one of
-- three ways: passed, stopped over a difference, cancelled.
CREATE TABLE goods_passes (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'machineRoom')),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out', 'inOut')),
  visit_id INTEGER REFERENCES visits (id),
  replaces_id INTEGER REFERENCES goods_passes (id), -- the stopped pass that this one was written for
  holder_name TEXT NOT NULL,
  holder_phone TEXT NOT NULL,
  owner TEXT NOT NULL, -- 业主或部门
  room TEXT NOT NULL,
  authorisation TEXT NOT NULL, -- the letter of authority: who is named in it
  moving_out INTEGER NOT NULL CHECK (moving_out IN (0, 1)),
  carrier_id_kind TEXT,
  carrier_id_cipher BLOB,
  carrier_id_index BLOB,
  carrier_id_masked TEXT NOT NULL,
  plate TEXT NOT NULL,
  guard_name TEXT NOT NULL, -- who stood at the goods while they were compared
  planned_at INTEGER,
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'inside', 'passed', 'stopped', 'cancelled')),
  owner_signature_id INTEGER REFERENCES signatures (id),
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL,
  approved_at INTEGER,
  approved_by INTEGER,
  entered_at INTEGER, -- since when the things are inside
  closed_at INTEGER,
  closed_by INTEGER,
  closed_reason TEXT NOT NULL DEFAULT '', -- why cancelled; when stopped: what was there that is not on the pass
  erased_at INTEGER,
  salt BLOB,
  CHECK (CASE kind WHEN 'in' THEN direction = 'inOut' WHEN 'out' THEN direction = 'out' ELSE 1 END),
  CHECK (moving_out = 0 OR owner_signature_id IS NOT NULL),
  CHECK ((carrier_id_cipher IS NULL) = (carrier_id_index IS NULL)),
  CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
  CHECK ((state IN ('passed', 'stopped', 'cancelled')) = (closed_at IS NOT NULL))
) STRICT;
-- A stopped pass is replaced once.
CREATE UNIQUE INDEX goods_passes_replaces ON goods_passes (replaces_id) WHERE replaces_id IS NOT NULL AND state <> 'cancelled';
CREATE INDEX goods_passes_open ON goods_passes (recorded_at) WHERE state IN ('asked', 'approved', 'inside');
CREATE INDEX goods_passes_kept ON goods_passes (recorded_at) WHERE erased_at IS NULL;
CREATE INDEX goods_passes_visit ON goods_passes (visit_id) WHERE visit_id IS NOT NULL;

CREATE TABLE goods_items (
  id INTEGER PRIMARY KEY,
  pass_id INTEGER NOT NULL REFERENCES goods_passes (id),
  line INTEGER NOT NULL CHECK (line BETWEEN 1 AND 99),
  name TEXT NOT NULL,
  brand TEXT NOT NULL, -- 品牌型号
  serial_number TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99999),
  has_storage INTEGER NOT NULL CHECK (has_storage IN (0, 1)), -- can carry data out
  passed_quantity INTEGER CHECK (passed_quantity BETWEEN 0 AND 99999),
  passed_serial TEXT,
  difference TEXT CHECK (difference IN ('notFound', 'fewer', 'more', 'serial')),
  UNIQUE (pass_id, line)
) STRICT;

-- What is lent to a visitor and must come back.
CREATE TABLE lent_passes (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  kind TEXT NOT NULL CHECK (kind IN ('badge', 'card', 'key')),
  number TEXT NOT NULL,
  lent_at INTEGER NOT NULL,
  lent_by INTEGER NOT NULL,
  returned_at INTEGER,
  returned_by INTEGER,
  lost_at INTEGER,
  lost_by INTEGER,
  note TEXT NOT NULL DEFAULT '', -- why it did not come back
  salt BLOB,
  CHECK (returned_at IS NULL OR lost_at IS NULL)
) STRICT;
CREATE UNIQUE INDEX lent_passes_out ON lent_passes (kind, number) WHERE returned_at IS NULL AND lost_at IS NULL;
CREATE INDEX lent_passes_visit ON lent_passes (visit_id);

-- What was done to find somebody who was never seen leaving.
CREATE TABLE trace_steps (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  way TEXT NOT NULL CHECK (way IN ('called', 'searched', 'askedHost')),
  outcome TEXT NOT NULL CHECK (outcome IN ('left', 'inside', 'unknown')),
  note TEXT NOT NULL,
  after_closing INTEGER NOT NULL CHECK (after_closing IN (0, 1)), -- the system had closed the visit before
  traced_at INTEGER NOT NULL,
  traced_by INTEGER NOT NULL,
  salt BLOB
) STRICT;
CREATE INDEX trace_steps_visit ON trace_steps (visit_id);

CREATE TABLE evacuations (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  drill INTEGER NOT NULL CHECK (drill IN (0, 1)),
  started_at INTEGER NOT NULL,
  started_by INTEGER NOT NULL,
  ended_at INTEGER,
  ended_by INTEGER,
  note TEXT NOT NULL DEFAULT '',
  salt BLOB
) STRICT;
CREATE UNIQUE INDEX evacuations_running ON evacuations (ended_at IS NULL) WHERE ended_at IS NULL;

-- Everybody who had to be found, as the list stood at the alarm or grew during it.
CREATE TABLE evacuation_people (
  id INTEGER PRIMARY KEY,
  evacuation_id INTEGER NOT NULL REFERENCES evacuations (id),
  kind TEXT NOT NULL CHECK (kind IN ('visitor', 'contractor', 'staff', 'closedBySystem')),
  visit_id INTEGER REFERENCES visits (id),
  staff_id INTEGER REFERENCES staff (id),
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  phone TEXT NOT NULL,
  area TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people BETWEEN 1 AND 100), -- himself and companions
  found_at INTEGER,
  found_by INTEGER,
  salt BLOB,
  CHECK ((found_at IS NULL) = (found_by IS NULL)),
  CHECK (CASE kind WHEN 'staff' THEN visit_id IS NULL AND staff_id IS NOT NULL ELSE visit_id IS NOT NULL AND staff_id IS NULL END)
) STRICT;
CREATE INDEX evacuation_people_visit ON evacuation_people (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX evacuation_people_list ON evacuation_people (evacuation_id);
CREATE UNIQUE INDEX evacuation_people_visits ON evacuation_people (evacuation_id, visit_id) WHERE visit_id IS NOT NULL;
CREATE UNIQUE INDEX evacuation_people_staff ON evacuation_people (evacuation_id, staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX visits_closed_by_system ON visits (left_recorded_at) WHERE leave_kind = 'system';

-- What was erased, by which rule, and what had to stay: the certificate names records, never the person.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  basis TEXT NOT NULL CHECK (basis IN ('period', 'request')),
  day TEXT NOT NULL, -- the site's day; one erasure by period a day
  reason TEXT NOT NULL,
  periods TEXT NOT NULL CHECK (json_valid(periods)), -- days kept, as they were set
  erased TEXT NOT NULL CHECK (json_valid(erased)), -- how many of each register
  kept TEXT NOT NULL CHECK (json_valid(kept)), -- numbers of records that stay, each with its rule
  erased_at INTEGER NOT NULL,
  erased_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX erasures_day ON erasures (day) WHERE basis = 'period';

-- Visits of a company outlive the names of its people.
CREATE TABLE erased_visit_counts (
  month TEXT NOT NULL, -- YYYY-MM in the site's zone
  company TEXT NOT NULL,
  visits INTEGER NOT NULL CHECK (visits > 0),
  people INTEGER NOT NULL CHECK (people > 0),
  PRIMARY KEY (month, company)
) STRICT, WITHOUT ROWID;

-- What was sent to the printer, and how it went. No evidence: only the newest thousand stay.
CREATE TABLE print_jobs (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'handed', 'failed')),
  tries INTEGER NOT NULL CHECK (tries > 0),
  problem TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  done_at INTEGER
) STRICT;

-- How the desk receives people; earlier sites go on as they did.
INSERT INTO settings (key, value, updated_at) SELECT 'reception', json('{
  "hostOutBlocks": false, "escalateAfterSeconds": 60, "undoMinutes": 10, "suggestReturning": true,
  "places": ["前台"], "areas": [], "watchTolerance": "standard",
  "keepVisitDays": 365, "keepPhotoDays": 30, "keepRememberedDays": 365, "retentionReason": "",
  "labelStock": "label62", "labelShiftRight": 0, "labelShiftDown": 0,
  "evacuationFolder": "", "evacuationEveryMinutes": 5, "parkedHours": 12
}'), created_at FROM site;
