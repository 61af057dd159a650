-- Clients found by any words of the name or of the addresses of their services; codes to a client's own phone.

-- Each word of a name with the rest of the name behind it, so that several words are looked for in one walk along a
-- range: ` анна елкина викторовна`. And with the first letter of another word before it, of two the letter that comes
-- first: `а елкина анна викторовна`, `а викторовна елкина анна`, `в елкина анна викторовна`: two beginnings of words are
-- a short range too, however common each is. Kept by the triggers below: an erased name leaves no word behind
-- (secure_delete overwrites the rows).
CREATE TABLE client_words (
  word      TEXT NOT NULL CHECK (word <> ''),
  client_id TEXT NOT NULL REFERENCES clients (id),
  PRIMARY KEY (word, client_id)
) STRICT, WITHOUT ROWID;

-- What client_words holds of a name; beside the empty word in front of it each word is kept alone.
-- '["' || replace(…) || '"]' cuts a normalised text at its single spaces.
CREATE VIEW name_words AS
  SELECT p.client_id, substr(o.value, 1, 1) || ' ' || e.value
      || rtrim(replace(' ' || p.search_name || ' ', ' ' || e.value || ' ', ' ')) AS word
  FROM persons p,
    json_each('[' || replace(json_quote(p.search_name), ' ', '","') || ']') e,
    json_each('[' || replace(json_quote(' ' || p.search_name), ' ', '","') || ']') o
  WHERE e.value <> '' AND substr(o.value, 1, 1) < substr(e.value, 1, 1);

-- The same of addresses where services are rendered; all their words are in the key. In «труда д 31 кв 2» the word is
-- kept as `труда` and as `31 труда`: a house is one range, however many flats there are in other houses.
CREATE TABLE address_words (
  word        TEXT NOT NULL CHECK (word <> ''),
  address_key TEXT NOT NULL,
  PRIMARY KEY (word, address_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX service_accounts_address ON service_accounts (address_key) WHERE address_key <> '';
CREATE INDEX service_accounts_account ON service_accounts (account);
-- Who held an account when a receipt was printed.
CREATE INDEX links_account_ever ON links (service_account_id, linked_at);
-- A card tells of undone merges too.
CREATE INDEX client_merges_card ON client_merges (survivor_id, id);

CREATE TRIGGER persons_words_insert AFTER INSERT ON persons BEGIN
  INSERT OR IGNORE INTO client_words (word, client_id)
    SELECT word, client_id FROM name_words WHERE client_id = NEW.client_id;
END;
CREATE TRIGGER persons_words_delete BEFORE DELETE ON persons BEGIN
  DELETE FROM client_words WHERE client_id = OLD.client_id
    AND word IN (SELECT word FROM name_words WHERE client_id = OLD.client_id);
END;
CREATE TRIGGER persons_words_forget BEFORE UPDATE OF search_name ON persons BEGIN
  DELETE FROM client_words WHERE client_id = OLD.client_id
    AND word IN (SELECT word FROM name_words WHERE client_id = OLD.client_id);
END;
CREATE TRIGGER persons_words_update AFTER UPDATE OF search_name ON persons BEGIN
  INSERT OR IGNORE INTO client_words (word, client_id)
    SELECT word, client_id FROM name_words WHERE client_id = NEW.client_id;
END;

-- A mark and its number are one word meanwhile: «д_31» is the house; a key has no mark without a number. The words of an
-- address that no account has any more stay: they are found by nobody, for no account leads on.
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

-- Who and what is here already; of names in the order of the table, which is quicker.
INSERT OR IGNORE INTO client_words (word, client_id) SELECT word, client_id FROM name_words ORDER BY word, client_id;
UPDATE service_accounts SET address_key = address_key;

-- Rebuilt: a code also proves who somebody is whose phone is confirmed already, without a registration.
CREATE TABLE sms_codes_next (
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
INSERT INTO sms_codes_next
  SELECT id, registration_id, NULL, phone_lookup, code_hmac, sent_at, expires_at, attempts_left, used_at FROM sms_codes;
DROP TABLE sms_codes;
ALTER TABLE sms_codes_next RENAME TO sms_codes;
CREATE INDEX sms_codes_phone ON sms_codes (phone_lookup, sent_at);
CREATE INDEX sms_codes_registration ON sms_codes (registration_id, sent_at) WHERE registration_id IS NOT NULL;
CREATE INDEX sms_codes_client ON sms_codes (client_id, sent_at) WHERE client_id IS NOT NULL;
