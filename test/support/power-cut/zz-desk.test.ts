import { appendFileSync } from 'node:fs'
import { test, expect } from 'vitest'
import { createStreamRig, cutPaymentStream } from '/work/main/test/support/power-cut/cut-payment-stream.ts'
import { createSeededRandom } from '/work/main/test/support/power-cut/seeded-random.ts'
test('x', async () => {
  const rig = await createStreamRig()
  const random = createSeededRandom(Number(process.env.KASSA_SEED))
  for (let r = 1; r <= Number(process.env.N); r++) {
    const t = performance.now()
    const f = await cutPaymentStream(rig, r, random, process.env.SYNC as 'FULL')
    appendFileSync(
      '/tmp/pc/desk.txt',
      `${Math.round(performance.now() - t)} ${f.told} ${JSON.stringify(f.problems.slice(0, 5))}\n`,
    )
  }
}, 6e5)
