-- Papers as versioned texts, erasure of a client, rotation of the desk's key, what a restore must show.

-- The words of a paper. A version that may have been signed never changes: a new wording is a new row. Which one is in
-- force is a setting (text.<kind>). operator_id is null for the versions that came with the program.
CREATE TABLE text_templates (
  kind        TEXT NOT NULL CHECK (kind IN ('consent', 'advertising_consent', 'application', 'information_sheet', 'number_sheet', 'withdrawal', 'advertising_withdrawal')),
  version     TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 40),
  body        TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  operator_id TEXT REFERENCES operators (id),
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER text_templates_no_update BEFORE UPDATE ON text_templates BEGIN SELECT RAISE(ABORT, 'append-only: text_templates'); END;
CREATE TRIGGER text_templates_no_delete BEFORE DELETE ON text_templates BEGIN SELECT RAISE(ABORT, 'append-only: text_templates'); END;

-- Who asked to be forgotten, and when: ids only. Replayed over a restored copy (also from the list beside the database).
CREATE TABLE erasures (
  client_id TEXT PRIMARY KEY REFERENCES clients (id),
  erased_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER erasures_no_update BEFORE UPDATE ON erasures BEGIN SELECT RAISE(ABORT, 'append-only: erasures'); END;
CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'append-only: erasures'); END;

-- The change of the desk's key under way, if one is: the key before, wrapped by the new one, until nothing needs it.
CREATE TABLE key_rotation (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  former     BLOB NOT NULL,
  started_at TEXT NOT NULL
) STRICT;

-- Rebuilt: more papers, and whose they are, so that an erasure finds what waits for the printer. Still without lists in
-- the CHECKs: a payment inserts here.
CREATE TABLE print_jobs_next (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind = 'receipt' OR kind = 'copy' OR kind = 'z_report' OR kind = 'consent' OR kind = 'advertising_consent' OR kind = 'application' OR kind = 'information_sheet' OR kind = 'number_sheet' OR kind = 'withdrawal' OR kind = 'linked_services'),
  title       TEXT NOT NULL,
  payment_id  TEXT REFERENCES payments (id),
  shift_id    TEXT REFERENCES shifts (id),
  copy_no     INTEGER NOT NULL CHECK (copy_no >= 0),
  operator_id TEXT NOT NULL REFERENCES operators (id),
  created_at  TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state = 'queued' OR state = 'sending' OR state = 'printed' OR state = 'not_printed' OR state = 'unknown'),
  reason      TEXT,
  finished_at TEXT,
  answered_at TEXT,
  body_key    BLOB,
  body        BLOB,
  client_id   TEXT REFERENCES clients (id),
  CHECK ((kind = 'copy') = (copy_no > 0)),
  CHECK (kind <> 'receipt' OR id = payment_id), -- a payment has one receipt, and it bears the payment's id
  CHECK ((body IS NULL) = (body_key IS NULL)),
  CHECK ((kind <> 'receipt' AND kind <> 'copy' AND kind <> 'z_report') OR body IS NULL),
  CHECK (state = 'queued' OR state = 'sending' OR body IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO print_jobs_next
  SELECT id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, state, reason, finished_at, answered_at, body_key, body, NULL
  FROM print_jobs;
DROP TABLE print_jobs;
ALTER TABLE print_jobs_next RENAME TO print_jobs;
CREATE INDEX print_jobs_open ON print_jobs (id) WHERE state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL);
CREATE INDEX print_jobs_copies ON print_jobs (payment_id) WHERE kind = 'copy';
