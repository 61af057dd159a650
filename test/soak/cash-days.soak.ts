import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workDays } from '../support/cash-days/work-days.ts'
import { chooseSeed } from '../support/power-cut/seeded-random.ts'

const days = Number(process.env['KASSA_DAYS'] ?? 3000)
/** A desk is asked everything at the end of each day, so it stays small. */
const daysPerDesk = 25

test(`${days} random days of a branch: drawer = journal = Z = registers, always`, async () => {
  const seed = chooseSeed()
  console.log(`cash days: ${days} days, KASSA_SEED=${seed}`)
  const all: Record<string, number> = {}
  for (let desk = 0; desk * daysPerDesk < days; desk += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'kassa-days-'))
    const { done, problems } = await workDays(folder, { days: daysPerDesk, actsPerDay: 40, seed: seed + desk })
    expect(problems, `KASSA_SEED=${seed + desk}, left in ${folder}`).toEqual([])
    rmSync(folder, { recursive: true })
    for (const [name, count] of Object.entries(done)) all[name] = (all[name] ?? 0) + count
    if (desk % 10 === 9) console.log(`cash days: ${(desk + 1) * daysPerDesk} days agree, ${JSON.stringify(all)}`)
  }
  console.log(`cash days: ${JSON.stringify(all)}`)
})
