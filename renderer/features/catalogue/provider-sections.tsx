import { useTexts } from '../../i18n/dictionary.ts'
import styles from './form.module.css'
import { useCatalogue } from './catalogue-store.ts'
import { LineField, LinesField, PickField, SumField, TicksField } from './fields.tsx'
import { formTexts } from './form-texts.ts'
import { LogoField } from './logo-field.tsx'
import type { CabinetForm, ProviderForm } from './provider-form.ts'

type Props = { form: ProviderForm }

/** Who it is and where it is found. */
export function MainSection({ form }: Props) {
  const text = useTexts(formTexts)
  const put = useCatalogue((state) => state.put)
  const line = (path: 'name' | 'address' | 'site' | 'phone' | 'email', maxLength: number, autoFocus = false) => (
    <LineField
      path={path}
      value={form[path]}
      maxLength={maxLength}
      autoFocus={autoFocus}
      onChange={(value) => put({ [path]: value }, path)}
    />
  )
  return (
    <>
      {line('name', 160, true)}
      <LineField
        path="aliases"
        value={form.aliases}
        hint={text.aliasesHint}
        onChange={(aliases) => put({ aliases }, 'aliases')}
      />
      {line('address', 200)}
      <div className={styles['columns']}>
        {line('phone', 60)}
        {line('email', 100)}
        {line('site', 200)}
      </div>
      <LogoField logo={form.logo} />
    </>
  )
}

/** Where the money goes: each number's control digits are checked when its field is left. */
export function BankSection({ form }: Props) {
  const text = useTexts(formTexts)
  const put = useCatalogue((state) => state.put)
  type Path = 'inn' | 'kpp' | 'account' | 'bankName' | 'bankBic' | 'bankCorrAccount'
  const line = (path: Path, maxLength: number, autoFocus = false) => (
    <LineField
      path={path}
      value={form[path]}
      maxLength={maxLength}
      autoFocus={autoFocus}
      {...(path === 'bankName' || path === 'kpp' ? {} : { inputMode: 'numeric' as const })}
      onChange={(value) => put({ [path]: value }, path)}
    />
  )
  return (
    <>
      <div className={styles['columns']}>
        {line('inn', 20, true)}
        {line('kpp', 20)}
        <PickField
          path="demo"
          value={form.demo}
          options={['no', 'yes']}
          words={text.demoWords}
          onChange={(demo) => put({ demo })}
        />
      </div>
      <div className={styles['columns']}>
        {line('bankBic', 20)}
        <div className={styles['two']}>{line('bankName', 160)}</div>
      </div>
      <div className={styles['halves']}>
        {line('account', 40)}
        {line('bankCorrAccount', 40)}
      </div>
      <p className="second">{text.demoHint}</p>
    </>
  )
}

/** On what terms it is paid. */
export function TermsSection({ form }: Props) {
  const text = useTexts(formTexts)
  const put = useCatalogue((state) => state.put)
  return (
    <>
      <div className={styles['columns']}>
        <LineField
          path="commission.percentHundredths"
          value={form.percent}
          maxLength={6}
          inputMode="decimal"
          autoFocus
          onChange={(percent) => put({ percent }, 'commission.percentHundredths')}
        />
        <SumField
          path="commission.minKopecks"
          value={form.minSum}
          placeholder={text.optional}
          onChange={(minSum) => put({ minSum }, 'commission.minKopecks')}
        />
        <SumField
          path="commission.maxKopecks"
          value={form.maxSum}
          placeholder={text.optional}
          onChange={(maxSum) => put({ maxSum }, 'commission.maxKopecks')}
        />
      </div>
      <PickField
        path="commission.bearer"
        value={form.bearer}
        options={['payer', 'payee']}
        onChange={(bearer) => put({ bearer })}
      />
      <div className={styles['columns']}>
        <SumField
          path="maxPerPaymentKopecks"
          value={form.paymentMaxSum}
          placeholder={text.optional}
          onChange={(paymentMaxSum) => put({ paymentMaxSum }, 'maxPerPaymentKopecks')}
        />
      </div>
      <PickField
        path="identification"
        value={form.identification}
        options={['by_threshold', 'always']}
        onChange={(identification) => put({ identification })}
      />
    </>
  )
}

/** How clients get into the provider's online account; the workflow of logins shows it. */
export function CabinetSection({ form }: Props) {
  const text = useTexts(formTexts)
  const put = useCatalogue((state) => state.put)
  const { cabinet, hasCabinet } = form
  const change = (part: Partial<CabinetForm>, path: string): void => put({ cabinet: { ...cabinet, ...part } }, path)
  const line = (name: 'site' | 'identifiedBy' | 'login' | 'password' | 'recovery', maxLength: number) => (
    <LineField
      path={`cabinet.${name}`}
      value={cabinet[name]}
      maxLength={maxLength}
      onChange={(value) => change({ [name]: value }, `cabinet.${name}`)}
    />
  )
  return (
    <>
      <PickField
        path="cabinet"
        value={hasCabinet}
        options={['no', 'yes']}
        words={text.yesNo}
        autoFocus
        onChange={(has) => put({ hasCabinet: has })}
      />
      {hasCabinet === 'yes' && (
        <>
          <div className={styles['halves']}>
            {line('site', 200)}
            {line('identifiedBy', 300)}
            {line('login', 200)}
            {line('password', 300)}
          </div>
          {line('recovery', 400)}
          <TicksField
            path="cabinet.whoComes"
            value={cabinet.whoComes}
            options={['individual', 'sole_trader', 'legal_entity', 'managing_company']}
            onChange={(whoComes) => change({ whoComes: [...whoComes] }, 'cabinet.whoComes')}
          />
          <div className={styles['halves']}>
            <LinesField
              path="cabinet.documents"
              value={cabinet.documents}
              onChange={(documents) => change({ documents }, 'cabinet.documents')}
            />
            <LinesField
              path="cabinet.firstSteps"
              value={cabinet.firstSteps}
              onChange={(firstSteps) => change({ firstSteps }, 'cabinet.firstSteps')}
            />
          </div>
        </>
      )}
    </>
  )
}
