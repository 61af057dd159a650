import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { codeTexts } from './code-texts.ts'
import type { Line } from './line.ts'

/** What is known of a line from its code beside the payment: since when the payee, and what its meters show. */
export function CodeWords({ line }: { line: Pick<Line, 'payee' | 'meters'> }) {
  const text = useTexts(codeTexts)
  const clock = useDeskClock()
  const since = line.payee.kind === 'free' ? line.payee.knownSince : undefined
  return (
    <>
      {since !== undefined && <p className="second">{text.knownPayee(clock.date(since))}</p>}
      {line.meters.length > 0 && (
        <p className="second">
          {text.meters}:{' '}
          {line.meters
            .map(({ serviceName, meter, value }) =>
              [serviceName, meter === '' ? text.anyMeter : text.meter(meter)]
                .filter(Boolean)
                .join(', ')
                .concat(` — ${value}`),
            )
            .join('; ')}
        </p>
      )}
    </>
  )
}
