import { expect, onTestFinished, test } from 'vitest'
import { join } from 'node:path'
import { migrate, migrations } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { clientsByAddress, clientsByName } from '../../../electron/records/client-words.ts'
import { temporaryFolder } from '../../support/desk.ts'

const at = '2026-11-22T00:00:00.000Z'

test('who was registered before the index is found by it, and codes under way stay under way', () => {
  const database = openDatabase(join(temporaryFolder(), 'old.db'))
  onTestFinished(database.close)
  migrate(database, at, migrations.slice(0, 7))
  database.raw.exec(`
    INSERT INTO operators (id, login, name, role, password_hash, must_change_password, created_at)
      VALUES ('o', 'o', 'O', 'cashier', '', 0, '${at}');
    INSERT INTO clients VALUES ('c', 'k', 'o', '${at}');
    INSERT INTO persons (client_id, last_name, first_name, middle_name, search_name, sealed, changed_at)
      VALUES ('c', 'Ёлкина-Палкина', 'Анна', '', 'елкина палкина анна', x'', '${at}');
    INSERT INTO system_numbers (id, command_id, origin, client_id, kind, lookup, sealed, state, issued_at, operator_id, state_changed_at)
      VALUES ('n', 'k', 'desk', 'c', 'mobile', 'h', x'', 'confirmed', '${at}', 'o', '${at}');
    INSERT INTO service_accounts VALUES ('a', 's', '1', '', 'ул. Труда, 1-2', 'труда д 1 кв 2');
    INSERT INTO service_accounts VALUES ('b', 's', '2', '', '', '');
    INSERT INTO links (id, command_id, client_id, number_id, service_account_id, operator_id, linked_at)
      VALUES ('l', 'k', 'c', 'n', 'a', 'o', '${at}');
    INSERT INTO sms_codes VALUES ('s', 'r', 'h', 'hmac', '${at}', '${at}', 2, NULL);
  `)
  migrate(database, at, migrations.slice(0, 8))
  for (const text of ['палк', 'анна елкина']) expect(clientsByName(database.db, text, 9), text).toEqual(['c'])
  expect(clientsByName(database.db, 'лкина', 9)).toEqual([])
  expect(clientsByAddress(database.db, 'Труда 1-2', 9)).toEqual(['c'])
  expect(clientsByAddress(database.db, 'Труда 2', 9)).toEqual([])
  expect(database.db.all('SELECT word FROM address_words ORDER BY word')).toEqual([
    { word: '1 труда' },
    { word: 'труда' },
  ])
  expect(database.db.get('SELECT id, registration_id, client_id, attempts_left FROM sms_codes')).toEqual({
    id: 's',
    registration_id: 'r',
    client_id: null,
    attempts_left: 2,
  })
  // A code is of a registration or of a client, of one of them.
  for (const owners of ['NULL, NULL', "'r', 'c'"])
    expect(() =>
      database.raw.exec(`INSERT INTO sms_codes VALUES ('x', ${owners}, 'h', 'h', '${at}', '${at}', 3, NULL)`),
    ).toThrow(/CHECK/)
  expect(database.raw.pragma('foreign_key_check')).toEqual([])
  expect(database.raw.pragma('integrity_check', { simple: true })).toBe('ok')
})
