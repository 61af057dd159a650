// Clients on a real desk, written through the records: registering them by SMS and paper has tests of its own.
import type { DeskKeys } from '../../electron/db/desk-keys.ts'
import { insertClient } from '../../electron/records/clients.ts'
import { allOperators } from '../../electron/records/operators.ts'
import { insertNumber } from '../../electron/records/system-numbers.ts'
import { annaPassport, annaPerson } from './client-sample.ts'
import { commandId, type TestDesk } from './desk.ts'

export type RealClient = { clientId: string; seriesNumber: string; mobile: string }

/** So many clients, each with a document and a phone of its own. */
export const addRealClients = (desk: TestDesk, keys: DeskKeys, count: number): RealClient[] => {
  const operatorId = allOperators(desk.database.db)[0]?.id ?? ''
  const createdAt = new Date(desk.clock.nowMs()).toISOString()
  return desk.database.transact((tx) =>
    Array.from({ length: count }, (_, index) => {
      const clientId = commandId()
      const number = String(200_000 + index)
      const mobile = `+7913${String(2_000_000 + index)}`
      insertClient(tx, keys, {
        id: clientId,
        commandId: commandId(),
        operatorId,
        createdAt,
        person: annaPerson,
        document: { ...annaPassport, number },
        documentId: commandId(),
      })
      insertNumber(tx, keys, {
        id: commandId(),
        commandId: commandId(),
        clientId,
        kind: 'mobile',
        value: mobile,
        passwordHash: null,
        issuedAt: createdAt,
        operatorId,
      })
      return { clientId, seriesNumber: annaPassport.series + number, mobile }
    }),
  )
}
