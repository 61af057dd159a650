-- Registers of debts lie in database files of their own; the row says which generation of a service is in force. What the
-- main database had of them is dropped: only demo desks had any, and these get their files anew when they open. Lines
-- that were paid keep the id of the register they relied on.

DROP TABLE register_meters;
DROP TABLE register_rows;
DROP TABLE registers;
CREATE TABLE loaded_registers (
  service_id    TEXT PRIMARY KEY,
  generation    TEXT NOT NULL UNIQUE,
  as_of         TEXT NOT NULL,
  loaded_at     TEXT NOT NULL,
  operator_id   TEXT NOT NULL REFERENCES operators (id),
  accounts      INTEGER NOT NULL CHECK (accounts > 0),
  debt_kopecks  INTEGER NOT NULL CHECK (debt_kopecks >= 0),
  bad_rows      INTEGER NOT NULL CHECK (bad_rows >= 0),
  duplicates    INTEGER NOT NULL CHECK (duplicates >= 0),
  overpaid      INTEGER NOT NULL CHECK (overpaid >= 0),
  meters        INTEGER NOT NULL CHECK (meters >= 0),
  bytes         INTEGER NOT NULL CHECK (bytes > 0),
  source_sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
