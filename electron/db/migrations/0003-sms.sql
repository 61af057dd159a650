-- The way to phones through a gateway: a deadline of its own for each message, reports that come later, the probe by
-- which a gateway counts as tested, and settings that are secrets.

-- A setting that nobody may read from the file (the gateway's password): sealed under the desk's key.
CREATE TABLE sealed_settings (
  name   TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Rebuilt. deadline_at: until then it is tried, and reports count; afterwards it is failed or unknown. finished_at: set
-- once nothing can change any more; a message is 'sent' without it while its report is awaited. gateway_ref: the id
-- that the SMS centre gave it, for who asks the operator. number_id: whose password this is.
CREATE TABLE sms_messages_next (
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
-- What waits was written before there were deadlines: ten minutes, as the setting has it at first.
INSERT INTO sms_messages_next
  SELECT id, purpose, registration_id, client_id, NULL, created_at,
    strftime('%Y-%m-%dT%H:%M:%fZ', created_at, '+10 minutes'), state, reason, NULL, sent_at,
    CASE WHEN state IN ('queued', 'sending') THEN NULL ELSE coalesce(finished_at, created_at) END, body_key, body
  FROM sms_messages;
DROP TABLE sms_messages;
ALTER TABLE sms_messages_next RENAME TO sms_messages;
CREATE INDEX sms_messages_open ON sms_messages (id) WHERE finished_at IS NULL;
CREATE INDEX sms_messages_registration ON sms_messages (registration_id);
CREATE INDEX sms_messages_number ON sms_messages (number_id, id) WHERE purpose = 'password';
-- The few passwords that went wrong: the lamp counts them.
CREATE INDEX sms_messages_undelivered ON sms_messages (number_id, id)
  WHERE purpose = 'password' AND state IN ('failed', 'unknown');
