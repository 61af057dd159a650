// A client who proves who it is by a code to the confirmed phone, through the dispatcher.
import { getProofCode, openCard, sendProofCode } from '../../shared/contract/clients.ts'
import type { Level } from '../../shared/domain/client-acts.ts'
import type { TestDesk } from './desk.ts'
import { codeIn, lastSms, until } from './registering-desk.ts'

export type ShownClient = { clientId: string; numberId: string }

export const openNamed = async (desk: TestDesk, clientId: string): Promise<string> =>
  (await desk.value(openCard, { clientId, proof: { kind: 'none' } })).grant

/** Sends a code under a named card and reads it on the virtual phone. */
export const sendAndReadProof = async (
  desk: TestDesk,
  { numberId }: ShownClient,
  grant: string,
): Promise<{ codeId: string; code: string }> => {
  const { codeId } = await desk.value(sendProofCode, { grant, numberId })
  await until(
    'the code on the phone',
    async () => (await desk.value(getProofCode, { grant, codeId }))?.delivery === 'delivered',
  )
  return { codeId, code: codeIn((await lastSms(desk)).text) }
}

/** A grant of this level, reached as a client reaches it; `seriesNumber` of the document in hand. */
export const grantOf = async (
  desk: TestDesk,
  client: ShownClient,
  level: Level,
  seriesNumber: string,
): Promise<string> => {
  const { clientId } = client
  if (level === 'named') return openNamed(desk, clientId)
  if (level === 'document')
    return (await desk.value(openCard, { clientId, proof: { kind: 'document', seriesNumber } })).grant
  const said = await sendAndReadProof(desk, client, await openNamed(desk, clientId))
  return (await desk.value(openCard, { clientId, proof: { kind: 'sms', ...said } })).grant
}
