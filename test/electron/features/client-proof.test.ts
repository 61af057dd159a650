// A code to the confirmed phone proves who the client is: five minutes, three attempts, a minute between, five a day.
import { expect, test } from 'vitest'
import { setNumberState } from '../../../electron/records/system-numbers.ts'
import { getCard, getProofCode, openCard, sendProofCode } from '../../../shared/contract/clients.ts'
import { switchPhone } from '../../../shared/contract/phone.ts'
import { addClient, addNumber } from '../../support/client-sample.ts'
import { auditOf, commandId, type TestDesk } from '../../support/desk.ts'
import { openNamed, sendAndReadProof, type ShownClient } from '../../support/proving-client.ts'
import { killed, lastSms, openRegisteringDesk, until, wrongCode } from '../../support/registering-desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'

const openProofDesk = async (): Promise<TestDesk & ShownClient> => {
  const desk = await openRegisteringDesk()
  return { ...desk, ...addClient(desk) }
}

const say = (desk: TestDesk & ShownClient, codeId: string, code: string) =>
  desk.ask(openCard, { clientId: desk.clientId, proof: { kind: 'sms', codeId, code } })

test('who says the code has the whole card, and the code opens nothing twice', async () => {
  const desk = await openProofDesk()
  const { clientId, numberId } = desk
  const named = await openNamed(desk, clientId)
  const { codeId, code } = await sendAndReadProof(desk, desk, named)
  expect((await lastSms(desk)).to).toBe('+79123456789')
  const { grant, level } = await desk.value(openCard, { clientId, proof: { kind: 'sms', codeId, code } })
  expect(level).toBe('proved')
  expect(await desk.value(getCard, { grant })).toMatchObject({ name: 'Ёлкина Анна Викторовна', level: 'proved' })
  expect(await say(desk, codeId, code)).toMatchObject({ error: { code: 'clients.code_expired' } })
  expect(auditOf(desk, 'client.code_sent')).toEqual([{ clientId, numberId, smsId: codeId, level: 'named' }])
  expect(auditOf(desk, 'client.code_refused')).toEqual([
    { clientId, smsId: codeId, reason: 'expired', attemptsLeft: 3 },
  ])
})

test('three wrong codes and the right one opens nothing any more, also after a kill', async () => {
  const desk = await openProofDesk()
  const { codeId, code } = await sendAndReadProof(desk, desk, await openNamed(desk, desk.clientId))
  const wrong = wrongCode(code)
  expect(await say(desk, codeId, wrong)).toMatchObject({
    error: { code: 'clients.code_wrong', params: { attemptsLeft: 2 } },
  })
  expect(await say(desk, codeId, wrong)).toMatchObject({ error: { params: { attemptsLeft: 1 } } })
  const after = { ...(await killed(desk)), clientId: desk.clientId, numberId: desk.numberId }
  expect(await say(after, codeId, wrong)).toMatchObject({ error: { code: 'clients.code_used_up' } })
  expect(await say(after, codeId, code)).toMatchObject({ error: { code: 'clients.code_used_up' } })
})

test('a code dies after five minutes, and when another one is sent', async () => {
  const desk = await openProofDesk()
  const grant = await openNamed(desk, desk.clientId)
  const first = await sendAndReadProof(desk, desk, grant)
  desk.clock.advance(61_000)
  const second = await sendAndReadProof(desk, desk, grant)
  expect(await say(desk, first.codeId, first.code)).toMatchObject({ error: { code: 'clients.code_expired' } })
  desk.clock.advance(5 * 60_000 - 1)
  expect((await say(desk, second.codeId, second.code)).ok).toBe(true)
  desk.clock.advance(61_000)
  const third = await sendAndReadProof(desk, desk, await openNamed(desk, desk.clientId))
  desk.clock.advance(5 * 60_000)
  expect(await say(desk, third.codeId, third.code)).toMatchObject({ error: { code: 'clients.code_expired' } })
})

test('a minute between two codes and five a day to a phone, whoever asks', async () => {
  const desk = await openProofDesk()
  const { numberId } = desk
  const grant = await openNamed(desk, desk.clientId)
  for (let sent = 0; sent < 5; sent += 1) {
    await desk.value(sendProofCode, { grant, numberId })
    expect(await desk.error(sendProofCode, { grant, numberId })).toMatchObject(
      sent < 4 ? { code: 'clients.resend_too_early' } : { code: 'clients.too_many_codes', params: { limit: 5 } },
    )
    desk.clock.advance(60_000)
  }
  expect(await desk.error(sendProofCode, { grant, numberId })).toMatchObject({ code: 'clients.too_many_codes' })
  desk.session.touch()
  desk.clock.advance(24 * 3_600_000)
  await desk.signInAs('cashier')
  expect((await desk.ask(sendProofCode, { grant: await openNamed(desk, desk.clientId), numberId })).ok).toBe(true)
})

test('a code goes to the own, confirmed phone only, and proves nothing once the phone is not that any more', async () => {
  const desk = await openProofDesk()
  const other = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const gorod = addNumber(desk, desk.clientId, { kind: 'gorod', value: '5550001234' })
  const grant = await openNamed(desk, desk.clientId)
  const send = (numberId: string) => desk.error(sendProofCode, { grant, numberId })
  expect(await send(other.numberId)).toMatchObject({ code: 'clients.number_unknown' })
  expect(await send(commandId())).toMatchObject({ code: 'clients.number_unknown' })
  expect(await send(gorod)).toMatchObject({ code: 'clients.phone_not_confirmed' })
  const { codeId, code } = await sendAndReadProof(desk, desk, grant)
  // Somebody else's card is not opened by it.
  expect(await desk.ask(openCard, { clientId: other.clientId, proof: { kind: 'sms', codeId, code } })).toMatchObject({
    error: { code: 'clients.proof_unknown' },
  })
  expect(await desk.value(getProofCode, { grant: await openNamed(desk, other.clientId), codeId })).toBeNull()
  desk.database.transact((tx) => setNumberState(tx, desk.numberId, 'blocked', '2026-11-21T06:00:00.000Z'))
  expect(await say(desk, codeId, code)).toMatchObject({ error: { code: 'clients.code_expired' } })
  expect(await send(desk.numberId)).toMatchObject({ code: 'clients.phone_not_confirmed' })
})

test('a phone that is off says so; the code of a registration opens no card', async () => {
  const desk = await openProofDesk()
  await desk.value(switchPhone, { on: false })
  const grant = await openNamed(desk, desk.clientId)
  const { codeId } = await desk.value(sendProofCode, { grant, numberId: desk.numberId })
  await until('the failure', async () => (await desk.value(getProofCode, { grant, codeId }))?.delivery === 'failed')
  expect(await desk.value(getProofCode, { grant, codeId })).toMatchObject({ attemptsLeft: 3, sendsLeftToday: 4 })
  expect(await say(desk, commandId(), '123456')).toMatchObject({ error: { code: 'clients.proof_unknown' } })
})

test('neither the code nor the phone stands anywhere on the disk', async () => {
  const desk = await openProofDesk()
  const { codeId, code } = await sendAndReadProof(desk, desk, await openNamed(desk, desk.clientId))
  await say(desk, codeId, code)
  expect(filesHolding(desk.folder, 'client.code_sent')).not.toEqual([]) // the search can find
  expect(filesHolding(desk.folder, '79123456789')).toEqual([])
  expect(filesHolding(desk.folder, `: ${code}.`)).toEqual([])
})
