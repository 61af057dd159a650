import { printConsent, type RegistrationView } from '../../../shared/contract/registration.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import styles from './consent-view.module.css'
import { useRegistration } from './registration-store.ts'
import { registrationTexts } from './texts.ts'
import { TickBox } from '../../ui/tick-box.tsx'
import type { ConsentStep } from './workflow.ts'

/** A sheet of its own, never ticked beforehand; its refusal blocks nothing (152-ФЗ, since 01.09.2025). */
export function AdvertisingConsent({ state, view }: { state: ConsentStep; view: RegistrationView }) {
  const text = useTexts(registrationTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const print = useCommand(printConsent)
  const job = view.consent.advertisingPrintJob
  return (
    <section className={styles['card']} aria-labelledby="advertising-head">
      <h3 id="advertising-head">{text.advertisingHead}</h3>
      <p className="muted">{text.advertisingWhy}</p>
      {job === null ? (
        <div>
          <ActionButton
            busy={print.running}
            onClick={() => void print.run({ registrationId: view.registrationId, kind: 'advertising' })}
          >
            {text.printAdvertising}
          </ActionButton>
        </div>
      ) : (
        <>
          <PrintOutcome printJobId={job.id} state={job.state} prefix={text.advertisingPaper} />
          <TickBox
            checked={state.advertisingSigned}
            onChange={(signed) => dispatch({ type: 'advertising_ticked', signed })}
          >
            {text.advertisingSigned}
          </TickBox>
        </>
      )}
      <ErrorNotice error={print.error} />
    </section>
  )
}
