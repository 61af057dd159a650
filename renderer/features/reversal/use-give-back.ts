import type { CallError } from '../../../shared/contract/envelope.ts'
import { correctPayment, reversePayment } from '../../../shared/contract/reversals.ts'
import { correctionReasons } from '../../../shared/domain/reversal-reasons.ts'
import { useCommand } from '../../api/use-command.ts'
import { useReversal } from './reversal-store.ts'
import { inputOf, type TypedLine } from './typed-line.ts'
import type { Reversible } from './told-by-main.ts'

type What = { lineNos: readonly number[]; anew: readonly TypedLine[] }
type GiveBack = { act: () => void; running: boolean; error: CallError | null; clear: () => void }

/** Sends what stands on the screen. A repeat after silence finds the lines given back: main gives none twice. */
export function useGiveBack(payment: Reversible, { lineNos, anew }: What): GiveBack {
  const reverse = useCommand(reversePayment)
  const correct = useCommand(correctPayment)
  const act = (): void => {
    const { mode, reason, note, receiptReturned, finish } = useReversal.getState()
    const { paymentId, receiptNumber } = payment
    const said = { paymentId, note: note.trim(), receiptReturned }
    if (mode === 'reverse') {
      if (reason === '') return
      void reverse.run({ ...said, reason, lineNos: [...lineNos] }).then((answer) => {
        if (answer.ok) finish({ kind: 'reversed', receiptNumber, answer: answer.value })
      })
      return
    }
    const why = correctionReasons.find((one) => one === reason)
    const corrections = anew.flatMap((line) => {
      const input = inputOf(line)
      return input === null ? [] : [{ lineNo: line.lineNo, line: input }]
    })
    if (why === undefined || corrections.length < anew.length) return
    void correct.run({ ...said, reason: why, corrections }).then((answer) => {
      if (answer.ok) finish({ kind: 'corrected', receiptNumber, answer: answer.value })
    })
  }
  return {
    act,
    running: reverse.running || correct.running,
    error: reverse.error ?? correct.error,
    clear: () => {
      reverse.clear()
      correct.clear()
    },
  }
}
