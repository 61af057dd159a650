import { mkdtempSync, rmSync } from 'node:fs'
import { v7 } from 'uuid'
import { openHeadlessDesk } from '/work/main/test/support/power-cut/headless-desk.ts'
import { beginShift, nextPayment, newCommandId } from '/work/main/test/bench/seeded-desk.ts'
import { acceptPayment } from '/work/main/shared/contract/payments.ts'
import { getDebts } from '/work/main/shared/contract/links.ts'
import { findClients, openCard, getCard } from '/work/main/shared/contract/clients.ts'
import { searchName } from '/work/main/shared/domain/person-name.ts'
import { debtsOf } from '/work/main/electron/records/debts.ts'

const LINES = Number(process.env.LINES)
const folder = mkdtempSync('/work/main/.cache/bench/clients-')
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const t0 = performance.now()
const desk = await openHeadlessDesk(folder)
console.log('new demo opened', Math.round(performance.now() - t0), 'ms')
desk.unseal?.()
await beginShift(desk)
const { database } = desk
// one honest payment, copied 10 000 times over today
const { paymentId } = await desk.value(acceptPayment, nextPayment(), newCommandId())
const seedAt = Date.now()
const raw = database.raw
raw.pragma('foreign_keys = OFF')
const cols = (table) => raw.pragma(`table_info(${table})`).map((c) => c.name)
const line = raw.prepare('SELECT * FROM payment_lines WHERE payment_id = ?').all(paymentId)
const lc = cols('payment_lines')
const insertLine = raw.prepare(`INSERT INTO payment_lines (${lc}) VALUES (${lc.map((c) => '@' + c)})`)
const pay = raw.prepare('SELECT * FROM payments WHERE id = ?').get(paymentId)
const pc = cols('payments')
const insertPay = raw.prepare(`INSERT INTO payments (${pc}) VALUES (${pc.map((c) => '@' + c)})`)
raw.transaction(() => {
  for (let n = 1; n <= 10_000; n += 1) {
    const id = v7({ msecs: seedAt + n })
    insertPay.run({ ...pay, id, command_id: v7(), seq: n + 1, receipt_number: `900-1-${n + 1}` })
    ;(LINES === 1 ? line.slice(0, 1) : line).forEach((row, i) => insertLine.run({ ...row, payment_id: id, account: `3140${String((n * 4 + i) % 1_000_000).padStart(6, '0')}` }))
  }
})()
const names = { last: ['Иванов', 'Петров', 'Сидоров', 'Кузнецов', 'Попов', 'Васильев', 'Соколов', 'Михайлов', 'Новиков', 'Фёдоров'], first: ['Анна', 'Мария', 'Иван', 'Пётр', 'Ольга', 'Елена', 'Сергей', 'Алексей'], middle: ['Иванович', 'Петровна', 'Сергеевич', 'Алексеевна', 'Викторовна', 'Олегович'] }
const pick = (list, n) => list[n % list.length]
const someone = raw.prepare('SELECT * FROM persons LIMIT 1').get()
const ck = raw.prepare('SELECT * FROM client_keys WHERE client_id = ?').get(someone.client_id)
const cl = raw.prepare('SELECT * FROM clients WHERE id = ?').get(someone.client_id)
raw.transaction(() => {
  for (let n = 0; n < 20_000; n += 1) {
    const id = v7()
    const name = { lastName: `${pick(names.last, n)}${['', 'а', 'ский', 'енко'][n % 4]}`, firstName: pick(names.first, n * 7 + 3), middleName: pick(names.middle, n * 5 + 1) }
    raw.prepare('INSERT INTO clients VALUES (?,?,?,?)').run(id, v7(), cl.operator_id, cl.created_at)
    raw.prepare('INSERT INTO client_keys VALUES (?,?,?)').run(id, 1, ck.wrapped)
    raw.prepare('INSERT INTO persons (client_id,last_name,first_name,middle_name,search_name,sealed,changed_at) VALUES (?,?,?,?,?,?,?)').run(id, name.lastName, name.firstName, name.middleName, searchName(name), someone.sealed, someone.changed_at)
  }
})()
const time = async (what, times, work) => {
  const ms = []
  for (let n = 0; n < times; n += 1) { const c = process.cpuUsage(); await work(n); const d = process.cpuUsage(c); ms.push((d.user + d.system) / 1000) }
  ms.sort((a, b) => a - b)
  console.log('cpu', what, 'median', ms[ms.length >> 1].toFixed(2), 'p95', ms[Math.floor(ms.length * 0.95)].toFixed(2), 'max', ms.at(-1).toFixed(2), 'ms')
}
const open = async (account) => {
  const clientId = database.db.get('SELECT l.client_id AS id FROM links l JOIN service_accounts a ON a.id = l.service_account_id WHERE a.account = :account', { account }).id
  return (await desk.value(openCard, { clientId, proof: { kind: 'none' } }, newCommandId())).grant
}
const usual = await open('3140200001'), many = await open('3140300007')
console.log('lines since the register:', database.db.get('SELECT count(*) AS n FROM payment_lines').n)
await time('getDebts, 3 links', 50, () => desk.value(getDebts, { grant: usual }))
await time('getDebts, 198 links', 50, () => desk.value(getDebts, { grant: many }))
await time('getCard, 198 links', 50, () => desk.value(getCard, { grant: many }))
await time('debtsOf of 4 lines, none in a register', 200, () => debtsOf(database.db, [1,2,3,4].map((n) => ({ serviceId: 'rs-water', account: `314900000${n}` })), 'Asia/Yekaterinburg'))
await time('debtsOf of 1 line in a register', 50, () => debtsOf(database.db, [{ serviceId: 'rs-water', account: '3140200001' }], 'Asia/Yekaterinburg'))
console.log('persons:', database.db.get('SELECT count(*) AS n FROM persons').n)
// the ids matter, not the decryption of copies that belong to another row
const { findClientIds } = await import('/work/main/electron/records/find-clients.ts')
const { createDeskKeys } = await import('/work/main/electron/db/desk-keys.ts')
const { readFileSync } = await import('node:fs')
const keys = createDeskKeys((n) => new Uint8Array(n)); keys.open(new Uint8Array(32))
for (const words of ['иван', 'фед анна вик', 'нетакого', 'новиковенко алексей'])
  await time(`ids by name «${words}» (${findClientIds(database.db, keys, words, 21).clientIds.length})`, 100, () => findClientIds(database.db, keys, words, 21))
await time('find through the dispatcher, 2 found of 20 021', 100, () => desk.value(findClients, { words: 'федорова анна с' }))
await time('find through the dispatcher, 21 demo persons decrypted', 100, () => desk.value(findClients, { words: 'алексеевич пе' }))
await desk.close()
