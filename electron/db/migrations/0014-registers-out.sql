-- Registers of payments that providers get: what each covers, the terms it was made under, and the digest of its file.
-- The file is made of this row and of rows that never change, so it can be written again to the byte.

CREATE TABLE registers_out (
  id                 TEXT PRIMARY KEY,
  provider_id        TEXT NOT NULL,
  number             INTEGER NOT NULL CHECK (number > 0), -- of this provider's registers
  business_date      TEXT NOT NULL,
  shift_id           TEXT REFERENCES shifts (id), -- null: the whole day
  services           TEXT NOT NULL, -- JSON: ids of the services whose lines it covers; null among them: free details
  from_seq           INTEGER NOT NULL CHECK (from_seq >= 0), -- payments whose audit_seq is above this …
  through_seq        INTEGER NOT NULL CHECK (through_seq >= from_seq), -- … and not above this
  as_of_seq          INTEGER NOT NULL CHECK (as_of_seq >= through_seq), -- less what was given back until this event
  replaces           TEXT, -- the id of a stale one, of the same payments
  terms              TEXT NOT NULL, -- JSON: layout, provider, desk and day as they were (shared/domain/register-out-lines.ts OutTerms)
  file_name          TEXT NOT NULL UNIQUE,
  line_count         INTEGER NOT NULL CHECK (line_count > 0),
  sum_kopecks        INTEGER NOT NULL CHECK (sum_kopecks > 0),         -- taken for the payee
  commission_kopecks INTEGER NOT NULL CHECK (commission_kopecks >= 0), -- withheld from the transfer
  transfer_kopecks   INTEGER NOT NULL CHECK (transfer_kopecks = sum_kopecks - commission_kopecks),
  sha256             TEXT NOT NULL CHECK (length(sha256) = 64),
  operator_id        TEXT NOT NULL REFERENCES operators (id),
  made_at            TEXT NOT NULL,
  UNIQUE (provider_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX registers_out_day ON registers_out (business_date);
CREATE INDEX registers_out_replaces ON registers_out (replaces);
CREATE TRIGGER registers_out_replaced_once BEFORE INSERT ON registers_out
  WHEN NEW.replaces IS NOT NULL AND EXISTS (SELECT 1 FROM registers_out WHERE replaces = NEW.replaces)
BEGIN SELECT RAISE(ABORT, 'the register is replaced already'); END;
CREATE TRIGGER registers_out_no_update BEFORE UPDATE ON registers_out BEGIN SELECT RAISE(ABORT, 'append-only: registers_out'); END;
CREATE TRIGGER registers_out_no_delete BEFORE DELETE ON registers_out BEGIN SELECT RAISE(ABORT, 'append-only: registers_out'); END;

-- Marked as sent: from here on its lines can't be given back at the desk. One command may mark several.
CREATE TABLE registers_out_sent (
  register_id TEXT PRIMARY KEY REFERENCES registers_out (id),
  command_id  TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  sent_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER registers_out_sent_no_update BEFORE UPDATE ON registers_out_sent BEGIN SELECT RAISE(ABORT, 'append-only: registers_out_sent'); END;
CREATE TRIGGER registers_out_sent_no_delete BEFORE DELETE ON registers_out_sent BEGIN SELECT RAISE(ABORT, 'append-only: registers_out_sent'); END;
