-- The catalogue of providers as versions: none is changed. Each says what it changes; those whose day has come hold, one
-- upon the other in the order of their days, then of their numbers. Version 0 is the program's own and has no row.

CREATE TABLE catalogue_versions (
  number         INTEGER PRIMARY KEY CHECK (number > 0),
  valid_from     TEXT NOT NULL, -- the instant at which it was made, or a later day begins at the desk
  origin         TEXT NOT NULL CHECK (origin = 'edited' OR origin = 'imported' OR origin = 'layout'),
  whole          INTEGER NOT NULL CHECK (whole IN (0, 1)), -- its providers take the place of all
  provider_count INTEGER NOT NULL CHECK (provider_count >= 0),
  provider_names TEXT NOT NULL, -- JSON, at most ten: for the list of versions
  body           TEXT NOT NULL, -- shared/contract/catalogue-data.ts catalogueChange
  sha256         TEXT NOT NULL,
  command_id     TEXT NOT NULL UNIQUE,
  operator_id    TEXT NOT NULL REFERENCES operators (id),
  made_at        TEXT NOT NULL
) STRICT;
CREATE TRIGGER catalogue_versions_no_update BEFORE UPDATE ON catalogue_versions BEGIN SELECT RAISE(ABORT, 'append-only: catalogue_versions'); END;
CREATE TRIGGER catalogue_versions_no_delete BEFORE DELETE ON catalogue_versions BEGIN SELECT RAISE(ABORT, 'append-only: catalogue_versions'); END;

-- What the payee bears of a line's commission, withheld from the transfer. No row: nothing.
CREATE TABLE payment_line_terms (
  payment_id               TEXT NOT NULL REFERENCES payments (id),
  line_no                  INTEGER NOT NULL CHECK (line_no > 0),
  payee_commission_kopecks INTEGER NOT NULL CHECK (payee_commission_kopecks > 0),
  PRIMARY KEY (payment_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER payment_line_terms_no_update BEFORE UPDATE ON payment_line_terms BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_terms'); END;
CREATE TRIGGER payment_line_terms_no_delete BEFORE DELETE ON payment_line_terms BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_terms'); END;

-- Payees by free details that were confirmed and paid here once: the first payment asks, later ones do not (seed 003).
CREATE TABLE known_payees (
  bank_bic      TEXT NOT NULL,
  payee_account TEXT NOT NULL,
  payee_inn     TEXT NOT NULL,
  payment_id    TEXT NOT NULL REFERENCES payments (id),
  PRIMARY KEY (bank_bic, payee_account, payee_inn)
) STRICT, WITHOUT ROWID;

-- Rebuilt: the kinds of papers are a list of the code (records/print-jobs.ts), so that a new paper needs no new table.
CREATE TABLE print_jobs_next (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
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
  subject     TEXT, -- what a paper of neither journal nor client is about: the id of a provider
  CHECK ((kind = 'copy') = (copy_no > 0)),
  CHECK (kind <> 'receipt' OR id = payment_id), -- a payment has one receipt, and it bears the payment's id
  CHECK ((body IS NULL) = (body_key IS NULL)),
  CHECK ((kind <> 'receipt' AND kind <> 'copy' AND kind <> 'z_report') OR body IS NULL),
  CHECK (state = 'queued' OR state = 'sending' OR body IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO print_jobs_next (id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, state, reason, finished_at, answered_at, body_key, body, client_id)
  SELECT id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, state, reason, finished_at, answered_at, body_key, body, client_id
  FROM print_jobs;
DROP TABLE print_jobs;
ALTER TABLE print_jobs_next RENAME TO print_jobs;
CREATE INDEX print_jobs_open ON print_jobs (id) WHERE state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL);
CREATE INDEX print_jobs_copies ON print_jobs (payment_id) WHERE kind = 'copy';
