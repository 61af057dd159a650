-- Clients, their numbers, links and registers; the desk's key and its wraps; personal papers and SMS as outboxes.
-- Class A (documents, phones, birth dates, bodies) is sealed under the client's key or the desk's; class B (names,
-- addresses, account numbers) is plain because it is searched.

-- A restore from a backup opens a new epoch: part of receipt and Z numbers, so that no number is given twice.
ALTER TABLE desk ADD COLUMN epoch INTEGER NOT NULL DEFAULT 1 CHECK (epoch > 0);

-- The desk's 32-byte key, wrapped: by the recovery phrase (backups carry it), and by the OS secret store or a passphrase.
CREATE TABLE key_wraps (
  kind       TEXT PRIMARY KEY CHECK (kind IN ('phrase', 'os', 'passphrase')),
  salt       BLOB NOT NULL,
  body       BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
  id          TEXT PRIMARY KEY,
  command_id  TEXT NOT NULL UNIQUE,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  created_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A client's own 32-byte key, wrapped by the desk's key. Destroying the row makes what it sealed unreadable for ever.
CREATE TABLE client_keys (
  client_id TEXT PRIMARY KEY REFERENCES clients (id),
  version   INTEGER NOT NULL CHECK (version > 0),
  wrapped   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- sealed: {"birthDate","address"} of contract/clients.ts, under the client's key.
CREATE TABLE persons (
  client_id   TEXT PRIMARY KEY REFERENCES clients (id),
  last_name   TEXT NOT NULL,
  first_name  TEXT NOT NULL,
  middle_name TEXT NOT NULL,
  search_name TEXT NOT NULL, -- lower case, ё=е, single spaces
  sealed      BLOB NOT NULL,
  changed_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- lookup: HMAC of kind, series and number under the desk's key. sealed: series, number, issue date, issuer, code.
CREATE TABLE documents (
  id          TEXT PRIMARY KEY,
  client_id   TEXT NOT NULL REFERENCES clients (id),
  kind        TEXT NOT NULL CHECK (kind IN ('passport_rf')),
  lookup      TEXT NOT NULL UNIQUE,
  sealed      BLOB NOT NULL,
  recorded_at TEXT NOT NULL,
  replaced_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_client ON documents (client_id);

CREATE TABLE consents (
  id           TEXT PRIMARY KEY,
  client_id    TEXT NOT NULL REFERENCES clients (id),
  kind         TEXT NOT NULL CHECK (kind IN ('processing', 'advertising')),
  text_version TEXT NOT NULL,
  given        INTEGER NOT NULL CHECK (given IN (0, 1)),
  signed_at    TEXT NOT NULL,
  operator_id  TEXT NOT NULL REFERENCES operators (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consents_client ON consents (client_id);

-- A number of the system «Город». lookup: HMAC of the phone or identifier. password_hash is a scrypt verifier.
CREATE TABLE system_numbers (
  id               TEXT PRIMARY KEY,
  command_id       TEXT NOT NULL UNIQUE,
  client_id        TEXT NOT NULL REFERENCES clients (id),
  kind             TEXT NOT NULL CHECK (kind IN ('mobile', 'gorod', 'gosuslugi')),
  lookup           TEXT NOT NULL,
  sealed           BLOB NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('active', 'blocked', 'revoked')),
  password_hash    TEXT,
  issued_at        TEXT NOT NULL,
  operator_id      TEXT NOT NULL REFERENCES operators (id),
  state_changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX system_numbers_lookup ON system_numbers (lookup) WHERE state <> 'revoked';
CREATE INDEX system_numbers_client ON system_numbers (client_id);

-- A code sent to a phone. code_hmac, never the code; phone_lookup counts the day's codes of one phone.
CREATE TABLE sms_codes (
  id              TEXT PRIMARY KEY,
  registration_id TEXT NOT NULL,
  phone_lookup    TEXT NOT NULL,
  code_hmac       TEXT NOT NULL,
  sent_at         TEXT NOT NULL,
  expires_at      TEXT NOT NULL,
  attempts_left   INTEGER NOT NULL CHECK (attempts_left >= 0),
  used_at         TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sms_codes_phone ON sms_codes (phone_lookup, sent_at);
CREATE INDEX sms_codes_registration ON sms_codes (registration_id, sent_at);

-- The way to a phone. body (phone and text) is sealed and, like its key, overwritten when the outcome is final.
CREATE TABLE sms_messages (
  id              TEXT PRIMARY KEY,
  purpose         TEXT NOT NULL CHECK (purpose IN ('code', 'password')),
  registration_id TEXT,
  client_id       TEXT REFERENCES clients (id),
  created_at      TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'unknown')),
  reason          TEXT,
  sent_at         TEXT,
  finished_at     TEXT,
  body_key        BLOB,
  body            BLOB,
  CHECK ((body IS NULL) = (body_key IS NULL)),
  CHECK (state IN ('queued', 'sending') OR body IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX sms_messages_open ON sms_messages (id) WHERE state IN ('queued', 'sending');
CREATE INDEX sms_messages_registration ON sms_messages (registration_id);

-- What providers told about their accounts, as of a day. One register of a service is current: the newest.
CREATE TABLE registers (
  id         TEXT PRIMARY KEY,
  service_id TEXT NOT NULL,
  as_of      TEXT NOT NULL,
  loaded_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX registers_service ON registers (service_id, as_of);

CREATE TABLE register_rows (
  register_id  TEXT NOT NULL REFERENCES registers (id),
  account      TEXT NOT NULL,
  payer_name   TEXT NOT NULL,
  address      TEXT NOT NULL,
  address_key  TEXT NOT NULL, -- normalised, so that one flat counts once, '' without an address
  debt_kopecks INTEGER NOT NULL CHECK (debt_kopecks >= 0),
  PRIMARY KEY (register_id, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_meters (
  register_id          TEXT NOT NULL,
  account              TEXT NOT NULL,
  serial               TEXT NOT NULL,
  type                 TEXT NOT NULL,
  next_verification_on TEXT,
  last_reading         TEXT NOT NULL,
  last_read_on         TEXT NOT NULL,
  PRIMARY KEY (register_id, account, serial),
  FOREIGN KEY (register_id, account) REFERENCES register_rows (register_id, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_accounts (
  id          TEXT PRIMARY KEY,
  service_id  TEXT NOT NULL,
  account     TEXT NOT NULL,
  payer_name  TEXT NOT NULL,
  address     TEXT NOT NULL,
  address_key TEXT NOT NULL,
  UNIQUE (service_id, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
  id                 TEXT PRIMARY KEY,
  command_id         TEXT NOT NULL UNIQUE,
  client_id          TEXT NOT NULL REFERENCES clients (id),
  number_id          TEXT NOT NULL REFERENCES system_numbers (id),
  service_account_id TEXT NOT NULL REFERENCES service_accounts (id),
  operator_id        TEXT NOT NULL REFERENCES operators (id),
  linked_at          TEXT NOT NULL,
  unlinked_at        TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX links_active ON links (number_id, service_account_id) WHERE unlinked_at IS NULL;
CREATE INDEX links_client ON links (client_id);
CREATE INDEX links_account ON links (service_account_id) WHERE unlinked_at IS NULL;

-- Who opened a client's card: the id stands in the event's canonical body. Core functions only: the outside verifier's
-- SQLite must know them. Payments write no such event, so it costs them nothing.
CREATE INDEX audit_card_views ON audit_events (substr(body, instr(body, '"clientId":"') + 12, 36), seq)
  WHERE kind = 'client.card_opened';

-- What a line relied on when it was paid: the debt of the register, and what was taken here since. No row: not checked.
CREATE TABLE payment_line_debts (
  payment_id            TEXT NOT NULL REFERENCES payments (id),
  line_no               INTEGER NOT NULL CHECK (line_no > 0),
  register_id           TEXT NOT NULL,
  link_id               TEXT REFERENCES links (id),
  as_of                 TEXT NOT NULL,
  register_debt_kopecks INTEGER NOT NULL CHECK (register_debt_kopecks >= 0),
  paid_since_kopecks    INTEGER NOT NULL CHECK (paid_since_kopecks >= 0),
  PRIMARY KEY (payment_id, line_no)
) STRICT, WITHOUT ROWID;

-- Rebuilt: one more origin. Columns and rows stay, so their digests do. On the payment path a CHECK says `a OR b`, not
-- IN (…): for three values and more SQLite builds a table of them at every insert.
CREATE TABLE payment_lines_next (
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
  origin             TEXT NOT NULL CHECK (origin = 'scan' OR origin = 'paste' OR origin = 'typed' OR origin = 'link'),
  amount_kopecks     INTEGER NOT NULL CHECK (amount_kopecks > 0),
  commission_kopecks INTEGER NOT NULL CHECK (commission_kopecks >= 0),
  PRIMARY KEY (payment_id, line_no)
) STRICT; -- with rowids: wide rows that only grow at the end split fewer pages so
INSERT INTO payment_lines_next SELECT * FROM payment_lines ORDER BY rowid;
DROP TABLE payment_lines;
ALTER TABLE payment_lines_next RENAME TO payment_lines;

-- Rebuilt: papers with personal data. Receipts, copies and Z have none: their rows are in the journal, so no body.
CREATE TABLE print_jobs_next (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind = 'receipt' OR kind = 'copy' OR kind = 'z_report' OR kind = 'consent' OR kind = 'advertising_consent' OR kind = 'information_sheet' OR kind = 'number_sheet'),
  title       TEXT NOT NULL,
  payment_id  TEXT REFERENCES payments (id),
  shift_id    TEXT REFERENCES shifts (id),
  copy_no     INTEGER NOT NULL CHECK (copy_no >= 0),
  operator_id TEXT NOT NULL REFERENCES operators (id),
  created_at  TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state = 'queued' OR state = 'sending' OR state = 'printed' OR state = 'not_printed' OR state = 'unknown'),
  reason      TEXT,
  finished_at TEXT,
  answered_at TEXT,
  body_key    BLOB,
  body        BLOB,
  CHECK ((kind = 'copy') = (copy_no > 0)),
  CHECK (kind <> 'receipt' OR id = payment_id), -- a payment has one receipt, and it bears the payment's id
  CHECK ((body IS NULL) = (body_key IS NULL)),
  CHECK ((kind <> 'receipt' AND kind <> 'copy' AND kind <> 'z_report') OR body IS NULL),
  CHECK (state = 'queued' OR state = 'sending' OR body IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO print_jobs_next
  SELECT id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, state, reason, finished_at, answered_at, NULL, NULL
  FROM print_jobs;
DROP TABLE print_jobs;
ALTER TABLE print_jobs_next RENAME TO print_jobs;
CREATE INDEX print_jobs_open ON print_jobs (id) WHERE state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL);
CREATE INDEX print_jobs_copies ON print_jobs (payment_id) WHERE kind = 'copy';

-- Rebuilt: a registration is interrupted too; its draft is sealed under the desk's key and dies at expires_at.
CREATE TABLE drafts_next (
  operator_id TEXT NOT NULL REFERENCES operators (id),
  kind        TEXT NOT NULL CHECK (kind IN ('payment', 'registration')),
  command_id  TEXT,
  body        BLOB NOT NULL,
  saved_at    TEXT NOT NULL,
  expires_at  TEXT,
  PRIMARY KEY (operator_id, kind)
) STRICT;
INSERT INTO drafts_next SELECT operator_id, kind, command_id, body, saved_at, NULL FROM drafts;
DROP TABLE drafts;
ALTER TABLE drafts_next RENAME TO drafts;

CREATE TRIGGER payment_lines_no_update BEFORE UPDATE ON payment_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_lines'); END;
CREATE TRIGGER payment_lines_no_delete BEFORE DELETE ON payment_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_lines'); END;
CREATE TRIGGER payment_line_debts_no_update BEFORE UPDATE ON payment_line_debts BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_debts'); END;
CREATE TRIGGER payment_line_debts_no_delete BEFORE DELETE ON payment_line_debts BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_debts'); END;
