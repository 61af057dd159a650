-- What a client pays again and again, under a name of the client's own.

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

-- amount_kopecks: 0 takes what the register says is due.
CREATE TABLE payment_template_lines (
  template_id    TEXT NOT NULL REFERENCES payment_templates (id),
  line_no        INTEGER NOT NULL CHECK (line_no > 0),
  service_id     TEXT NOT NULL,
  account        TEXT NOT NULL,
  amount_kopecks INTEGER NOT NULL CHECK (amount_kopecks >= 0),
  PRIMARY KEY (template_id, line_no)
) STRICT, WITHOUT ROWID;
