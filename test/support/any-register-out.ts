import fc from 'fast-check'
import { outColumns, outPeriods, outSeparators } from '../../shared/domain/register-out-template.ts'

/** A line as the contract has it: trimmed. */
const line = (max: number) =>
  fc.string({ maxLength: max, unit: fc.constantFrom(...'абвdeж12 .-«»') }).map((typed) => typed.trim())

/** How a provider's register of payments may be written, by a template of its own. */
export const anyRegisterOut = fc.record(
  {
    layout: fc.constant('template' as const),
    encoding: fc.constantFrom('utf-8' as const, 'ibm866' as const),
    cut: fc.constant('shift' as const),
    fileName: fc.constantFrom('{number}.txt', 'реестр {inn}_{number} (1).csv'),
    template: fc.record({
      separator: fc.constantFrom(...outSeparators),
      decimal: fc.constantFrom(',' as const, '.' as const),
      dates: fc.constantFrom('DD.MM.YYYY', 'YYYYMMDD'),
      times: fc.constantFrom('', 'HH:MI'),
      periods: fc.constantFrom(...outPeriods),
      header: line(30),
      footer: line(30),
      columns: fc.array(fc.record({ holds: fc.constantFrom(...outColumns), tag: line(20) }), {
        minLength: 1,
        maxLength: 20,
      }),
    }),
  },
  { requiredKeys: ['layout', 'encoding', 'template'] },
)
