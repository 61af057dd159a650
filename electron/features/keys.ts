import {
  beginPhrase,
  changePassphrase,
  getKeyState,
  newPhrase,
  printNewPhrase,
  printPhrase,
  replacePhrase,
  rotateKey,
  unseal,
} from '../../shared/contract/keys.ts'
import type { PrinterSettings } from '../../shared/contract/printing.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { phrasePaper } from '../../shared/domain/phrase-paper.ts'
import { firstWrongGroup, makePhrase, readPhrase } from '../../shared/domain/recovery-phrase.ts'
import { localMoment } from '../core/clock.ts'
import { type ActionContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, type Feature, perform, refused } from '../core/feature.ts'
import { SealedError } from '../db/desk-keys.ts'
import { readDesk } from '../records/desk.ts'
import { clearKeyFailures, countKeyFailure, keysLockedUntil } from '../records/key-lockout.ts'
import { findOperator } from '../records/operators.ts'
import { checkPassword } from '../records/password-check.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'

/** The city is not known before set-up: the zone of the branches (product.md), as the set-up offers it. */
const zoneBeforeSetUp = 'Asia/Yekaterinburg'

/** The phrase that was made, on paper: never by the virtual printer, whose papers are files that stay on the disk. */
const printMade = async ({ ports, at }: ActionContext, printer: PrinterSettings, timeZone: string) => {
  const phrase = ports.keyKeeping.madePhrase()
  if (!phrase) return refused('keys.phrase_missing')
  if (printer.kind === 'virtual') return refused('keys.virtual_printer')
  const paper = phrasePaper(makePhrase(phrase), localMoment(at, timeZone))
  const result = await ports.printing.printOnce(printer, layoutPaper(paper, printer.columns))
  return accepted({ outcome: result.outcome, reason: result.outcome === 'printed' ? null : result.reason })
}

export const keys: Feature = {
  handlers: [
    answer(getKeyState, ({ ports }) => ports.keyKeeping.view()),

    perform(unseal, async (context, input) => {
      const { keyKeeping } = context.ports
      const phrase = input.with === 'phrase' ? readPhrase(input.phrase) : null
      // A slip of the fingers, found by the phrase itself: nothing was tried.
      if (phrase?.ok === false) return refused('keys.phrase_wrong', { group: phrase.group })
      const until = keysLockedUntil(context)
      if (until !== null) return refused('keys.locked_out', { until })
      const secret =
        input.with === 'passphrase' ? { passphrase: input.passphrase } : phrase && { phrase: phrase.secret }
      if (secret === null || !(await keyKeeping.unsealWith(secret))) {
        countKeyFailure(context, input.with)
        return input.with === 'phrase'
          ? refused('keys.phrase_wrong', { group: null })
          : refused('keys.passphrase_wrong')
      }
      clearKeyFailures(context)
      context.transact((_tx, { audit }) => audit('keys.unsealed', { by: input.with }))
      return accepted(null)
    }),

    perform(changePassphrase, async (context, { current, next }) => {
      const until = keysLockedUntil(context)
      if (until !== null) return refused('keys.locked_out', { until })
      const problem = await context.ports.keyKeeping.changePassphrase(current, next, signedIn(context).id)
      if (problem === 'keys.passphrase_wrong') countKeyFailure(context, 'passphrase')
      if (problem !== null) return refused(problem)
      clearKeyFailures(context)
      return accepted(null)
    }),

    perform(rotateKey, async (context, { phrase, passphrase }) => {
      const read = readPhrase(phrase)
      if (!read.ok) return refused('keys.phrase_wrong', { group: read.group })
      const until = keysLockedUntil(context)
      if (until !== null) return refused('keys.locked_out', { until })
      const problem = await context.ports.keyKeeping.rotate(read.secret, passphrase, signedIn(context).id)
      if (problem === 'keys.phrase_wrong' || problem === 'keys.passphrase_wrong')
        countKeyFailure(context, problem === 'keys.phrase_wrong' ? 'phrase' : 'passphrase')
      if (problem === 'keys.phrase_wrong') return refused(problem, { group: null })
      if (problem !== null) return refused(problem)
      clearKeyFailures(context)
      return accepted(null)
    }),

    perform(newPhrase, async ({ db, ports }) => {
      if (readDesk(db)) return refused('desk.already_set_up')
      return accepted({
        groups: makePhrase(ports.keyKeeping.makePhrase()),
        osStore: ports.keyKeeping.store.available(),
      })
    }),

    perform(printPhrase, async (context, { printer }) => {
      if (readDesk(context.db)) return refused('desk.already_set_up')
      return printMade(context, printer, zoneBeforeSetUp)
    }),

    perform(beginPhrase, async (context, { password }) => {
      const { keyKeeping, deskKeys } = context.ports
      if (keyKeeping.view().protection === 'file') return refused('keys.demo_key')
      if (!deskKeys.isOpen()) throw new SealedError('the keys are sealed')
      const { id } = signedIn(context)
      const check = await checkPassword(context, () => findOperator(context.db, id), password)
      if (check.outcome === 'locked_out') return refused('session.locked_out', { until: check.until })
      if (check.outcome === 'wrong') return refused('session.wrong_password', { attemptsLeft: check.attemptsLeft })
      return accepted({ groups: makePhrase(keyKeeping.makePhrase()) })
    }),

    perform(printNewPhrase, async (context) =>
      printMade(context, printerSettingsOf(context.db), setUpDesk(context).details.cityTimeZone),
    ),

    perform(replacePhrase, async (context, { phrase }) => {
      const { ports } = context
      const made = ports.keyKeeping.madePhrase()
      if (!made) return refused('keys.phrase_missing')
      const typed = readPhrase(phrase)
      const group = typed.ok ? firstWrongGroup(typed.secret, made) : typed.group
      if (!typed.ok || group !== null) return refused('keys.phrase_wrong', { group })
      ports.keyKeeping.replacePhrase(signedIn(context).id)
      ports.emptyWal() // what the former phrase had wrapped
      ports.backup.makeSoon('asked') // if the former paper is lost, no copy until now can be opened
      return accepted(null)
    }),
  ],
}
