import { useState } from 'react'
import { type NormalizedAccount, normalizeAccount } from '../../../shared/domain/account-format.ts'
import { serviceCategories } from '../../../shared/domain/identification.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './form.module.css'
import { useCatalogue } from './catalogue-store.ts'
import { LineField, PickField, SumField, TicksField } from './fields.tsx'
import { formTexts } from './form-texts.ts'
import { accountFormatOf, type MetersForm, type ServiceForm } from './service-form.ts'

type Props = { service: ServiceForm; index: number }

/** What the cashier finds it by, and which sums it takes. */
export function ServiceSection({ service, index }: Props) {
  const text = useTexts(formTexts)
  const putService = useCatalogue((state) => state.putService)
  const at = (field: string): string => `services.${index}.${field}`
  return (
    <>
      <LineField
        path={at('name')}
        value={service.name}
        maxLength={160}
        autoFocus
        onChange={(name) => putService(index, { name }, at('name'))}
      />
      <LineField
        path={at('aliases')}
        value={service.aliases}
        hint={text.aliasesHint}
        onChange={(aliases) => putService(index, { aliases }, at('aliases'))}
      />
      <div className={styles['columns']}>
        <PickField
          path={at('payer')}
          value={service.payer}
          options={['account', 'account_house_flat', 'account_name_address']}
          onChange={(payer) => putService(index, { payer })}
        />
        <PickField
          path={at('period')}
          value={service.period}
          options={['none', 'optional', 'required']}
          onChange={(period) => putService(index, { period })}
        />
        <PickField
          path={at('category')}
          value={service.category}
          options={serviceCategories}
          onChange={(category) => putService(index, { category })}
        />
      </div>
      <div className={styles['columns']}>
        <PickField
          path={at('amount.toDue')}
          value={service.toDue}
          options={['any', 'exact', 'at_least', 'at_most']}
          onChange={(toDue) => putService(index, { toDue })}
        />
        <SumField
          path={at('amount.minKopecks')}
          value={service.minSum}
          placeholder={text.optional}
          onChange={(minSum) => putService(index, { minSum }, at('amount.minKopecks'))}
        />
        <SumField
          path={at('amount.maxKopecks')}
          value={service.maxSum}
          placeholder={text.optional}
          onChange={(maxSum) => putService(index, { maxSum }, at('amount.maxKopecks'))}
        />
      </div>
      <p className="second">{service.registerIn === null ? text.layoutNone : text.layoutSet}</p>
    </>
  )
}

type AccountField = 'mask' | 'prefix' | 'padTo' | 'pattern' | 'example'

/** How an account is written, and what becomes of one that is typed. */
export function AccountSection({ service, index }: Props) {
  const text = useTexts(formTexts)
  const putService = useCatalogue((state) => state.putService)
  const line = (field: AccountField, hint: string, maxLength: number, autoFocus = false) => (
    <LineField
      path={`services.${index}.account.${field}`}
      value={service[field]}
      hint={hint}
      maxLength={maxLength}
      autoFocus={autoFocus}
      onChange={(value) => putService(index, { [field]: value }, `services.${index}.account.${field}`)}
    />
  )
  return (
    <>
      {line('mask', text.maskHint, 40, true)}
      <div className={styles['halves']}>
        {line('prefix', text.prefixHint, 10)}
        {line('padTo', text.padHint, 2)}
      </div>
      {line('pattern', text.patternHint, 200)}
      <div className={styles['halves']}>
        <PickField
          path={`services.${index}.account.check`}
          value={service.check}
          options={['none', 'weights_down_mod_11', 'ean13']}
          onChange={(check) => putService(index, { check })}
        />
        {line('example', text.exampleHint, 60)}
      </div>
      <TryAccount service={service} />
    </>
  )
}

/** The live try: what the desk makes of an account under this format, or why it takes none. */
function TryAccount({ service }: { service: ServiceForm }) {
  const text = useTexts(formTexts)
  const [typed, setTyped] = useState('')
  const made = typed.trim() === '' ? null : tried(service, typed)
  return (
    <div className={styles['try']}>
      <TextField label={text.tryAccount} hint={text.tryAccountHint} value={typed} maxLength={60} onChange={setTyped} />
      <p role="status" data-look={made === null ? undefined : made.ok ? 'good' : 'said'}>
        {made !== null && (made.ok ? text.becomes(made.account) : text.reasons[made.reason])}
      </p>
    </div>
  )
}

const tried = (service: ServiceForm, typed: string): NormalizedAccount | { ok: false; reason: 'broken' } => {
  try {
    return normalizeAccount(accountFormatOf(service), typed)
  } catch {
    // An expression that is being typed has its brackets open.
    return { ok: false, reason: 'broken' }
  }
}

/** For the workflow of readings. */
export function MetersSection({ service, index }: Props) {
  const text = useTexts(formTexts)
  const putService = useCatalogue((state) => state.putService)
  const { meters, hasMeters } = service
  const at = (field: string): string => `services.${index}.meters.${field}`
  const change = (part: Partial<MetersForm>, path?: string): void =>
    putService(index, { meters: { ...meters, ...part } }, path)
  return (
    <>
      <PickField
        path={`services.${index}.meters`}
        value={hasMeters}
        options={['no', 'yes']}
        words={text.yesNo}
        autoFocus
        onChange={(has) => putService(index, { hasMeters: has })}
      />
      {hasMeters === 'yes' && (
        <>
          <TicksField
            path={at('types')}
            value={meters.types}
            options={['cold_water', 'hot_water', 'electricity', 'gas', 'heat']}
            onChange={(types) => change({ types }, at('types'))}
          />
          <div className={styles['columns']}>
            <LineField
              path={at('bestUntilDay')}
              value={meters.bestUntilDay}
              maxLength={2}
              inputMode="numeric"
              placeholder={text.optional}
              onChange={(bestUntilDay) => change({ bestUntilDay }, at('bestUntilDay'))}
            />
            <PickField
              path={at('fraction')}
              value={meters.fraction}
              options={['integer', 'round', 'exact3']}
              onChange={(fraction) => change({ fraction })}
            />
            <PickField
              path={at('expiredVerification')}
              value={meters.expiredVerification}
              options={['accept', 'refuse']}
              onChange={(expiredVerification) => change({ expiredVerification })}
            />
          </div>
          <LineField
            path={at('note')}
            value={meters.note}
            maxLength={400}
            onChange={(note) => change({ note }, at('note'))}
          />
        </>
      )}
    </>
  )
}
