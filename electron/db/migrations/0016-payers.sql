-- Who paid, where the law asks for it (115-ФЗ ст. 7), and what a payment to the budget says beside its bank details.

-- One home of payers' data: sealed under a key of the row's own, so that erasing the row erases them. Rows of a payment
-- that is not taken yet die at expires_at; the years of the law are counted from paid_at, then body and lookup go.
CREATE TABLE payers (
  id          TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  level       TEXT NOT NULL CHECK (level IN ('simplified', 'full')),
  lookup      TEXT NOT NULL, -- HMAC of the document under the desk's key; '' once erased
  body_key    BLOB,
  body        BLOB,
  made_at     TEXT NOT NULL,
  expires_at  TEXT,
  paid_at     TEXT,
  CHECK ((body IS NULL) = (body_key IS NULL)),
  CHECK ((expires_at IS NULL) = (paid_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX payers_lookup ON payers (lookup, paid_at);
CREATE INDEX payers_expiring ON payers (expires_at) WHERE expires_at IS NOT NULL;

-- A payment without a row was taken without a document. grounds: codes of shared/domain/identification.ts, in order.
CREATE TABLE payment_payers (
  payment_id       TEXT PRIMARY KEY REFERENCES payments (id),
  payer_id         TEXT NOT NULL REFERENCES payers (id),
  level            TEXT NOT NULL CHECK (level IN ('simplified', 'full')),
  for_organisation INTEGER NOT NULL CHECK (for_organisation IN (0, 1)),
  grounds          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_payers_payer ON payment_payers (payer_id);
CREATE TRIGGER payment_payers_no_update BEFORE UPDATE ON payment_payers BEGIN SELECT RAISE(ABORT, 'append-only: payment_payers'); END;
CREATE TRIGGER payment_payers_no_delete BEFORE DELETE ON payment_payers BEGIN SELECT RAISE(ABORT, 'append-only: payment_payers'); END;

-- shared/domain/budget.ts; '' for what was not given. No row: no payment to the budget, or one that says nothing of it.
CREATE TABLE payment_line_budgets (
  payment_id   TEXT NOT NULL REFERENCES payments (id),
  line_no      INTEGER NOT NULL CHECK (line_no > 0),
  uin          TEXT NOT NULL,
  cbc          TEXT NOT NULL,
  oktmo        TEXT NOT NULL,
  status       TEXT NOT NULL,
  reason       TEXT NOT NULL,
  tax_period   TEXT NOT NULL,
  doc_no       TEXT NOT NULL,
  doc_date     TEXT NOT NULL,
  payment_kind TEXT NOT NULL,
  PRIMARY KEY (payment_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER payment_line_budgets_no_update BEFORE UPDATE ON payment_line_budgets BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_budgets'); END;
CREATE TRIGGER payment_line_budgets_no_delete BEFORE DELETE ON payment_line_budgets BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_budgets'); END;
