-- What was given back. The payment stays as it was made: a reversal is rows of its own that point at it.

CREATE TABLE reversals (
  id                 TEXT PRIMARY KEY,
  command_id         TEXT NOT NULL UNIQUE,
  payment_id         TEXT NOT NULL REFERENCES payments (id),
  shift_id           TEXT NOT NULL REFERENCES shifts (id),
  seq                INTEGER NOT NULL CHECK (seq > 0), -- of the shift's reversals
  slip_number        TEXT NOT NULL,
  bank_slip_id       TEXT NOT NULL, -- print job of the bank's slip; the payer's bears the reversal's id
  operator_id        TEXT NOT NULL REFERENCES operators (id),
  approver_id        TEXT NOT NULL REFERENCES operators (id),
  reason             TEXT NOT NULL, -- a code of shared/domain/reversal-reasons.ts
  note               TEXT NOT NULL, -- '' where the reason says enough
  receipt_returned   INTEGER NOT NULL CHECK (receipt_returned IN (0, 1)), -- the payer gave the original receipt back
  replaced_by        TEXT UNIQUE REFERENCES payments (id), -- a correction: the payment that was entered in its place
  business_date      TEXT NOT NULL,
  reversed_at        TEXT NOT NULL,
  local_time         TEXT NOT NULL,
  sum_kopecks        INTEGER NOT NULL CHECK (sum_kopecks > 0),
  commission_kopecks INTEGER NOT NULL CHECK (commission_kopecks >= 0),
  due_kopecks        INTEGER NOT NULL CHECK (due_kopecks = sum_kopecks + commission_kopecks), -- given back
  audit_seq          INTEGER NOT NULL, -- the event that covers this row and whose hash stands on the slip
  UNIQUE (shift_id, seq),
  CHECK (approver_id <> operator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reversals_payment ON reversals (payment_id);
CREATE TRIGGER reversals_no_update BEFORE UPDATE ON reversals BEGIN SELECT RAISE(ABORT, 'append-only: reversals'); END;
CREATE TRIGGER reversals_no_delete BEFORE DELETE ON reversals BEGIN SELECT RAISE(ABORT, 'append-only: reversals'); END;

-- The key is the rule: a line is given back once.
CREATE TABLE reversal_lines (
  payment_id  TEXT NOT NULL,
  line_no     INTEGER NOT NULL,
  reversal_id TEXT NOT NULL REFERENCES reversals (id),
  PRIMARY KEY (payment_id, line_no),
  FOREIGN KEY (payment_id, line_no) REFERENCES payment_lines (payment_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX reversal_lines_reversal ON reversal_lines (reversal_id);
CREATE TRIGGER reversal_lines_no_update BEFORE UPDATE ON reversal_lines BEGIN SELECT RAISE(ABORT, 'append-only: reversal_lines'); END;
CREATE TRIGGER reversal_lines_no_delete BEFORE DELETE ON reversal_lines BEGIN SELECT RAISE(ABORT, 'append-only: reversal_lines'); END;

-- Lines that stand: what registers, debts and reports count.
CREATE VIEW standing_lines AS SELECT l.* FROM payment_lines l
  WHERE NOT EXISTS (SELECT 1 FROM reversal_lines r WHERE r.payment_id = l.payment_id AND r.line_no = l.line_no);

-- After the shift or the register the payer applies to the provider. Ids only: name and signature stand on the paper.
CREATE TABLE payment_applications (
  id          TEXT PRIMARY KEY, -- its first paper bears it too
  command_id  TEXT NOT NULL UNIQUE,
  seq         INTEGER NOT NULL UNIQUE CHECK (seq > 0),
  number      TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('refund', 'correction')),
  payment_id  TEXT NOT NULL REFERENCES payments (id),
  reason      TEXT NOT NULL, -- a code of shared/domain/reversal-reasons.ts
  operator_id TEXT NOT NULL REFERENCES operators (id),
  made_at     TEXT NOT NULL,
  local_time  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_applications_payment ON payment_applications (payment_id);
CREATE TRIGGER payment_applications_no_update BEFORE UPDATE ON payment_applications BEGIN SELECT RAISE(ABORT, 'append-only: payment_applications'); END;
CREATE TRIGGER payment_applications_no_delete BEFORE DELETE ON payment_applications BEGIN SELECT RAISE(ABORT, 'append-only: payment_applications'); END;

-- What shall count instead, of a correction of details.
CREATE TABLE payment_application_lines (
  application_id TEXT NOT NULL REFERENCES payment_applications (id),
  payment_id     TEXT NOT NULL,
  line_no        INTEGER NOT NULL,
  wanted_account TEXT,
  wanted_period  TEXT,
  PRIMARY KEY (application_id, line_no),
  FOREIGN KEY (payment_id, line_no) REFERENCES payment_lines (payment_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER payment_application_lines_no_update BEFORE UPDATE ON payment_application_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_lines'); END;
CREATE TRIGGER payment_application_lines_no_delete BEFORE DELETE ON payment_application_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_lines'); END;

-- How far it has come: the newest row tells.
CREATE TABLE payment_application_states (
  application_id TEXT NOT NULL REFERENCES payment_applications (id),
  seq            INTEGER NOT NULL CHECK (seq > 0),
  command_id     TEXT NOT NULL UNIQUE,
  state          TEXT NOT NULL CHECK (state IN ('registered', 'sent', 'satisfied', 'refused', 'closed')),
  note           TEXT NOT NULL, -- the number of a letter
  operator_id    TEXT NOT NULL REFERENCES operators (id),
  at             TEXT NOT NULL,
  PRIMARY KEY (application_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER payment_application_states_no_update BEFORE UPDATE ON payment_application_states BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_states'); END;
CREATE TRIGGER payment_application_states_no_delete BEFORE DELETE ON payment_application_states BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_states'); END;
