import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cancelPrint } from '../../../shared/contract/printing.ts'
import { issueGorodNumber } from '../../../shared/contract/registration.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { openTestDesk, type TestDesk, testRandom } from '../../support/desk.ts'
import { jobOf, paperOut, pay, printed, settled, unknown } from '../../support/printing-desk.ts'
import { openRegisteringDesk, upToPhone } from '../../support/registering-desk.ts'
import { countOf } from '../../support/count-of.ts'

/** Passwords are hashed as they are hashed at the desk: a quarter of a second each, more on a busy machine. */
const slow = { timeout: 60_000 }

/** A sheet with a number and its password, waiting for a printer without paper. */
const waitingSheet = async (desk: TestDesk): Promise<string> => {
  const registrationId = await upToPhone(desk)
  desk.printer.next = paperOut
  const { printJobId } = await desk.value(issueGorodNumber, { registrationId })
  await settled(desk, printJobId, 'queued paper_out')
  return printJobId
}

describe('the sealed body of a personal paper', slow, () => {
  /** Whether the bytes stand in the database file, after everything was moved into it. */
  const isInFile = (desk: TestDesk, bytes: Uint8Array): boolean => {
    desk.database.raw.pragma('wal_checkpoint(TRUNCATE)')
    return readFileSync(desk.database.file).includes(Buffer.from(bytes))
  }

  const ways: [string, string, (desk: TestDesk, id: string) => Promise<void>][] = [
    ['printed', 'printed', async (desk) => void (desk.printer.next = printed)],
    ['of unknown outcome', 'unknown connection_lost', async (desk) => void (desk.printer.next = unknown)],
    [
      'that can’t be shown',
      'not_printed not_representable',
      async (desk) => void (desk.printer.next = { outcome: 'not_printed', reason: 'not_representable' }),
    ],
    ['given up', 'not_printed cancelled', async (desk, id) => void (await desk.value(cancelPrint, { printJobId: id }))],
  ]
  test.each(ways)('is gone from the file once the paper is %s', async (_name, state, end) => {
    const desk = await openRegisteringDesk()
    const id = await waitingSheet(desk)
    const { body, bodyKey } = jobOf(desk, id) ?? {}
    if (!body || !bodyKey) throw new Error('the body is not there')
    const pieces = [
      bodyKey,
      body.subarray(0, 64),
      body.subarray(-64),
      body.subarray(body.length >> 1, (body.length >> 1) + 64),
    ]
    // Negative control: before, every piece is found.
    for (const piece of pieces) expect(isInFile(desk, piece)).toBe(true)
    await end(desk, id)
    await settled(desk, id, state)
    for (const piece of pieces) expect(isInFile(desk, piece)).toBe(false)
    expect(jobOf(desk, id)).toMatchObject({ body: null, bodyKey: null })
  })

  test('that the desk’s key does not open any more is given up, and the next paper goes on', async () => {
    const desk = await openRegisteringDesk()
    const id = await waitingSheet(desk)
    const { folder, clock } = desk
    await desk.close()
    rmSync(join(folder, 'demo.key'))
    const again = await openTestDesk({ folder, clock, random: testRandom(99) })
    await again.startWork()
    await settled(again, id, 'not_printed body_lost')
    await again.signInAs('cashier')
    await again.value(openShift, { count: countOf(100_000), reason: null })
    await settled(again, await pay(again), 'printed')
    expect(again.printer.papers).toHaveLength(1)
  })
})
