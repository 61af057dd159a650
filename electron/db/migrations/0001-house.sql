-- The first schema. Money and audit rows are append-only: the triggers at the end hold it, and recursive_triggers
-- (set on every connection) keeps REPLACE from walking past them.

CREATE TABLE schema_migrations (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

-- One row: what this desk is. Details are the canonical JSON of contract/desk.ts deskDetails.
CREATE TABLE desk (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  kind       TEXT NOT NULL CHECK (kind IN ('demo', 'real')),
  details    TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operators (
  id                   TEXT PRIMARY KEY,
  login                TEXT NOT NULL UNIQUE,
  name                 TEXT NOT NULL,
  role                 TEXT NOT NULL CHECK (role IN ('cashier', 'clerk', 'supervisor', 'administrator')),
  password_hash        TEXT NOT NULL,
  must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  failed_sign_ins      INTEGER NOT NULL DEFAULT 0 CHECK (failed_sign_ins >= 0),
  locked_until         TEXT,
  disabled             INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
  id            TEXT PRIMARY KEY,
  command_id    TEXT NOT NULL UNIQUE,
  number        INTEGER NOT NULL UNIQUE CHECK (number > 0),
  operator_id   TEXT NOT NULL REFERENCES operators (id),
  business_date TEXT NOT NULL,
  opened_at     TEXT NOT NULL,
  local_time    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_closings (
  shift_id              TEXT PRIMARY KEY REFERENCES shifts (id),
  command_id            TEXT NOT NULL UNIQUE,
  z_number              INTEGER NOT NULL UNIQUE CHECK (z_number > 0),
  operator_id           TEXT NOT NULL REFERENCES operators (id),
  closed_at             TEXT NOT NULL,
  local_time            TEXT NOT NULL,
  float_kopecks         INTEGER NOT NULL CHECK (float_kopecks >= 0),
  payment_count         INTEGER NOT NULL CHECK (payment_count >= 0),
  taken_kopecks         INTEGER NOT NULL CHECK (taken_kopecks >= 0),
  commission_kopecks    INTEGER NOT NULL CHECK (commission_kopecks >= 0),
  expected_kopecks      INTEGER NOT NULL CHECK (expected_kopecks >= 0),
  counted_kopecks       INTEGER NOT NULL CHECK (counted_kopecks >= 0),
  difference_kopecks    INTEGER NOT NULL CHECK (difference_kopecks = counted_kopecks - expected_kopecks),
  reason                TEXT,
  running_total_kopecks INTEGER NOT NULL CHECK (running_total_kopecks >= taken_kopecks + commission_kopecks),
  audit_head            TEXT NOT NULL,
  CHECK (expected_kopecks = float_kopecks + taken_kopecks + commission_kopecks),
  CHECK (difference_kopecks = 0 OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE payments (
  id                 TEXT PRIMARY KEY,
  command_id         TEXT NOT NULL UNIQUE,
  shift_id           TEXT NOT NULL REFERENCES shifts (id),
  seq                INTEGER NOT NULL CHECK (seq > 0),
  receipt_number     TEXT NOT NULL, -- desk, shift and seq: unique because those are
  operator_id        TEXT NOT NULL REFERENCES operators (id),
  business_date      TEXT NOT NULL,
  accepted_at        TEXT NOT NULL,
  local_time         TEXT NOT NULL,
  sum_kopecks        INTEGER NOT NULL CHECK (sum_kopecks > 0),
  commission_kopecks INTEGER NOT NULL CHECK (commission_kopecks >= 0),
  due_kopecks        INTEGER NOT NULL CHECK (due_kopecks = sum_kopecks + commission_kopecks),
  given_kopecks      INTEGER NOT NULL CHECK (given_kopecks >= due_kopecks),
  change_kopecks     INTEGER NOT NULL CHECK (change_kopecks = given_kopecks - due_kopecks),
  audit_seq          INTEGER NOT NULL, -- the event that covers this row and whose hash stands on the receipt
  UNIQUE (shift_id, seq)
) STRICT, WITHOUT ROWID;

-- A line copies what it relies on (payee, bank details): an old payment keeps the terms it was made under.
CREATE TABLE payment_lines (
  payment_id         TEXT NOT NULL REFERENCES payments (id),
  line_no            INTEGER NOT NULL CHECK (line_no > 0),
  service_id         TEXT,
  service_name       TEXT NOT NULL,
  payee_name         TEXT NOT NULL,
  payee_inn          TEXT NOT NULL,
  payee_kpp          TEXT NOT NULL,
  payee_account      TEXT NOT NULL,
  bank_name          TEXT NOT NULL,
  bank_bic           TEXT NOT NULL,
  bank_corr_account  TEXT NOT NULL,
  purpose            TEXT NOT NULL,
  account            TEXT NOT NULL,
  period             TEXT,
  origin             TEXT NOT NULL CHECK (origin IN ('scan', 'paste', 'typed')),
  amount_kopecks     INTEGER NOT NULL CHECK (amount_kopecks > 0),
  commission_kopecks INTEGER NOT NULL CHECK (commission_kopecks >= 0),
  PRIMARY KEY (payment_id, line_no)
) STRICT; -- with rowids: wide rows that only grow at the end split fewer pages so

-- The drawer is the sum of these: float at opening, then what each payment left in it. Kept by shift, for that sum.
CREATE TABLE cash_movements (
  id             TEXT NOT NULL,
  command_id     TEXT NOT NULL UNIQUE,
  shift_id       TEXT NOT NULL REFERENCES shifts (id),
  kind           TEXT NOT NULL CHECK (kind IN ('float', 'payment')),
  payment_id     TEXT REFERENCES payments (id),
  amount_kopecks INTEGER NOT NULL CHECK (amount_kopecks >= 0),
  at             TEXT NOT NULL,
  PRIMARY KEY (shift_id, id),
  CHECK ((kind = 'payment') = (payment_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- hash = sha256(previous hash || body); the first one follows 32 zero bytes. body is canonical JSON.
CREATE TABLE audit_events (
  seq         INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  kind        TEXT NOT NULL,
  operator_id TEXT,
  command_id  TEXT,
  body        TEXT NOT NULL,
  hash        TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

-- Accepted commands. input_hmac, never the input; the answer holds ids, codes and kopecks only.
CREATE TABLE command_log (
  command_id  TEXT PRIMARY KEY,
  operator_id TEXT,
  operation   TEXT NOT NULL,
  input_hmac  TEXT NOT NULL,
  answer      TEXT NOT NULL,
  accepted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The way to paper. body is sealed under a key of its own, made of body_key and the desk's spool key; both are erased when
-- the outcome is final.
CREATE TABLE print_jobs (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('receipt', 'copy', 'z_report')),
  title       TEXT NOT NULL,
  payment_id  TEXT REFERENCES payments (id),
  shift_id    TEXT REFERENCES shifts (id),
  copy_no     INTEGER NOT NULL CHECK (copy_no >= 0),
  operator_id TEXT NOT NULL REFERENCES operators (id),
  created_at  TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'not_printed', 'unknown')),
  reason      TEXT,
  finished_at TEXT,
  answered_at TEXT,
  body_key    BLOB,
  body        BLOB,
  CHECK ((kind = 'copy') = (copy_no > 0)),
  CHECK (kind <> 'receipt' OR id = payment_id), -- a payment has one receipt, and it bears the payment's id
  CHECK (state IN ('queued', 'sending') OR (body IS NULL AND body_key IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX print_jobs_open ON print_jobs (id) WHERE state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL);
CREATE INDEX print_jobs_copies ON print_jobs (payment_id) WHERE kind = 'copy';

-- What an operator was in the middle of; sealed under the spool key.
CREATE TABLE drafts (
  operator_id TEXT NOT NULL REFERENCES operators (id),
  kind        TEXT NOT NULL CHECK (kind IN ('payment')),
  command_id  TEXT,
  body        BLOB NOT NULL,
  saved_at    TEXT NOT NULL,
  PRIMARY KEY (operator_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shifts_no_update BEFORE UPDATE ON shifts BEGIN SELECT RAISE(ABORT, 'append-only: shifts'); END;
CREATE TRIGGER shifts_no_delete BEFORE DELETE ON shifts BEGIN SELECT RAISE(ABORT, 'append-only: shifts'); END;
CREATE TRIGGER shift_closings_no_update BEFORE UPDATE ON shift_closings BEGIN SELECT RAISE(ABORT, 'append-only: shift_closings'); END;
CREATE TRIGGER shift_closings_no_delete BEFORE DELETE ON shift_closings BEGIN SELECT RAISE(ABORT, 'append-only: shift_closings'); END;
CREATE TRIGGER payments_no_update BEFORE UPDATE ON payments BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;
CREATE TRIGGER payment_lines_no_update BEFORE UPDATE ON payment_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_lines'); END;
CREATE TRIGGER payment_lines_no_delete BEFORE DELETE ON payment_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_lines'); END;
CREATE TRIGGER cash_movements_no_update BEFORE UPDATE ON cash_movements BEGIN SELECT RAISE(ABORT, 'append-only: cash_movements'); END;
CREATE TRIGGER cash_movements_no_delete BEFORE DELETE ON cash_movements BEGIN SELECT RAISE(ABORT, 'append-only: cash_movements'); END;
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'append-only: audit_events'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'append-only: audit_events'); END;
CREATE TRIGGER command_log_no_update BEFORE UPDATE ON command_log BEGIN SELECT RAISE(ABORT, 'append-only: command_log'); END;
CREATE TRIGGER command_log_no_delete BEFORE DELETE ON command_log BEGIN SELECT RAISE(ABORT, 'append-only: command_log'); END;
