-- Numbers of the system «Город» with their whole life, and the exchange with «Город» itself (product.md §1, §10).

-- Rebuilt: unconfirmed → confirmed → blocked → revoked; what was active is confirmed. An unconfirmed phone registered
-- itself on the site: it has no client yet, so its value is sealed under the desk's key instead of a client's.
CREATE TABLE system_numbers_next (
  id               TEXT PRIMARY KEY,
  command_id       TEXT UNIQUE, -- NULL: came from «Город»
  origin           TEXT NOT NULL CHECK (origin IN ('desk', 'import')),
  client_id        TEXT REFERENCES clients (id),
  kind             TEXT NOT NULL CHECK (kind IN ('mobile', 'gorod', 'gosuslugi')),
  lookup           TEXT NOT NULL,
  sealed           BLOB NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('unconfirmed', 'confirmed', 'blocked', 'revoked')),
  password_hash    TEXT,
  issued_at        TEXT NOT NULL,
  operator_id      TEXT NOT NULL REFERENCES operators (id),
  state_changed_at TEXT NOT NULL,
  CHECK ((origin = 'desk') = (command_id IS NOT NULL)),
  CHECK (client_id IS NOT NULL OR (kind = 'mobile' AND state IN ('unconfirmed', 'revoked') AND password_hash IS NULL)),
  CHECK (state <> 'unconfirmed' OR origin = 'import'),
  CHECK (kind <> 'gosuslugi' OR password_hash IS NULL) -- «Госуслуги» keep that password themselves
) STRICT, WITHOUT ROWID;
INSERT INTO system_numbers_next
  SELECT id, command_id, 'desk', client_id, kind, lookup, sealed, CASE state WHEN 'active' THEN 'confirmed' ELSE state END,
    password_hash, issued_at, operator_id, state_changed_at
  FROM system_numbers;
DROP TABLE system_numbers;
ALTER TABLE system_numbers_next RENAME TO system_numbers;
CREATE UNIQUE INDEX system_numbers_lookup ON system_numbers (lookup) WHERE state <> 'revoked';
CREATE INDEX system_numbers_lookup_ever ON system_numbers (lookup);
CREATE INDEX system_numbers_client ON system_numbers (client_id);

-- Rebuilt: one command may move all links of a number, and one import makes many.
CREATE TABLE links_next (
  id                 TEXT PRIMARY KEY,
  command_id         TEXT NOT NULL, -- of an import: the row's id in the file of «Город»
  client_id          TEXT NOT NULL REFERENCES clients (id),
  number_id          TEXT NOT NULL REFERENCES system_numbers (id),
  service_account_id TEXT NOT NULL REFERENCES service_accounts (id),
  operator_id        TEXT NOT NULL REFERENCES operators (id),
  linked_at          TEXT NOT NULL,
  unlinked_at        TEXT,
  UNIQUE (command_id, service_account_id)
) STRICT, WITHOUT ROWID;
INSERT INTO links_next
  SELECT id, command_id, client_id, number_id, service_account_id, operator_id, linked_at, unlinked_at FROM links;
DROP TABLE links;
ALTER TABLE links_next RENAME TO links;
CREATE UNIQUE INDEX links_active ON links (number_id, service_account_id) WHERE unlinked_at IS NULL;
CREATE INDEX links_client ON links (client_id);
CREATE INDEX links_account ON links (service_account_id, client_id) WHERE unlinked_at IS NULL;

-- Links made remotely on a phone that nobody has confirmed here: its owner is not known yet. They become the client's
-- with the number, and nobody sees them before.
CREATE TABLE waiting_links (
  number_id   TEXT NOT NULL REFERENCES system_numbers (id),
  service_id  TEXT NOT NULL,
  account     TEXT NOT NULL,
  row_id      TEXT NOT NULL, -- of the file of «Город»
  linked_at   TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  PRIMARY KEY (number_id, service_id, account)
) STRICT, WITHOUT ROWID;

-- A numbered file for «Город». What it holds is frozen before it is written, so that a second writing gives the same bytes.
CREATE TABLE exchange_files (
  id          TEXT PRIMARY KEY,
  epoch       INTEGER NOT NULL CHECK (epoch > 0),
  number      INTEGER NOT NULL CHECK (number > 0),
  desk_number TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  previous    TEXT, -- sha256 of the file before it in this epoch
  row_count   INTEGER NOT NULL CHECK (row_count > 0),
  byte_count  INTEGER NOT NULL CHECK (byte_count > 0),
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64), -- of everything before the file's last line
  operator_id TEXT REFERENCES operators (id), -- NULL: by itself
  sent_at     TEXT, -- it lies in the folder
  UNIQUE (epoch, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_files_unsent ON exchange_files (id) WHERE sent_at IS NULL;

-- What «Город» must learn, written in the command's transaction. Ids only: phone and account are read from their own
-- rows when the file is made. verifier: a password's scrypt hash, never the password. body: the phone or identifier of a
-- client who was erased before the row was sent, sealed under the row's own key; overwritten once it is sent.
CREATE TABLE outbox (
  seq                INTEGER PRIMARY KEY,
  id                 TEXT NOT NULL UNIQUE,
  command_id         TEXT NOT NULL,
  at                 TEXT NOT NULL,
  kind               TEXT NOT NULL CHECK (kind IN ('number_issued', 'number_confirmed', 'number_blocked', 'number_unblocked',
    'number_revoked', 'password_reset', 'link_made', 'link_ended')),
  client_id          TEXT NOT NULL REFERENCES clients (id),
  number_id          TEXT NOT NULL REFERENCES system_numbers (id),
  service_account_id TEXT REFERENCES service_accounts (id),
  verifier           TEXT,
  file_id            TEXT REFERENCES exchange_files (id),
  body_key           BLOB,
  body               BLOB,
  CHECK ((kind IN ('link_made', 'link_ended')) = (service_account_id IS NOT NULL)),
  CHECK ((body IS NULL) = (body_key IS NULL))
) STRICT;
CREATE INDEX outbox_unsent ON outbox (seq) WHERE file_id IS NULL;
CREATE INDEX outbox_file ON outbox (file_id, seq) WHERE file_id IS NOT NULL;
CREATE INDEX outbox_client ON outbox (client_id);

-- What «Город» told: one row a file, one a row of it that was taken (a repeated one changes nothing), one a bad row.
CREATE TABLE exchange_imports (
  id          TEXT PRIMARY KEY,
  file_name   TEXT NOT NULL,
  sha256      TEXT NOT NULL UNIQUE,
  as_of       TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  taken       INTEGER NOT NULL CHECK (taken >= 0),
  repeated    INTEGER NOT NULL CHECK (repeated >= 0),
  bad         INTEGER NOT NULL CHECK (bad >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_imports_as_of ON exchange_imports (as_of);

CREATE TABLE exchange_imported_rows (
  row_id   TEXT PRIMARY KEY,
  taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange_bad_rows (
  import_id TEXT NOT NULL REFERENCES exchange_imports (id),
  line      INTEGER NOT NULL CHECK (line > 0),
  reason    TEXT NOT NULL,
  PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;
