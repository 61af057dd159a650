CREATE TABLE address_words (
  word        TEXT NOT NULL CHECK (word <> ''),
  address_key TEXT NOT NULL,
  PRIMARY KEY (word, address_key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'append-only: audit_events'); END;

CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'append-only: audit_events'); END;

CREATE TABLE audit_events (
  seq         INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  kind        TEXT NOT NULL,
  operator_id TEXT,
  command_id  TEXT,
  body        TEXT NOT NULL,
  hash        TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX audit_card_views ON audit_events (substr(body, instr(body, '"clientId":"') + 12, 36), seq)
  WHERE kind = 'client.card_opened';

CREATE TRIGGER cash_count_rows_no_delete BEFORE DELETE ON cash_count_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_count_rows'); END;

CREATE TRIGGER cash_count_rows_no_update BEFORE UPDATE ON cash_count_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_count_rows'); END;

CREATE TABLE cash_count_rows (
  count_id     TEXT NOT NULL REFERENCES cash_counts (id),
  denomination TEXT NOT NULL, -- shared/domain/denominations.ts: `note-500000`, `coin-1000`
  face_kopecks INTEGER NOT NULL CHECK (face_kopecks > 0),
  pieces       INTEGER NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (count_id, denomination)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER cash_counts_no_delete BEFORE DELETE ON cash_counts BEGIN SELECT RAISE(ABORT, 'append-only: cash_counts'); END;

CREATE TRIGGER cash_counts_no_update BEFORE UPDATE ON cash_counts BEGIN SELECT RAISE(ABORT, 'append-only: cash_counts'); END;

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

CREATE TRIGGER cash_ledger_goes_on AFTER INSERT ON cash_ledger
  WHEN (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM cash_ledger WHERE account = NEW.account AND seq = NEW.seq - 1))
    OR NEW.balance_kopecks <> NEW.amount_kopecks
      + coalesce((SELECT balance_kopecks FROM cash_ledger WHERE account = NEW.account AND seq = NEW.seq - 1), 0)
BEGIN SELECT RAISE(ABORT, 'the account does not go on from its last row'); END;

CREATE TRIGGER cash_ledger_no_delete BEFORE DELETE ON cash_ledger BEGIN SELECT RAISE(ABORT, 'append-only: cash_ledger'); END;

CREATE TRIGGER cash_ledger_no_update BEFORE UPDATE ON cash_ledger BEGIN SELECT RAISE(ABORT, 'append-only: cash_ledger'); END;

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

CREATE TRIGGER cash_movements_no_delete BEFORE DELETE ON cash_movements BEGIN SELECT RAISE(ABORT, 'append-only: cash_movements'); END;

CREATE TRIGGER cash_movements_no_update BEFORE UPDATE ON cash_movements BEGIN SELECT RAISE(ABORT, 'append-only: cash_movements'); END;

CREATE TRIGGER cash_movements_not_below_zero BEFORE INSERT ON cash_movements WHEN NEW.amount_kopecks < 0
  AND NEW.amount_kopecks + (SELECT coalesce(sum(amount_kopecks), 0) FROM cash_movements WHERE shift_id = NEW.shift_id) < 0
BEGIN SELECT RAISE(ABORT, 'the drawer would go below zero'); END;

CREATE TABLE "cash_movements" (
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

CREATE TRIGGER cash_order_rows_no_delete BEFORE DELETE ON cash_order_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_order_rows'); END;

CREATE TRIGGER cash_order_rows_no_update BEFORE UPDATE ON cash_order_rows BEGIN SELECT RAISE(ABORT, 'append-only: cash_order_rows'); END;

CREATE TABLE cash_order_rows (
  order_id     TEXT NOT NULL REFERENCES cash_orders (id),
  direction    TEXT NOT NULL CHECK (direction = 'in' OR direction = 'out'), -- seen from the order's place
  denomination TEXT NOT NULL,
  face_kopecks INTEGER NOT NULL CHECK (face_kopecks > 0),
  pieces       INTEGER NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (order_id, direction, denomination)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER cash_orders_no_delete BEFORE DELETE ON cash_orders BEGIN SELECT RAISE(ABORT, 'append-only: cash_orders'); END;

CREATE TRIGGER cash_orders_no_update BEFORE UPDATE ON cash_orders BEGIN SELECT RAISE(ABORT, 'append-only: cash_orders'); END;

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

CREATE UNIQUE INDEX cash_orders_received ON cash_orders (counterparty, ground) WHERE kind = 'desk_in';

CREATE UNIQUE INDEX cash_orders_vault_opened ON cash_orders (kind) WHERE kind = 'vault_opening';

CREATE TRIGGER cash_transfer_ends_no_delete BEFORE DELETE ON cash_transfer_ends BEGIN SELECT RAISE(ABORT, 'append-only: cash_transfer_ends'); END;

CREATE TRIGGER cash_transfer_ends_no_update BEFORE UPDATE ON cash_transfer_ends BEGIN SELECT RAISE(ABORT, 'append-only: cash_transfer_ends'); END;

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

CREATE TRIGGER catalogue_versions_no_delete BEFORE DELETE ON catalogue_versions BEGIN SELECT RAISE(ABORT, 'append-only: catalogue_versions'); END;

CREATE TRIGGER catalogue_versions_no_update BEFORE UPDATE ON catalogue_versions BEGIN SELECT RAISE(ABORT, 'append-only: catalogue_versions'); END;

CREATE TABLE catalogue_versions (
  number         INTEGER PRIMARY KEY CHECK (number > 0),
  valid_from     TEXT NOT NULL, -- the instant at which it was made, or a later day begins at the desk
  origin         TEXT NOT NULL CHECK (origin = 'edited' OR origin = 'imported' OR origin = 'layout'),
  whole          INTEGER NOT NULL CHECK (whole IN (0, 1)), -- its providers take the place of all
  provider_count INTEGER NOT NULL CHECK (provider_count >= 0),
  provider_names TEXT NOT NULL, -- JSON, at most ten: for the list of versions
  body           TEXT NOT NULL, -- shared/contract/catalogue-data.ts catalogueChange
  sha256         TEXT NOT NULL,
  command_id     TEXT NOT NULL UNIQUE,
  operator_id    TEXT NOT NULL REFERENCES operators (id),
  made_at        TEXT NOT NULL
) STRICT;

CREATE TABLE client_keys (
  client_id TEXT PRIMARY KEY REFERENCES clients (id),
  version   INTEGER NOT NULL CHECK (version > 0),
  wrapped   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE INDEX client_merges_card ON client_merges (survivor_id, id);

CREATE UNIQUE INDEX client_merges_merged ON client_merges (merged_id) WHERE undone_at IS NULL;

CREATE INDEX client_merges_survivor ON client_merges (survivor_id, merged_id) WHERE undone_at IS NULL;

CREATE TABLE client_words (
  word      TEXT NOT NULL CHECK (word <> ''),
  client_id TEXT NOT NULL REFERENCES clients (id),
  PRIMARY KEY (word, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
  id          TEXT PRIMARY KEY,
  command_id  TEXT NOT NULL UNIQUE,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  created_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER command_log_no_delete BEFORE DELETE ON command_log BEGIN SELECT RAISE(ABORT, 'append-only: command_log'); END;

CREATE TRIGGER command_log_no_update BEFORE UPDATE ON command_log BEGIN SELECT RAISE(ABORT, 'append-only: command_log'); END;

CREATE TABLE command_log (
  command_id  TEXT PRIMARY KEY,
  operator_id TEXT,
  operation   TEXT NOT NULL,
  input_hmac  TEXT NOT NULL,
  answer      TEXT NOT NULL,
  accepted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consents (
  id           TEXT PRIMARY KEY,
  client_id    TEXT NOT NULL REFERENCES clients (id),
  kind         TEXT NOT NULL CHECK (kind IN ('processing', 'advertising')),
  text_version TEXT NOT NULL,
  given        INTEGER NOT NULL CHECK (given IN (0, 1)),
  signed_at    TEXT NOT NULL,
  operator_id  TEXT NOT NULL REFERENCES operators (id)
, representative_id TEXT REFERENCES representatives (id)) STRICT, WITHOUT ROWID;

CREATE INDEX consents_client ON consents (client_id);

CREATE TABLE count_drafts (
  operator_id  TEXT NOT NULL REFERENCES operators (id),
  denomination TEXT NOT NULL,
  pieces       INTEGER NOT NULL CHECK (pieces > 0),
  subject      TEXT NOT NULL, -- `opening`, or the id of the shift that is counted
  PRIMARY KEY (operator_id, denomination)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  kind       TEXT NOT NULL CHECK (kind IN ('demo', 'real')),
  details    TEXT NOT NULL,
  created_at TEXT NOT NULL
, epoch INTEGER NOT NULL DEFAULT 1 CHECK (epoch > 0)) STRICT;

CREATE TRIGGER difference_settlements_no_delete BEFORE DELETE ON difference_settlements BEGIN SELECT RAISE(ABORT, 'append-only: difference_settlements'); END;

CREATE TRIGGER difference_settlements_no_update BEFORE UPDATE ON difference_settlements BEGIN SELECT RAISE(ABORT, 'append-only: difference_settlements'); END;

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

CREATE TABLE "documents" (
  id          TEXT PRIMARY KEY,
  client_id   TEXT NOT NULL REFERENCES clients (id),
  kind        TEXT NOT NULL CHECK (length(kind) > 0),
  lookup      TEXT NOT NULL UNIQUE,
  sealed      BLOB NOT NULL,
  recorded_at TEXT NOT NULL,
  replaced_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_client ON documents (client_id);

CREATE TABLE "drafts" (
  operator_id TEXT NOT NULL REFERENCES operators (id),
  kind        TEXT NOT NULL CHECK (kind IN ('payment', 'registration')),
  command_id  TEXT,
  body        BLOB NOT NULL,
  saved_at    TEXT NOT NULL,
  expires_at  TEXT,
  PRIMARY KEY (operator_id, kind)
) STRICT;

CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'append-only: erasures'); END;

CREATE TRIGGER erasures_no_update BEFORE UPDATE ON erasures BEGIN SELECT RAISE(ABORT, 'append-only: erasures'); END;

CREATE TABLE erasures (
  client_id TEXT PRIMARY KEY REFERENCES clients (id),
  erased_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange_bad_rows (
  import_id TEXT NOT NULL REFERENCES exchange_imports (id),
  line      INTEGER NOT NULL CHECK (line > 0),
  reason    TEXT NOT NULL,
  PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE exchange_imported_rows (
  row_id   TEXT PRIMARY KEY,
  taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE key_rotation (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  former     BLOB NOT NULL,
  started_at TEXT NOT NULL
) STRICT;

CREATE TABLE key_wraps (
  kind       TEXT PRIMARY KEY CHECK (kind IN ('phrase', 'os', 'passphrase')),
  salt       BLOB NOT NULL,
  body       BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE known_payees (
  bank_bic      TEXT NOT NULL,
  payee_account TEXT NOT NULL,
  payee_inn     TEXT NOT NULL,
  payment_id    TEXT NOT NULL REFERENCES payments (id),
  PRIMARY KEY (bank_bic, payee_account, payee_inn)
) STRICT, WITHOUT ROWID;

CREATE TABLE "links" (
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

CREATE INDEX links_account ON links (service_account_id, client_id) WHERE unlinked_at IS NULL;

CREATE INDEX links_account_ever ON links (service_account_id, linked_at);

CREATE UNIQUE INDEX links_active ON links (number_id, service_account_id) WHERE unlinked_at IS NULL;

CREATE INDEX links_client ON links (client_id);

CREATE TABLE lists (
  kind          TEXT PRIMARY KEY CHECK (kind IN ('passports', 'freezing')),
  generation    TEXT NOT NULL,
  as_of         TEXT NOT NULL, -- the list's own date, as its loader told it
  loaded_at     TEXT NOT NULL,
  operator_id   TEXT NOT NULL REFERENCES operators (id),
  entries       INTEGER NOT NULL CHECK (entries > 0),
  duplicates    INTEGER NOT NULL CHECK (duplicates >= 0),
  broken_rows   INTEGER NOT NULL CHECK (broken_rows >= 0),
  bytes         INTEGER NOT NULL CHECK (bytes > 0),
  source_sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE VIEW name_words AS
  SELECT p.client_id, substr(o.value, 1, 1) || ' ' || e.value
      || rtrim(replace(' ' || p.search_name || ' ', ' ' || e.value || ' ', ' ')) AS word
  FROM persons p,
    json_each('[' || replace(json_quote(p.search_name), ' ', '","') || ']') e,
    json_each('[' || replace(json_quote(' ' || p.search_name), ' ', '","') || ']') o
  WHERE e.value <> '' AND substr(o.value, 1, 1) < substr(e.value, 1, 1);

CREATE TABLE operators (
  id                   TEXT PRIMARY KEY,
  login                TEXT NOT NULL UNIQUE,
  name                 TEXT NOT NULL,
  role                 TEXT NOT NULL CHECK (role IN ('cashier', 'clerk', 'supervisor', 'administrator')),
  password_hash        TEXT NOT NULL,
  must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  failed_sign_ins      INTEGER NOT NULL DEFAULT 0 CHECK (failed_sign_ins >= 0),
  locked_until         TEXT,
  disabled             INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE INDEX outbox_client ON outbox (client_id);

CREATE INDEX outbox_file ON outbox (file_id, seq) WHERE file_id IS NOT NULL;

CREATE INDEX outbox_unsent ON outbox (seq) WHERE file_id IS NULL;

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

CREATE INDEX payers_expiring ON payers (expires_at) WHERE expires_at IS NOT NULL;

CREATE INDEX payers_lookup ON payers (lookup, paid_at);

CREATE TRIGGER payment_application_lines_no_delete BEFORE DELETE ON payment_application_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_lines'); END;

CREATE TRIGGER payment_application_lines_no_update BEFORE UPDATE ON payment_application_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_lines'); END;

CREATE TABLE payment_application_lines (
  application_id TEXT NOT NULL REFERENCES payment_applications (id),
  payment_id     TEXT NOT NULL,
  line_no        INTEGER NOT NULL,
  wanted_account TEXT,
  wanted_period  TEXT,
  PRIMARY KEY (application_id, line_no),
  FOREIGN KEY (payment_id, line_no) REFERENCES payment_lines (payment_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER payment_application_states_no_delete BEFORE DELETE ON payment_application_states BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_states'); END;

CREATE TRIGGER payment_application_states_no_update BEFORE UPDATE ON payment_application_states BEGIN SELECT RAISE(ABORT, 'append-only: payment_application_states'); END;

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

CREATE TRIGGER payment_applications_no_delete BEFORE DELETE ON payment_applications BEGIN SELECT RAISE(ABORT, 'append-only: payment_applications'); END;

CREATE TRIGGER payment_applications_no_update BEFORE UPDATE ON payment_applications BEGIN SELECT RAISE(ABORT, 'append-only: payment_applications'); END;

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

CREATE TRIGGER payment_line_budgets_no_delete BEFORE DELETE ON payment_line_budgets BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_budgets'); END;

CREATE TRIGGER payment_line_budgets_no_update BEFORE UPDATE ON payment_line_budgets BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_budgets'); END;

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

CREATE TRIGGER payment_line_debts_no_delete BEFORE DELETE ON payment_line_debts BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_debts'); END;

CREATE TRIGGER payment_line_debts_no_update BEFORE UPDATE ON payment_line_debts BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_debts'); END;

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

CREATE TRIGGER payment_line_terms_no_delete BEFORE DELETE ON payment_line_terms BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_terms'); END;

CREATE TRIGGER payment_line_terms_no_update BEFORE UPDATE ON payment_line_terms BEGIN SELECT RAISE(ABORT, 'append-only: payment_line_terms'); END;

CREATE TABLE payment_line_terms (
  payment_id               TEXT NOT NULL REFERENCES payments (id),
  line_no                  INTEGER NOT NULL CHECK (line_no > 0),
  payee_commission_kopecks INTEGER NOT NULL CHECK (payee_commission_kopecks > 0),
  PRIMARY KEY (payment_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER payment_lines_no_delete BEFORE DELETE ON payment_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_lines'); END;

CREATE TRIGGER payment_lines_no_update BEFORE UPDATE ON payment_lines BEGIN SELECT RAISE(ABORT, 'append-only: payment_lines'); END;

CREATE TABLE "payment_lines" (
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
) STRICT;

CREATE TRIGGER payment_payers_no_delete BEFORE DELETE ON payment_payers BEGIN SELECT RAISE(ABORT, 'append-only: payment_payers'); END;

CREATE TRIGGER payment_payers_no_update BEFORE UPDATE ON payment_payers BEGIN SELECT RAISE(ABORT, 'append-only: payment_payers'); END;

CREATE TABLE payment_payers (
  payment_id       TEXT PRIMARY KEY REFERENCES payments (id),
  payer_id         TEXT NOT NULL REFERENCES payers (id),
  level            TEXT NOT NULL CHECK (level IN ('simplified', 'full')),
  for_organisation INTEGER NOT NULL CHECK (for_organisation IN (0, 1)),
  grounds          TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX payment_payers_payer ON payment_payers (payer_id);

CREATE TABLE payment_template_lines (
  template_id    TEXT NOT NULL REFERENCES payment_templates (id),
  line_no        INTEGER NOT NULL CHECK (line_no > 0),
  service_id     TEXT NOT NULL,
  account        TEXT NOT NULL,
  amount_kopecks INTEGER NOT NULL CHECK (amount_kopecks >= 0),
  PRIMARY KEY (template_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_templates (
  id          TEXT PRIMARY KEY,
  command_id  TEXT NOT NULL UNIQUE,
  client_id   TEXT NOT NULL REFERENCES clients (id),
  name        TEXT NOT NULL,
  position    INTEGER NOT NULL CHECK (position > 0),
  operator_id TEXT NOT NULL REFERENCES operators (id),
  made_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX payment_templates_client ON payment_templates (client_id);

CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;

CREATE TRIGGER payments_no_update BEFORE UPDATE ON payments BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;

CREATE TABLE payments (
  id                 TEXT PRIMARY KEY,
  command_id         TEXT NOT NULL UNIQUE,
  shift_id           TEXT NOT NULL REFERENCES shifts (id),
  seq                INTEGER NOT NULL CHECK (seq > 0),
  receipt_number     TEXT NOT NULL, -- desk, shift and seq: unique because those are
  operator_id        TEXT NOT NULL REFERENCES operators (id),
  business_date      TEXT NOT NULL,
  accepted_at        TEXT NOT NULL,
  local_time         TEXT NOT NULL,
  sum_kopecks        INTEGER NOT NULL CHECK (sum_kopecks > 0),
  commission_kopecks INTEGER NOT NULL CHECK (commission_kopecks >= 0),
  due_kopecks        INTEGER NOT NULL CHECK (due_kopecks = sum_kopecks + commission_kopecks),
  given_kopecks      INTEGER NOT NULL CHECK (given_kopecks >= due_kopecks),
  change_kopecks     INTEGER NOT NULL CHECK (change_kopecks = given_kopecks - due_kopecks),
  audit_seq          INTEGER NOT NULL, -- the event that covers this row and whose hash stands on the receipt
  UNIQUE (shift_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_history (
  id          TEXT PRIMARY KEY,
  client_id   TEXT NOT NULL REFERENCES clients (id),
  operator_id TEXT NOT NULL REFERENCES operators (id),
  replaced_at TEXT NOT NULL,
  sealed      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_history_client ON person_history (client_id, id);

CREATE TRIGGER persons_words_delete BEFORE DELETE ON persons BEGIN
  DELETE FROM client_words WHERE client_id = OLD.client_id
    AND word IN (SELECT word FROM name_words WHERE client_id = OLD.client_id);
END;

CREATE TRIGGER persons_words_forget BEFORE UPDATE OF search_name ON persons BEGIN
  DELETE FROM client_words WHERE client_id = OLD.client_id
    AND word IN (SELECT word FROM name_words WHERE client_id = OLD.client_id);
END;

CREATE TRIGGER persons_words_insert AFTER INSERT ON persons BEGIN
  INSERT OR IGNORE INTO client_words (word, client_id)
    SELECT word, client_id FROM name_words WHERE client_id = NEW.client_id;
END;

CREATE TRIGGER persons_words_update AFTER UPDATE OF search_name ON persons BEGIN
  INSERT OR IGNORE INTO client_words (word, client_id)
    SELECT word, client_id FROM name_words WHERE client_id = NEW.client_id;
END;

CREATE TABLE persons (
  client_id   TEXT PRIMARY KEY REFERENCES clients (id),
  last_name   TEXT NOT NULL,
  first_name  TEXT NOT NULL,
  middle_name TEXT NOT NULL,
  search_name TEXT NOT NULL, -- lower case, ё=е, single spaces
  sealed      BLOB NOT NULL,
  changed_at  TEXT NOT NULL
, identity_lookup TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX persons_identity ON persons (identity_lookup);

CREATE INDEX persons_identity_missing ON persons (search_name) WHERE identity_lookup IS NULL;

CREATE TABLE "print_jobs" (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
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
  client_id   TEXT REFERENCES clients (id),
  subject     TEXT, -- what a paper of neither journal nor client is about: the id of a provider
  CHECK ((kind = 'copy') = (copy_no > 0)),
  CHECK (kind <> 'receipt' OR id = payment_id), -- a payment has one receipt, and it bears the payment's id
  CHECK ((body IS NULL) = (body_key IS NULL)),
  CHECK ((kind <> 'receipt' AND kind <> 'copy' AND kind <> 'z_report') OR body IS NULL),
  CHECK (state = 'queued' OR state = 'sending' OR body IS NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX print_jobs_copies ON print_jobs (payment_id) WHERE kind = 'copy';

CREATE INDEX print_jobs_open ON print_jobs (id) WHERE state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL);

CREATE TRIGGER refused_notes_no_delete BEFORE DELETE ON refused_notes BEGIN SELECT RAISE(ABORT, 'append-only: refused_notes'); END;

CREATE TRIGGER refused_notes_no_update BEFORE UPDATE ON refused_notes BEGIN SELECT RAISE(ABORT, 'append-only: refused_notes'); END;

CREATE TABLE refused_notes (
  order_id     TEXT PRIMARY KEY REFERENCES cash_orders (id),
  denomination TEXT NOT NULL,
  face_kopecks INTEGER NOT NULL CHECK (face_kopecks > 0),
  serial       TEXT, -- series and number as they stand on it
  fault        TEXT NOT NULL, -- shared/domain/cash-orders.ts
  outcome      TEXT NOT NULL CHECK (outcome = 'given_back' OR outcome = 'kept')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER registers_out_no_delete BEFORE DELETE ON registers_out BEGIN SELECT RAISE(ABORT, 'append-only: registers_out'); END;

CREATE TRIGGER registers_out_no_update BEFORE UPDATE ON registers_out BEGIN SELECT RAISE(ABORT, 'append-only: registers_out'); END;

CREATE TRIGGER registers_out_replaced_once BEFORE INSERT ON registers_out
  WHEN NEW.replaces IS NOT NULL AND EXISTS (SELECT 1 FROM registers_out WHERE replaces = NEW.replaces)
BEGIN SELECT RAISE(ABORT, 'the register is replaced already'); END;

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

CREATE TRIGGER registers_out_sent_no_delete BEFORE DELETE ON registers_out_sent BEGIN SELECT RAISE(ABORT, 'append-only: registers_out_sent'); END;

CREATE TRIGGER registers_out_sent_no_update BEFORE UPDATE ON registers_out_sent BEGIN SELECT RAISE(ABORT, 'append-only: registers_out_sent'); END;

CREATE TABLE registers_out_sent (
  register_id TEXT PRIMARY KEY REFERENCES registers_out (id),
  command_id  TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  sent_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER reversal_lines_no_delete BEFORE DELETE ON reversal_lines BEGIN SELECT RAISE(ABORT, 'append-only: reversal_lines'); END;

CREATE TRIGGER reversal_lines_no_update BEFORE UPDATE ON reversal_lines BEGIN SELECT RAISE(ABORT, 'append-only: reversal_lines'); END;

CREATE TABLE reversal_lines (
  payment_id  TEXT NOT NULL,
  line_no     INTEGER NOT NULL,
  reversal_id TEXT NOT NULL REFERENCES reversals (id),
  PRIMARY KEY (payment_id, line_no),
  FOREIGN KEY (payment_id, line_no) REFERENCES payment_lines (payment_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX reversal_lines_reversal ON reversal_lines (reversal_id);

CREATE TRIGGER reversals_no_delete BEFORE DELETE ON reversals BEGIN SELECT RAISE(ABORT, 'append-only: reversals'); END;

CREATE TRIGGER reversals_no_update BEFORE UPDATE ON reversals BEGIN SELECT RAISE(ABORT, 'append-only: reversals'); END;

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

CREATE TABLE schema_migrations (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

CREATE TABLE screening_bodies (
  record_id TEXT PRIMARY KEY REFERENCES screening_records (id),
  body_key  BLOB NOT NULL,
  body      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER screening_records_no_delete BEFORE DELETE ON screening_records BEGIN SELECT RAISE(ABORT, 'append-only: screening_records'); END;

CREATE TRIGGER screening_records_no_update BEFORE UPDATE ON screening_records BEGIN SELECT RAISE(ABORT, 'append-only: screening_records'); END;

CREATE TABLE screening_records (
  id              TEXT PRIMARY KEY,
  command_id      TEXT NOT NULL,
  registration_id TEXT NOT NULL,
  subject         TEXT NOT NULL,
  act             TEXT NOT NULL CHECK (act IN ('compared', 'lifted', 'refusal', 'suspicion')),
  reason          TEXT NOT NULL,
  list            TEXT CHECK (list IN ('passports', 'freezing')),
  generation      TEXT,
  list_as_of      TEXT,
  entry           INTEGER,
  operator_id     TEXT NOT NULL REFERENCES operators (id),
  approved_by     TEXT REFERENCES operators (id),
  made_at         TEXT NOT NULL,
  CHECK ((list IS NULL) = (generation IS NULL) AND (list IS NULL) = (list_as_of IS NULL)),
  CHECK (list IS NOT NULL OR entry IS NULL),
  CHECK (act <> 'compared' OR entry IS NOT NULL),
  CHECK (act <> 'lifted' OR approved_by IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX screening_records_subject ON screening_records (subject);

CREATE TABLE sealed_settings (
  name   TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER service_accounts_words_insert AFTER INSERT ON service_accounts WHEN NEW.address_key <> '' BEGIN
  INSERT OR IGNORE INTO address_words (word, address_key)
    SELECT iif(h.key = 0, '', substr(h.value, 3) || ' ') || e.value, NEW.address_key
    FROM (SELECT replace(replace(replace(' ' || NEW.address_key || ' ', ' д ', ' д_'), ' к ', ' к_'), ' кв ', ' кв_') AS words) t,
      json_each('[' || replace(json_quote(trim(t.words)), ' ', '","') || ']') e,
      json_each('[' || replace(json_quote(trim(t.words)), ' ', '","') || ']') h
    WHERE e.value NOT GLOB '*_*' AND (h.key = 0 OR h.value GLOB 'д_*');
END;

CREATE TRIGGER service_accounts_words_update AFTER UPDATE OF address_key ON service_accounts WHEN NEW.address_key <> '' BEGIN
  INSERT OR IGNORE INTO address_words (word, address_key)
    SELECT iif(h.key = 0, '', substr(h.value, 3) || ' ') || e.value, NEW.address_key
    FROM (SELECT replace(replace(replace(' ' || NEW.address_key || ' ', ' д ', ' д_'), ' к ', ' к_'), ' кв ', ' кв_') AS words) t,
      json_each('[' || replace(json_quote(trim(t.words)), ' ', '","') || ']') e,
      json_each('[' || replace(json_quote(trim(t.words)), ' ', '","') || ']') h
    WHERE e.value NOT GLOB '*_*' AND (h.key = 0 OR h.value GLOB 'д_*');
END;

CREATE TABLE service_accounts (
  id          TEXT PRIMARY KEY,
  service_id  TEXT NOT NULL,
  account     TEXT NOT NULL,
  payer_name  TEXT NOT NULL,
  address     TEXT NOT NULL,
  address_key TEXT NOT NULL,
  UNIQUE (service_id, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX service_accounts_account ON service_accounts (account);

CREATE INDEX service_accounts_address ON service_accounts (address_key) WHERE address_key <> '';

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shift_closing_open_no_delete BEFORE DELETE ON shift_closing_open BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_open'); END;

CREATE TRIGGER shift_closing_open_no_update BEFORE UPDATE ON shift_closing_open BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_open'); END;

CREATE TABLE shift_closing_open (
  shift_id TEXT NOT NULL REFERENCES shift_closings (shift_id),
  line_no  INTEGER NOT NULL CHECK (line_no > 0),
  kind     TEXT NOT NULL, -- shared/domain/shift-events.ts
  title    TEXT NOT NULL, -- a number or a provider; nothing of a client
  count    INTEGER NOT NULL CHECK (count > 0),
  kopecks  INTEGER,
  PRIMARY KEY (shift_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shift_closing_sums_no_delete BEFORE DELETE ON shift_closing_sums BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_sums'); END;

CREATE TRIGGER shift_closing_sums_no_update BEFORE UPDATE ON shift_closing_sums BEGIN SELECT RAISE(ABORT, 'append-only: shift_closing_sums'); END;

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

CREATE TRIGGER shift_closings_no_delete BEFORE DELETE ON shift_closings BEGIN SELECT RAISE(ABORT, 'append-only: shift_closings'); END;

CREATE TRIGGER shift_closings_no_update BEFORE UPDATE ON shift_closings BEGIN SELECT RAISE(ABORT, 'append-only: shift_closings'); END;

CREATE TABLE "shift_closings" (
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

CREATE TABLE shift_countings (
  shift_id      TEXT PRIMARY KEY REFERENCES shifts (id),
  operator_id   TEXT NOT NULL REFERENCES operators (id), -- who counts; not always whose shift it is
  approver_id   TEXT REFERENCES operators (id),          -- who let a colleague count it
  begun_at      TEXT NOT NULL,
  count_number  INTEGER NOT NULL CHECK (count_number >= 0),
  last_count_id TEXT REFERENCES cash_counts (id),
  CHECK ((count_number = 0) = (last_count_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shift_hand_overs_no_delete BEFORE DELETE ON shift_hand_overs BEGIN SELECT RAISE(ABORT, 'append-only: shift_hand_overs'); END;

CREATE TRIGGER shift_hand_overs_no_update BEFORE UPDATE ON shift_hand_overs BEGIN SELECT RAISE(ABORT, 'append-only: shift_hand_overs'); END;

CREATE TABLE shift_hand_overs (
  shift_id   TEXT PRIMARY KEY REFERENCES shift_closings (shift_id),
  command_id TEXT NOT NULL UNIQUE,
  from_id    TEXT NOT NULL REFERENCES operators (id),
  to_id      TEXT NOT NULL REFERENCES operators (id),
  kopecks    INTEGER NOT NULL CHECK (kopecks >= 0),
  at         TEXT NOT NULL,
  CHECK (from_id <> to_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shift_late_events_no_delete BEFORE DELETE ON shift_late_events BEGIN SELECT RAISE(ABORT, 'append-only: shift_late_events'); END;

CREATE TRIGGER shift_late_events_no_update BEFORE UPDATE ON shift_late_events BEGIN SELECT RAISE(ABORT, 'append-only: shift_late_events'); END;

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

CREATE TRIGGER shift_openings_no_delete BEFORE DELETE ON shift_openings BEGIN SELECT RAISE(ABORT, 'append-only: shift_openings'); END;

CREATE TRIGGER shift_openings_no_update BEFORE UPDATE ON shift_openings BEGIN SELECT RAISE(ABORT, 'append-only: shift_openings'); END;

CREATE TABLE shift_openings (
  shift_id           TEXT PRIMARY KEY REFERENCES shifts (id),
  count_id           TEXT NOT NULL UNIQUE REFERENCES cash_counts (id),
  expected_kopecks   INTEGER NOT NULL CHECK (expected_kopecks >= 0), -- before the first shift: what was counted
  difference_kopecks INTEGER NOT NULL CHECK (difference_kopecks = 0 OR reason IS NOT NULL), -- counted - expected
  reason             TEXT,
  hand_over_id       TEXT REFERENCES shift_hand_overs (shift_id),  -- whose drawer was taken, where it was handed over
  CHECK (difference_kopecks <> 0 OR reason IS NULL)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shift_papers_no_delete BEFORE DELETE ON shift_papers BEGIN SELECT RAISE(ABORT, 'append-only: shift_papers'); END;

CREATE TRIGGER shift_papers_no_update BEFORE UPDATE ON shift_papers BEGIN SELECT RAISE(ABORT, 'append-only: shift_papers'); END;

CREATE TABLE shift_papers (
  shift_id       TEXT PRIMARY KEY REFERENCES shifts (id),
  operator_name  TEXT NOT NULL,
  desk           TEXT NOT NULL, -- JSON: PaperDesk of shared/domain/paper-parts.ts
  receipt_layout INTEGER NOT NULL CHECK (receipt_layout > 0) -- shared/domain/receipt.ts
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shifts_no_delete BEFORE DELETE ON shifts BEGIN SELECT RAISE(ABORT, 'append-only: shifts'); END;

CREATE TRIGGER shifts_no_update BEFORE UPDATE ON shifts BEGIN SELECT RAISE(ABORT, 'append-only: shifts'); END;

CREATE TABLE shifts (
  id            TEXT PRIMARY KEY,
  command_id    TEXT NOT NULL UNIQUE,
  number        INTEGER NOT NULL UNIQUE CHECK (number > 0),
  operator_id   TEXT NOT NULL REFERENCES operators (id),
  business_date TEXT NOT NULL,
  opened_at     TEXT NOT NULL,
  local_time    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX shifts_business_date ON shifts (business_date, number);

CREATE UNIQUE INDEX shifts_operator ON shifts (operator_id, number);

CREATE TABLE "sms_codes" (
  id              TEXT PRIMARY KEY,
  registration_id TEXT,
  client_id       TEXT REFERENCES clients (id),
  phone_lookup    TEXT NOT NULL,
  code_hmac       TEXT NOT NULL,
  sent_at         TEXT NOT NULL,
  expires_at      TEXT NOT NULL,
  attempts_left   INTEGER NOT NULL CHECK (attempts_left >= 0),
  used_at         TEXT,
  CHECK ((registration_id IS NULL) <> (client_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX sms_codes_client ON sms_codes (client_id, sent_at) WHERE client_id IS NOT NULL;

CREATE INDEX sms_codes_phone ON sms_codes (phone_lookup, sent_at);

CREATE INDEX sms_codes_registration ON sms_codes (registration_id, sent_at) WHERE registration_id IS NOT NULL;

CREATE TABLE "sms_messages" (
  id              TEXT PRIMARY KEY,
  purpose         TEXT NOT NULL CHECK (purpose IN ('code', 'password', 'probe')),
  registration_id TEXT,
  client_id       TEXT REFERENCES clients (id),
  number_id       TEXT REFERENCES system_numbers (id),
  created_at      TEXT NOT NULL,
  deadline_at     TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'unknown')),
  reason          TEXT,
  gateway_ref     TEXT,
  sent_at         TEXT,
  finished_at     TEXT,
  body_key        BLOB,
  body            BLOB,
  CHECK ((body IS NULL) = (body_key IS NULL)),
  CHECK (state IN ('queued', 'sending') OR body IS NULL),
  CHECK (state IN ('queued', 'sending', 'sent') OR finished_at IS NOT NULL),
  CHECK (state NOT IN ('queued', 'sending') OR finished_at IS NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX sms_messages_number ON sms_messages (number_id, id) WHERE purpose = 'password';

CREATE INDEX sms_messages_open ON sms_messages (id) WHERE finished_at IS NULL;

CREATE INDEX sms_messages_registration ON sms_messages (registration_id);

CREATE INDEX sms_messages_undelivered ON sms_messages (number_id, id)
  WHERE purpose = 'password' AND state IN ('failed', 'unknown');

CREATE VIEW standing_lines AS SELECT l.* FROM payment_lines l
  WHERE NOT EXISTS (SELECT 1 FROM reversal_lines r WHERE r.payment_id = l.payment_id AND r.line_no = l.line_no);

CREATE TABLE "system_numbers" (
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

CREATE INDEX system_numbers_client ON system_numbers (client_id);

CREATE UNIQUE INDEX system_numbers_lookup ON system_numbers (lookup) WHERE state <> 'revoked';

CREATE INDEX system_numbers_lookup_ever ON system_numbers (lookup);

CREATE TRIGGER text_templates_no_delete BEFORE DELETE ON text_templates BEGIN SELECT RAISE(ABORT, 'append-only: text_templates'); END;

CREATE TRIGGER text_templates_no_update BEFORE UPDATE ON text_templates BEGIN SELECT RAISE(ABORT, 'append-only: text_templates'); END;

CREATE TABLE text_templates (
  kind        TEXT NOT NULL CHECK (kind IN ('consent', 'advertising_consent', 'application', 'information_sheet', 'number_sheet', 'withdrawal', 'advertising_withdrawal')),
  version     TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 40),
  body        TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  operator_id TEXT REFERENCES operators (id),
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting_links (
  number_id   TEXT NOT NULL REFERENCES system_numbers (id),
  service_id  TEXT NOT NULL,
  account     TEXT NOT NULL,
  row_id      TEXT NOT NULL, -- of the file of «Город»
  linked_at   TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  PRIMARY KEY (number_id, service_id, account)
) STRICT, WITHOUT ROWID;
