import { useState } from 'react'
import { getJournalChoices, journalStates } from '../../../shared/contract/journal.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type TypedFilter, wrongField } from './filter-form.ts'
import { filterTexts } from './filter-texts.ts'
import styles from './journal.module.css'
import { stateTexts } from './state-texts.ts'

const states = [...journalStates, 'print_not_confirmed'] as const

type Props = { typed: TypedFilter; onApply: (typed: TypedFilter) => void; onClose: () => void }

/** What of the journal is shown: everything that is said holds at once. */
export function FilterDialog({ typed: before, onApply, onClose }: Props) {
  const text = useTexts(filterTexts)
  const stateWords = useTexts(stateTexts)
  const [typed, setTyped] = useState(before)
  const [tried, setTried] = useState(false)
  const { value: choices } = useQuery(getJournalChoices, {})
  const client = useOpenClient((state) => state.client)
  const wrong = tried ? wrongField(typed) : null
  const set = (change: Partial<TypedFilter>): void => setTyped((now) => ({ ...now, ...change }))
  const errorOf = (field: keyof typeof text.wrong): string | null => (wrong === field ? text.wrong[field] : null)
  const apply = (): void => {
    setTried(true)
    if (wrongField(typed) === null) onApply(typed)
  }
  const any = { value: '', label: text.any }
  return (
    <FormDialog
      title={text.title}
      width={640}
      save={text.apply}
      cancel={text.cancel}
      running={false}
      error={null}
      onSubmit={apply}
      onClose={onClose}
    >
      <div className={styles['fields']}>
        <TextField
          label={text.fromDate}
          value={typed.fromDate}
          maxLength={12}
          inputMode="numeric"
          autoFocus
          error={errorOf('fromDate')}
          onChange={(fromDate) => set({ fromDate })}
        />
        <TextField
          label={text.untilDate}
          value={typed.untilDate}
          maxLength={12}
          inputMode="numeric"
          error={errorOf('untilDate')}
          onChange={(untilDate) => set({ untilDate })}
        />
        <TextField
          label={text.shift}
          value={typed.shift}
          maxLength={10}
          inputMode="numeric"
          error={errorOf('shift')}
          onChange={(shift) => set({ shift })}
        />
        <SelectField
          label={text.state}
          value={typed.state}
          options={[
            { value: '' as const, label: text.anyState },
            ...states.map((value) => ({ value, label: stateWords[value] })),
          ]}
          onChange={(state) => set({ state })}
        />
        <SelectField
          label={text.payee}
          value={typed.payeeInn}
          options={[any, ...(choices?.payees ?? []).map(({ inn, name }) => ({ value: inn, label: `${name}, ${inn}` }))]}
          onChange={(payeeInn) => set({ payeeInn })}
        />
        <SelectField
          label={text.service}
          value={typed.serviceId}
          options={[
            any,
            ...(choices?.services ?? []).map(({ serviceId, name }) => ({ value: serviceId, label: name })),
          ]}
          onChange={(serviceId) => set({ serviceId })}
        />
        <MoneyField label={text.from} value={typed.from} error={errorOf('from')} onChange={(from) => set({ from })} />
        <MoneyField
          label={text.until}
          value={typed.until}
          error={errorOf('until')}
          onChange={(until) => set({ until })}
        />
        {(choices?.operators.length ?? 0) > 0 && (
          <SelectField
            label={text.operator}
            value={typed.operatorId}
            options={[
              any,
              ...(choices?.operators ?? []).map(({ operatorId, name }) => ({ value: operatorId, label: name })),
            ]}
            onChange={(operatorId) => set({ operatorId })}
          />
        )}
        {client !== null && client.level !== 'named' && (
          <SelectField
            label={text.client}
            value={typed.ofClient ? 'one' : 'all'}
            options={[
              { value: 'all', label: text.anyClient },
              { value: 'one', label: text.ofClient(client.shortName) },
            ]}
            onChange={(value) => set({ ofClient: value === 'one' })}
          />
        )}
      </div>
    </FormDialog>
  )
}
