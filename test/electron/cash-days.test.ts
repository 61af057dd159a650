import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/desk.ts'
import { workDays } from '../support/cash-days/work-days.ts'
import { chooseSeed } from '../support/power-cut/seeded-random.ts'

// Thousands of days: npm run soak.
const seed = chooseSeed()
const hint = `KASSA_SEED=${seed}`

const everyDayActs = ['reverse', 'correct', 'moveOutside', 'send', 'endTransfer', 'count', 'makeRegisters', 'repeat']

test('days of payments, reversals, transfers, counts and kills: the drawer is the journal is the Z', async () => {
  const { done, problems } = await workDays(temporaryFolder(), { days: 8, actsPerDay: 60, seed, until: everyDayActs })
  expect(problems, hint).toEqual([])
  // Days on which nothing happened would prove nothing.
  expect(done['pay'], hint).toBeGreaterThan(30)
  for (const name of everyDayActs) expect(done[name], `${name}, ${hint}`).toBeGreaterThan(0)
}, 60_000)

test('a kopeck that left the drawer past the program is found the same day', async () => {
  const { problems } = await workDays(temporaryFolder(), { days: 8, actsPerDay: 60, seed }, (desk) => {
    const { raw } = desk.database
    raw.exec('DROP TRIGGER IF EXISTS cash_movements_no_update')
    raw.exec(`UPDATE cash_movements SET amount_kopecks = amount_kopecks - 1
      WHERE id = (SELECT id FROM cash_movements WHERE kind = 'payment' LIMIT 1)`)
  })
  expect(problems, hint).toContain('the drawer of a shift differs from its payments')
  expect(problems.join('\n'), hint).toContain('audit chain: money_row_changed')
}, 60_000)
