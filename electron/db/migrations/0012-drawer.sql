-- The drawer as a ledger: every movement is signed, and what lies in the drawer is their sum, never below nothing.

-- Rebuilt with the same columns, so that the digests of rows written before hold: a command may now move cash twice (a
-- correction gives back and takes again), and cash may go out. The cause's id is the movement's, so the key is the rule
-- that each cause moves cash once; its own table keeps its command_id unique, and a payment pays for no second index.
CREATE TABLE cash_movements_next (
  id             TEXT NOT NULL, -- of the shift (its float), the payment, the reversal or the order
  command_id     TEXT NOT NULL,
  shift_id       TEXT NOT NULL REFERENCES shifts (id),
  kind           TEXT NOT NULL CHECK (kind = 'float' OR kind = 'payment' OR kind = 'reversal' OR kind = 'order'),
  payment_id     TEXT REFERENCES payments (id), -- taken for it, or given back of it
  amount_kopecks INTEGER NOT NULL CHECK (amount_kopecks <> 0 OR kind = 'float'),
  at             TEXT NOT NULL,
  PRIMARY KEY (shift_id, id),
  CHECK ((kind = 'payment' OR kind = 'reversal') = (payment_id IS NOT NULL)),
  CHECK (kind = 'order' OR (kind = 'reversal') = (amount_kopecks < 0))
) STRICT, WITHOUT ROWID;
INSERT INTO cash_movements_next SELECT id, command_id, shift_id, kind, payment_id, amount_kopecks, at FROM cash_movements;
DROP TABLE cash_movements;
ALTER TABLE cash_movements_next RENAME TO cash_movements;
CREATE TRIGGER cash_movements_no_update BEFORE UPDATE ON cash_movements BEGIN SELECT RAISE(ABORT, 'append-only: cash_movements'); END;
CREATE TRIGGER cash_movements_no_delete BEFORE DELETE ON cash_movements BEGIN SELECT RAISE(ABORT, 'append-only: cash_movements'); END;
-- Only cash that goes out is weighed, so a payment costs no sum.
CREATE TRIGGER cash_movements_not_below_zero BEFORE INSERT ON cash_movements WHEN NEW.amount_kopecks < 0
  AND NEW.amount_kopecks + (SELECT coalesce(sum(amount_kopecks), 0) FROM cash_movements WHERE shift_id = NEW.shift_id) < 0
BEGIN SELECT RAISE(ABORT, 'the drawer would go below zero'); END;

-- Notes and coins as they were counted, one row for each denomination that was there; never as text.
CREATE TABLE cash_counts (
  id            TEXT PRIMARY KEY,
  command_id    TEXT NOT NULL,
  shift_id      TEXT NOT NULL REFERENCES shifts (id),
  purpose       TEXT NOT NULL CHECK (purpose = 'opening' OR purpose = 'closing' OR purpose = 'recount'),
  operator_id   TEXT NOT NULL REFERENCES operators (id),
  total_kopecks INTEGER NOT NULL CHECK (total_kopecks >= 0), -- the sum of its rows
  at            TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cash_counts_shift ON cash_counts (shift_id);
CREATE TRIGGER cash_counts_no_update BEFORE UPDATE ON cash_counts BEGIN SELECT RAISE(ABORT, 'append-only: cash_counts'); END;
CREATE TRIGGER cash_counts_no_delete BEFORE DELETE ON cash_counts BEGIN SELECT RAISE(ABORT, 'append-only: cash_counts'); END;

CREATE TABLE cash_count_rows (
  count_id     TEXT NOT NULL REFERENCES cash_counts (id),
  denomination TEXT NOT NULL, -- shared/domain/denominations.ts: `note-500000`, `coin-1000`
  face_kopecks INTEGER NOT NULL CHECK (face_kopecks > 0),
  pieces       INTEGER NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (count_id, denomination)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cash_count_rows_no_update BEFORE UPDATE ON cash_count_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_count_rows'); END;
CREATE TRIGGER cash_count_rows_no_delete BEFORE DELETE ON cash_count_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_count_rows'); END;

-- Rebuilt with the same columns: what is expected also knows what was given back and what the orders moved, which stand in
-- shift_closing_sums.
CREATE TABLE shift_closings_next (
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
  CHECK (difference_kopecks = 0 OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO shift_closings_next SELECT shift_id, command_id, z_number, operator_id, closed_at, local_time, float_kopecks,
  payment_count, taken_kopecks, commission_kopecks, expected_kopecks, counted_kopecks, difference_kopecks, reason,
  running_total_kopecks, audit_head FROM shift_closings;
DROP TABLE shift_closings;
ALTER TABLE shift_closings_next RENAME TO shift_closings;
CREATE TRIGGER shift_closings_no_update BEFORE UPDATE ON shift_closings BEGIN SELECT RAISE(ABORT, 'append-only: shift_closings'); END;
CREATE TRIGGER shift_closings_no_delete BEFORE DELETE ON shift_closings BEGIN SELECT RAISE(ABORT, 'append-only: shift_closings'); END;

-- While a shift has a row here its drawer is being counted: no cash moves. Of the moment, not of the journal: taken away
-- when the shift goes on or is closed; the counts stay.
CREATE TABLE shift_countings (
  shift_id      TEXT PRIMARY KEY REFERENCES shifts (id),
  operator_id   TEXT NOT NULL REFERENCES operators (id), -- who counts; not always whose shift it is
  approver_id   TEXT REFERENCES operators (id),          -- who let a colleague count it
  begun_at      TEXT NOT NULL,
  count_number  INTEGER NOT NULL CHECK (count_number >= 0),
  last_count_id TEXT REFERENCES cash_counts (id),
  CHECK ((count_number = 0) = (last_count_id IS NULL))
) STRICT, WITHOUT ROWID;

-- What an operator has typed of a count that is not committed: offered again after a lock or a power cut. Of the moment,
-- not of the journal.
CREATE TABLE count_drafts (
  operator_id  TEXT NOT NULL REFERENCES operators (id),
  denomination TEXT NOT NULL,
  pieces       INTEGER NOT NULL CHECK (pieces > 0),
  subject      TEXT NOT NULL, -- `opening`, or the id of the shift that is counted
  PRIMARY KEY (operator_id, denomination)
) STRICT, WITHOUT ROWID;

-- What moved beside payments in a closed shift, and who closed it. A shift closed by an older program has no row: nothing
-- did, its cashier closed it, and one sum was counted.
CREATE TABLE shift_closing_sums (
  shift_id                 TEXT PRIMARY KEY REFERENCES shift_closings (shift_id),
  count_id                 TEXT NOT NULL UNIQUE REFERENCES cash_counts (id),
  reversal_count           INTEGER NOT NULL CHECK (reversal_count >= 0),
  reversed_kopecks         INTEGER NOT NULL CHECK (reversed_kopecks >= 0), -- given back, with the commission
  in_kopecks               INTEGER NOT NULL CHECK (in_kopecks >= 0),       -- by orders
  out_kopecks              INTEGER NOT NULL CHECK (out_kopecks >= 0),
  running_reversed_kopecks INTEGER NOT NULL CHECK (running_reversed_kopecks >= reversed_kopecks),
  audit_seq                INTEGER NOT NULL,                      -- of the event whose hash is shift_closings.audit_head
  approver_id              TEXT REFERENCES operators (id),        -- of a shift closed by a colleague
  taken_over_by            TEXT NOT NULL REFERENCES operators (id) -- who answers for what was open
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shift_closing_sums_no_update BEFORE UPDATE ON shift_closing_sums BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_sums'); END;
CREATE TRIGGER shift_closing_sums_no_delete BEFORE DELETE ON shift_closing_sums BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_sums'); END;

-- What was open when a shift was closed, as it was then: it stands on the Z.
CREATE TABLE shift_closing_open (
  shift_id TEXT NOT NULL REFERENCES shift_closings (shift_id),
  line_no  INTEGER NOT NULL CHECK (line_no > 0),
  kind     TEXT NOT NULL, -- shared/domain/shift-events.ts
  title    TEXT NOT NULL, -- a number or a provider; nothing of a client
  count    INTEGER NOT NULL CHECK (count > 0),
  kopecks  INTEGER,
  PRIMARY KEY (shift_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shift_closing_open_no_update BEFORE UPDATE ON shift_closing_open BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_open'); END;
CREATE TRIGGER shift_closing_open_no_delete BEFORE DELETE ON shift_closing_open BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_open'); END;

-- A drawer given to somebody by name at the close.
CREATE TABLE shift_hand_overs (
  shift_id   TEXT PRIMARY KEY REFERENCES shift_closings (shift_id),
  command_id TEXT NOT NULL UNIQUE,
  from_id    TEXT NOT NULL REFERENCES operators (id),
  to_id      TEXT NOT NULL REFERENCES operators (id),
  kopecks    INTEGER NOT NULL CHECK (kopecks >= 0),
  at         TEXT NOT NULL,
  CHECK (from_id <> to_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shift_hand_overs_no_update BEFORE UPDATE ON shift_hand_overs BEGIN SELECT RAISE(ABORT, 'append-only: shift_hand_overs'); END;
CREATE TRIGGER shift_hand_overs_no_delete BEFORE DELETE ON shift_hand_overs BEGIN SELECT RAISE(ABORT, 'append-only: shift_hand_overs'); END;

-- The opening count beside what the last shift left. A shift opened by an older program has no row.
CREATE TABLE shift_openings (
  shift_id           TEXT PRIMARY KEY REFERENCES shifts (id),
  count_id           TEXT NOT NULL UNIQUE REFERENCES cash_counts (id),
  expected_kopecks   INTEGER NOT NULL CHECK (expected_kopecks >= 0), -- before the first shift: what was counted
  difference_kopecks INTEGER NOT NULL CHECK (difference_kopecks = 0 OR reason IS NOT NULL), -- counted - expected
  reason             TEXT,
  hand_over_id       TEXT REFERENCES shift_hand_overs (shift_id),  -- whose drawer was taken, where it was handed over
  CHECK (difference_kopecks <> 0 OR reason IS NULL)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shift_openings_no_update BEFORE UPDATE ON shift_openings BEGIN SELECT RAISE(ABORT, 'append-only: shift_openings'); END;
CREATE TRIGGER shift_openings_no_delete BEFORE DELETE ON shift_openings BEGIN SELECT RAISE(ABORT, 'append-only: shift_openings'); END;

-- What was decided about a difference; once.
CREATE TABLE difference_settlements (
  shift_id    TEXT NOT NULL REFERENCES shifts (id),
  place       TEXT NOT NULL CHECK (place = 'opening' OR place = 'closing'),
  command_id  TEXT NOT NULL UNIQUE,
  operator_id TEXT NOT NULL REFERENCES operators (id), -- the supervisor who decided
  decision    TEXT NOT NULL, -- shared/domain/shift-differences.ts
  note        TEXT NOT NULL,
  at          TEXT NOT NULL,
  PRIMARY KEY (shift_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER difference_settlements_no_update BEFORE UPDATE ON difference_settlements BEGIN SELECT RAISE(ABORT, 'append-only: difference_settlements'); END;
CREATE TRIGGER difference_settlements_no_delete BEFORE DELETE ON difference_settlements BEGIN SELECT RAISE(ABORT, 'append-only: difference_settlements'); END;

-- What happened about a shift after its Z, which stays as it was.
CREATE TABLE shift_late_events (
  shift_id    TEXT NOT NULL REFERENCES shift_closings (shift_id),
  id          TEXT NOT NULL,
  kind        TEXT NOT NULL, -- shared/domain/shift-events.ts
  title       TEXT NOT NULL, -- a number; nothing of a client
  kopecks     INTEGER,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  at          TEXT NOT NULL,
  local_time  TEXT NOT NULL,
  PRIMARY KEY (shift_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shift_late_events_no_update BEFORE UPDATE ON shift_late_events BEGIN SELECT RAISE(ABORT, 'append-only: shift_late_events'); END;
CREATE TRIGGER shift_late_events_no_delete BEFORE DELETE ON shift_late_events BEGIN SELECT RAISE(ABORT, 'append-only: shift_late_events'); END;
