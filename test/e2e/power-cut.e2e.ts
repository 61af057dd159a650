// The power fails with the window open: six times at a random moment around «Принято». The desk starts on what the disk
// really kept; an offered draft is confirmed again. Every bill is paid exactly once.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wholeJournal } from '../../shared/contract/journal.ts'
import { afterGuard, ask, openShiftByKeys, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, killDesk, scan, startDesk, temporaryDataDir, waterBill } from '../support/electron-app.ts'
import { createForgetfulDisk, environmentOfDisk, recoverAfterPowerCut } from '../support/power-cut/forgetful-disk.ts'
import { chooseSeed, createSeededRandom } from '../support/power-cut/seeded-random.ts'

const rounds = 6

/** Scans a bill and goes to the cash: from here on its draft is on disk, with the command's id. */
const openCash = async (desk: DeskWindow, sumKopecks: number): Promise<void> => {
  const { page } = desk
  await scan(page, waterBill({ sumKopecks }))
  await page.getByText('ЛС 3141234567').waitFor()
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await afterGuard(page)
}

/** Answers what the desk offers after the cut: an unfinished payment is confirmed again, a finished one only seen. */
const answerOffer = async (desk: DeskWindow): Promise<'offered' | 'done'> => {
  const { page } = desk
  const unfinished = page.getByText('Незаконченный платёж')
  await unfinished.or(page.getByText('Прошлый платёж принят')).first().waitFor()
  const offered = await unfinished.isVisible()
  await page.keyboard.press('Enter')
  if (offered) {
    await page.getByText('ЛС 3141234567').waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Деньги' }).waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Принято' }).waitFor()
    await afterGuard(page)
    await page.keyboard.press('Enter')
  }
  await page.getByText('Сканируйте код с квитанции').waitFor()
  return offered ? 'offered' : 'done'
}

const paidSums = async (desk: DeskWindow): Promise<number[]> => {
  const journal = await ask<{ entries: { dueKopecks: number }[] }>(desk, 'journal.list', {
    filter: wholeJournal,
    before: null,
  })
  return (journal.value?.entries ?? []).map((entry) => entry.dueKopecks).sort((a, b) => a - b)
}

test('six power cuts around the money: no bill lost, none paid twice, the chain intact', async () => {
  const seed = chooseSeed()
  const random = createSeededRandom(seed)
  const root = temporaryDataDir()
  const folderOf = (round: number): string => join(root, `round-${round}`)
  const after = { offered: 0, done: 0 }
  mkdirSync(folderOf(0))
  for (let round = 0; round < rounds; round++) {
    const disk = createForgetfulDisk(folderOf(round), { name: 'demo' })
    const desk = await startDesk({ dataDir: folderOf(round), env: environmentOfDisk(disk) })
    await signInByKeys(desk.page)
    if (round === 0) await openShiftByKeys(desk.page)
    else after[await answerOffer(desk)] += 1
    await openCash(desk, 10_000 + round)
    const taken = desk.page.keyboard.press('Enter').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, random.between(0, 60)))
    await killDesk(desk)
    await taken
    mkdirSync(folderOf(round + 1))
    recoverAfterPowerCut(disk, join(folderOf(round + 1), 'demo'), random)
  }
  const last = await startDesk({ dataDir: folderOf(rounds) })
  await signInByKeys(last.page)
  after[await answerOffer(last)] += 1
  const wanted = Array.from({ length: rounds }, (_, round) => 10_000 + round)
  expect(await paidSums(last), `seed ${seed}`).toEqual(wanted)
  const shift = await ask<{ drawerKopecks: number }>(last, 'shift.getCurrent', {})
  expect(shift.value?.drawerKopecks, `seed ${seed}`).toBe(100_000 + wanted.reduce((sum, kopecks) => sum + kopecks, 0))
  await ask(last, 'session.signOut', {})
  await ask(last, 'session.signIn', { login: 'admin', password: 'admin-demo' })
  expect((await ask<{ intact: boolean }>(last, 'audit.verify', {})).value?.intact, `seed ${seed}`).toBe(true)
  console.log(
    `power cuts with the window: seed ${seed}, ${after.offered} drafts confirmed again, ${after.done} shown as done`,
  )
}, 300_000)
