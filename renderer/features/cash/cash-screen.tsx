import { getCashSettings } from '../../../shared/contract/cash.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ActForm } from './act-form.tsx'
import { useCash } from './cash-store.ts'
import { ExchangeForm } from './exchange-form.tsx'
import { NoteForm } from './note-form.tsx'
import { OrdersView } from './orders-view.tsx'
import { cashTexts } from './texts.ts'
import { VaultView } from './vault-view.tsx'

/** Cash beside payments: in, out, to the vault and other desks and back, exchange, notes that were not taken. */
export function CashScreen() {
  const text = useTexts(cashTexts)
  const cash = useCash()
  const shift = useQuery(getCurrentShift, {})
  const settings = useQuery(getCashSettings, {})
  if (shift.value === undefined || settings.value === undefined) {
    const error = shift.error ?? settings.error
    return error === null ? null : (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  }
  const { view } = cash
  const back = (): void => cash.show({ view: 'orders' })
  if (view.view === 'orders') return <OrdersView shift={shift.value} cash={cash} />
  if (view.view === 'vault') return <VaultView onBack={back} />
  const { act, transferId } = view
  if (act === 'exchange' || act === 'note') {
    const Form = act === 'exchange' ? ExchangeForm : NoteForm
    return <Form settings={settings.value} onDone={(made) => cash.say({ act, made })} onBack={back} />
  }
  return (
    <ActForm
      key={`${act} ${transferId ?? ''}`}
      act={act}
      transferId={transferId}
      settings={settings.value}
      hasDrawer={shift.value?.own === true && shift.value.state === 'open'}
      onDone={(made) => cash.say({ act, made })}
      onBack={back}
    />
  )
}
