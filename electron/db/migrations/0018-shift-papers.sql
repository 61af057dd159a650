-- What papers of a shift call the desk and its operator, and how its receipts are laid out, as it was when the shift was
-- opened: a copy printed in three years says what the receipt said. Shifts of older programs have no row.
CREATE TABLE shift_papers (
  shift_id       TEXT PRIMARY KEY REFERENCES shifts (id),
  operator_name  TEXT NOT NULL,
  desk           TEXT NOT NULL, -- JSON: PaperDesk of shared/domain/paper-parts.ts
  receipt_layout INTEGER NOT NULL CHECK (receipt_layout > 0) -- shared/domain/receipt.ts
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shift_papers_no_update BEFORE UPDATE ON shift_papers BEGIN SELECT RAISE(ABORT, 'append-only: shift_papers'); END;
CREATE TRIGGER shift_papers_no_delete BEFORE DELETE ON shift_papers BEGIN SELECT RAISE(ABORT, 'append-only: shift_papers'); END;
