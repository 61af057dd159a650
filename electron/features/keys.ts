import { getKeyState, newPhrase, printPhrase, unseal } from '../../shared/contract/keys.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { phrasePaper } from '../../shared/domain/phrase-paper.ts'
import { makePhrase, readPhrase } from '../../shared/domain/recovery-phrase.ts'
import { localMoment } from '../core/clock.ts'
import type { ActionContext } from '../core/context.ts'
import { accepted, answer, type Feature, perform, refused } from '../core/feature.ts'
import { readDesk } from '../records/desk.ts'

/** The city is not known before set-up: the zone of the branches (product.md), as the set-up offers it. */
const zoneBeforeSetUp = 'Asia/Yekaterinburg'

const countFailure = (context: ActionContext, by: 'passphrase' | 'phrase'): void => {
  context.transact((_tx, { audit }) => audit('keys.unseal_failed', { by }))
}

export const keys: Feature = {
  handlers: [
    answer(getKeyState, ({ ports }) => ports.keyKeeping.view()),

    perform(unseal, async (context, input) => {
      const { keyKeeping } = context.ports
      if (input.with === 'passphrase') {
        if (!(await keyKeeping.unsealWith({ passphrase: input.passphrase }))) {
          countFailure(context, 'passphrase')
          return refused('keys.passphrase_wrong')
        }
      } else {
        const phrase = readPhrase(input.phrase)
        // A slip of the fingers, found by the phrase itself: nothing was tried.
        if (!phrase.ok) return refused('keys.phrase_wrong', { group: phrase.group })
        if (!(await keyKeeping.unsealWith({ phrase: phrase.secret }))) {
          countFailure(context, 'phrase')
          return refused('keys.phrase_wrong', { group: null })
        }
      }
      context.transact((_tx, { audit }) => audit('keys.unsealed', { by: input.with }))
      return accepted(null)
    }),

    perform(newPhrase, async ({ db, ports }) => {
      if (readDesk(db)) return refused('desk.already_set_up')
      return accepted({
        groups: makePhrase(ports.keyKeeping.makePhrase()),
        osStore: ports.keyKeeping.store.available(),
      })
    }),

    perform(printPhrase, async ({ db, ports, at }, { printer }) => {
      if (readDesk(db)) return refused('desk.already_set_up')
      const phrase = ports.keyKeeping.madePhrase()
      if (!phrase) return refused('keys.phrase_missing')
      // Its papers are files that stay on the disk.
      if (printer.kind === 'virtual') return refused('keys.virtual_printer')
      const paper = phrasePaper(makePhrase(phrase), localMoment(at, zoneBeforeSetUp))
      const result = await ports.printing.printOnce(printer, layoutPaper(paper, printer.columns))
      return accepted({ outcome: result.outcome, reason: result.outcome === 'printed' ? null : result.reason })
    }),
  ],
}
