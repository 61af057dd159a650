// Keys of addresses are kept; a new rule must reach those an earlier one made, or one flat counts twice.
import { expect, test } from 'vitest'
import {
  areAddressKeysDue,
  insertServiceAccount,
  renewAddressKeys,
} from '../../../electron/records/service-accounts.ts'
import { addressKey } from '../../../shared/domain/address.ts'
import { openTestDesk } from '../../support/desk.ts'

const address = 'г. Челябинск, ул. Труда, д. 1, кв. 2'

test('keys that an earlier rule made are made anew, in slices that a kill only interrupts', async () => {
  const desk = await openTestDesk()
  const { database } = desk
  try {
    while (areAddressKeysDue(database.db)) database.transact(renewAddressKeys)
    const keyOf = (id: string) =>
      database.db.get<{ key: string }>('SELECT address_key AS key FROM service_accounts WHERE id = :id', { id })?.key
    const ids = Array.from({ length: 1200 }, (_, no) => `zz${String(no).padStart(6, '0')}`)
    database.transact((tx) => {
      for (const id of ids)
        insertServiceAccount(tx, {
          ...{ id, serviceId: 'povv-cold-water', account: id, payerName: '', address },
          addressKey: 'труда старое правило',
        })
    })
    // Negative control: up to date by its setting, the desk looks at none of them.
    expect(areAddressKeysDue(database.db)).toBe(false)
    database.transact(renewAddressKeys)
    expect(keyOf('zz000000')).toBe('труда старое правило')

    database.transact((tx) =>
      tx.run(`UPDATE settings SET value = '{"rule":1,"upTo":null}' WHERE name = 'address_keys'`),
    )
    expect(areAddressKeysDue(database.db)).toBe(true)
    database.transact(renewAddressKeys)
    expect(areAddressKeysDue(database.db)).toBe(true) // one slice is not all
    expect(keyOf('zz001199')).toBe('труда старое правило')
    while (areAddressKeysDue(database.db)) database.transact(renewAddressKeys)
    expect(new Set(ids.map(keyOf))).toEqual(new Set([addressKey(address)]))
  } finally {
    await desk.close()
  }
})
