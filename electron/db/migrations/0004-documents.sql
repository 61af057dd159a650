-- Documents of every kind, what a client was called before, representatives, and merges of two clients.

-- Rebuilt: kinds of identity document are data (shared/domain/document-kinds.ts); the ones recorded so far stay.
CREATE TABLE documents_next (
  id          TEXT PRIMARY KEY,
  client_id   TEXT NOT NULL REFERENCES clients (id),
  kind        TEXT NOT NULL CHECK (length(kind) > 0),
  lookup      TEXT NOT NULL UNIQUE,
  sealed      BLOB NOT NULL,
  recorded_at TEXT NOT NULL,
  replaced_at TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO documents_next SELECT id, client_id, kind, lookup, sealed, recorded_at, replaced_at FROM documents;
DROP TABLE documents;
ALTER TABLE documents_next RENAME TO documents;
CREATE INDEX documents_client ON documents (client_id);

-- HMAC of the normalised name and birth date: who comes with a new document is found without opening anybody's data.
-- NULL until a job has written it once the keys were open; '' where the person can't be found so any more (erased).
ALTER TABLE persons ADD COLUMN identity_lookup TEXT;
CREATE INDEX persons_identity ON persons (identity_lookup);
-- Those still without it are found by name meanwhile; empty once the job is through.
CREATE INDEX persons_identity_missing ON persons (search_name) WHERE identity_lookup IS NULL;

-- What the card said before it was changed: {"lastName","firstName","middleName","birthDate","address","email"} under
-- the client's key, so that erasing the key erases it. From here on a card's own sealed part has an e-mail too.
CREATE TABLE person_history (
  id          TEXT PRIMARY KEY,
  client_id   TEXT NOT NULL REFERENCES clients (id),
  operator_id TEXT NOT NULL REFERENCES operators (id),
  replaced_at TEXT NOT NULL,
  sealed      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_history_client ON person_history (client_id, id);

-- Two cards of one person. No row of either moves: the merged client's numbers, links, consents and documents keep
-- their client_id and its key, and are read through here (records/client-merges.ts). Undone: read apart again.
CREATE TABLE client_merges (
  id               TEXT PRIMARY KEY,
  command_id       TEXT NOT NULL UNIQUE,
  merged_id        TEXT NOT NULL REFERENCES clients (id),
  survivor_id      TEXT NOT NULL REFERENCES clients (id),
  reason           TEXT NOT NULL,
  operator_id      TEXT NOT NULL REFERENCES operators (id),
  merged_at        TEXT NOT NULL,
  undo_reason      TEXT,
  undo_operator_id TEXT REFERENCES operators (id),
  undone_at        TEXT,
  CHECK (merged_id <> survivor_id),
  CHECK ((undone_at IS NULL) = (undo_operator_id IS NULL)),
  CHECK ((undone_at IS NULL) = (undo_reason IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX client_merges_merged ON client_merges (merged_id) WHERE undone_at IS NULL;
CREATE INDEX client_merges_survivor ON client_merges (survivor_id, merged_id) WHERE undone_at IS NULL;

-- Who acts for a client, and by what: kinds and what each allows are shared/domain/authority-kinds.ts. sealed: the
-- person, the identity document and the authority's own document, under the client's key. lookup: HMAC of the
-- representative's document, by which it is recognised at the next visit.
CREATE TABLE representatives (
  id          TEXT PRIMARY KEY,
  client_id   TEXT NOT NULL REFERENCES clients (id),
  authority   TEXT NOT NULL CHECK (length(authority) > 0),
  valid_until TEXT,
  lookup      TEXT NOT NULL,
  sealed      BLOB NOT NULL,
  recorded_at TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  ended_at    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX representatives_client ON representatives (client_id);

-- Who signed with a minor, or for an adult (152-ФЗ ст. 9 ч. 4 п. 2).
ALTER TABLE consents ADD COLUMN representative_id TEXT REFERENCES representatives (id);
