import { expect, test } from 'vitest'
import { createStreamRig, cutCashStream, dismantle } from '../support/power-cut/cut-cash-stream.ts'
import { chooseSeed, createSeededRandom } from '../support/power-cut/seeded-random.ts'

const rounds = Number(process.env['KASSA_ROUNDS'] ?? 1000)

test(`${rounds} power cuts in a stream of every cash command lose nothing, double nothing and leave cash equal to the journal`, async () => {
  const seed = chooseSeed()
  console.log(`power cut: ${rounds} rounds, KASSA_SEED=${seed}`)
  const random = createSeededRandom(seed)
  const rig = await createStreamRig()
  let acknowledged = 0
  for (let round = 1; round <= rounds; round += 1) {
    const found = await cutCashStream(rig, round, random)
    expect(found.problems, `KASSA_SEED=${seed} ${found.told}, left in ${rig.folder}`).toEqual([])
    acknowledged += found.acknowledged
    if (round % 50 === 0) console.log(`power cut: ${round} rounds, ${acknowledged} commands acknowledged, none lost`)
  }
  expect(acknowledged).toBeGreaterThan(rounds)
  dismantle(rig)
})
