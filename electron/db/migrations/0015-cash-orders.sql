-- Orders: cash that moves beside payments, what is under way, and the vault's account.

CREATE TABLE cash_orders (
  id             TEXT PRIMARY KEY,
  command_id     TEXT NOT NULL UNIQUE,
  kind           TEXT NOT NULL CHECK (kind = 'in' OR kind = 'out' OR kind = 'sent' OR kind = 'returned' OR kind = 'desk_in' OR kind = 'exchange' OR kind = 'doubtful_note' OR kind = 'vault_opening' OR kind = 'hand_over'),
  form           TEXT NOT NULL, -- shared/domain/cash-orders.ts; numbers are counted within form and series
  series         TEXT NOT NULL, -- a year, a day, or '' where numbers never begin anew
  number         INTEGER NOT NULL CHECK (number > 0),
  form_number    TEXT NOT NULL, -- the form as the settings had it: number, title, signature lines (JSON), copies
  form_title     TEXT NOT NULL,
  signatures     TEXT NOT NULL,
  copies         INTEGER NOT NULL CHECK (copies >= 0),
  place          TEXT NOT NULL CHECK (place = 'drawer' OR place = 'vault'), -- whose act it is
  target         TEXT CHECK (target = 'drawer' OR target = 'vault' OR target = 'desk'), -- where a transfer goes
  shift_id       TEXT REFERENCES shifts (id), -- null: the vault's own
  transfer_id    TEXT UNIQUE, -- of an order that counts back: the order it was sent by
  counterparty   TEXT NOT NULL, -- an office, a desk's number, an operator; a person outside is written on the paper by hand
  ground         TEXT NOT NULL,
  symbol         TEXT,
  amount_kopecks INTEGER NOT NULL CHECK (amount_kopecks > 0 OR kind = 'vault_opening' OR kind = 'hand_over'),
  operator_id    TEXT NOT NULL REFERENCES operators (id),
  approver_id    TEXT REFERENCES operators (id),
  business_date  TEXT NOT NULL,
  at             TEXT NOT NULL,
  local_time     TEXT NOT NULL,
  UNIQUE (form, series, number),
  CHECK ((place = 'drawer') = (shift_id IS NOT NULL)),
  CHECK ((kind = 'sent') = (target IS NOT NULL)),
  CHECK ((kind = 'returned') = (transfer_id IS NOT NULL)),
  CHECK (approver_id <> operator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cash_orders_day ON cash_orders (business_date);
-- What another desk sent is received once: by that desk, and number and date of its order (the ground).
CREATE UNIQUE INDEX cash_orders_received ON cash_orders (counterparty, ground) WHERE kind = 'desk_in';
CREATE UNIQUE INDEX cash_orders_vault_opened ON cash_orders (kind) WHERE kind = 'vault_opening';
CREATE TRIGGER cash_orders_no_update BEFORE UPDATE ON cash_orders BEGIN SELECT RAISE(ABORT, 'append-only: cash_orders'); END;
CREATE TRIGGER cash_orders_no_delete BEFORE DELETE ON cash_orders BEGIN SELECT RAISE(ABORT, 'append-only: cash_orders'); END;

-- Notes and coins of an order; an exchange has both directions.
CREATE TABLE cash_order_rows (
  order_id     TEXT NOT NULL REFERENCES cash_orders (id),
  direction    TEXT NOT NULL CHECK (direction = 'in' OR direction = 'out'), -- seen from the order's place
  denomination TEXT NOT NULL,
  face_kopecks INTEGER NOT NULL CHECK (face_kopecks > 0),
  pieces       INTEGER NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (order_id, direction, denomination)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cash_order_rows_no_update BEFORE UPDATE ON cash_order_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_order_rows'); END;
CREATE TRIGGER cash_order_rows_no_delete BEFORE DELETE ON cash_order_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_order_rows'); END;

-- The other end's answer. A declined transfer stays under way until an order counts it back.
CREATE TABLE cash_transfer_ends (
  transfer_id  TEXT PRIMARY KEY REFERENCES cash_orders (id),
  command_id   TEXT NOT NULL UNIQUE,
  outcome      TEXT NOT NULL CHECK (outcome = 'accepted' OR outcome = 'declined'),
  shift_id     TEXT REFERENCES shifts (id), -- whose drawer it came into
  other_number TEXT,                        -- of the other desk's order
  reason       TEXT,
  operator_id  TEXT NOT NULL REFERENCES operators (id),
  approver_id  TEXT REFERENCES operators (id),
  at           TEXT NOT NULL,
  local_time   TEXT NOT NULL,
  CHECK ((outcome = 'declined') = (reason IS NOT NULL)),
  CHECK (approver_id <> operator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cash_transfer_ends_shift ON cash_transfer_ends (shift_id) WHERE shift_id IS NOT NULL;
CREATE TRIGGER cash_transfer_ends_no_update BEFORE UPDATE ON cash_transfer_ends BEGIN SELECT RAISE(ABORT, 'append-only: cash_transfer_ends'); END;
CREATE TRIGGER cash_transfer_ends_no_delete BEFORE DELETE ON cash_transfer_ends BEGIN SELECT RAISE(ABORT, 'append-only: cash_transfer_ends'); END;

-- The accounts beside the drawer's (cash_movements): what lies in the vault and what is in transit, each row with the
-- balance after it, so that neither is ever summed over the years.
CREATE TABLE cash_ledger (
  account         TEXT NOT NULL CHECK (account = 'vault' OR account = 'transit'),
  seq             INTEGER NOT NULL CHECK (seq > 0),
  order_id        TEXT NOT NULL REFERENCES cash_orders (id), -- of a transfer's both ends: what was sent
  command_id      TEXT NOT NULL,
  amount_kopecks  INTEGER NOT NULL CHECK (amount_kopecks <> 0),
  balance_kopecks INTEGER NOT NULL CHECK (balance_kopecks >= 0),
  at              TEXT NOT NULL,
  PRIMARY KEY (account, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cash_ledger_no_update BEFORE UPDATE ON cash_ledger BEGIN SELECT RAISE(ABORT, 'append-only: cash_ledger'); END;
CREATE TRIGGER cash_ledger_no_delete BEFORE DELETE ON cash_ledger BEGIN SELECT RAISE(ABORT, 'append-only: cash_ledger'); END;
CREATE TRIGGER cash_ledger_goes_on AFTER INSERT ON cash_ledger
  WHEN (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM cash_ledger WHERE account = NEW.account AND seq = NEW.seq - 1))
    OR NEW.balance_kopecks <> NEW.amount_kopecks
      + coalesce((SELECT balance_kopecks FROM cash_ledger WHERE account = NEW.account AND seq = NEW.seq - 1), 0)
BEGIN SELECT RAISE(ABORT, 'the account does not go on from its last row'); END;

-- Notes that were not taken; no cash moved.
CREATE TABLE refused_notes (
  order_id     TEXT PRIMARY KEY REFERENCES cash_orders (id),
  denomination TEXT NOT NULL,
  face_kopecks INTEGER NOT NULL CHECK (face_kopecks > 0),
  serial       TEXT, -- series and number as they stand on it
  fault        TEXT NOT NULL, -- shared/domain/cash-orders.ts
  outcome      TEXT NOT NULL CHECK (outcome = 'given_back' OR outcome = 'kept')
) STRICT, WITHOUT ROWID;
CREATE TRIGGER refused_notes_no_update BEFORE UPDATE ON refused_notes BEGIN SELECT RAISE(ABORT, 'append-only: refused_notes'); END;
CREATE TRIGGER refused_notes_no_delete BEFORE DELETE ON refused_notes BEGIN SELECT RAISE(ABORT, 'append-only: refused_notes'); END;
