-- Lists a person and a document are looked up in. Each lies in a database file of its own under a generation name; the
-- row here says which one is current. What came of it at the desk is a record that nothing changes.

CREATE TABLE lists (
  kind          TEXT PRIMARY KEY CHECK (kind IN ('passports', 'freezing')),
  generation    TEXT NOT NULL,
  as_of         TEXT NOT NULL, -- the list's own date, as its loader told it
  loaded_at     TEXT NOT NULL,
  operator_id   TEXT NOT NULL REFERENCES operators (id),
  entries       INTEGER NOT NULL CHECK (entries > 0),
  duplicates    INTEGER NOT NULL CHECK (duplicates >= 0),
  broken_rows   INTEGER NOT NULL CHECK (broken_rows >= 0),
  bytes         INTEGER NOT NULL CHECK (bytes > 0),
  source_sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- act: an entry compared by hand, a stop that a supervisor lifted, a refusal, a suspicion. subject: HMAC of the person
-- and the document, so that a decision holds for what was decided about. No paper shows any of it.
CREATE TABLE screening_records (
  id              TEXT PRIMARY KEY,
  command_id      TEXT NOT NULL,
  registration_id TEXT NOT NULL,
  subject         TEXT NOT NULL,
  act             TEXT NOT NULL CHECK (act IN ('compared', 'lifted', 'refusal', 'suspicion')),
  reason          TEXT NOT NULL,
  list            TEXT CHECK (list IN ('passports', 'freezing')),
  generation      TEXT,
  list_as_of      TEXT,
  entry           INTEGER,
  operator_id     TEXT NOT NULL REFERENCES operators (id),
  approved_by     TEXT REFERENCES operators (id),
  made_at         TEXT NOT NULL,
  CHECK ((list IS NULL) = (generation IS NULL) AND (list IS NULL) = (list_as_of IS NULL)),
  CHECK (list IS NOT NULL OR entry IS NULL),
  CHECK (act <> 'compared' OR entry IS NOT NULL),
  CHECK (act <> 'lifted' OR approved_by IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX screening_records_subject ON screening_records (subject);

-- What was said in words, and of refusals and suspicions whom they concern (115-ФЗ keeps it five years). Apart from the
-- record, so that a change of the desk's key touches no row that nothing may change.
CREATE TABLE screening_bodies (
  record_id TEXT PRIMARY KEY REFERENCES screening_records (id),
  body_key  BLOB NOT NULL,
  body      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER screening_records_no_update BEFORE UPDATE ON screening_records BEGIN SELECT RAISE(ABORT, 'append-only: screening_records'); END;
CREATE TRIGGER screening_records_no_delete BEFORE DELETE ON screening_records BEGIN SELECT RAISE(ABORT, 'append-only: screening_records'); END;
