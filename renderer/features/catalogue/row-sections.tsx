import { type ReactNode, useState } from 'react'
import { type BarcodeReading, barcodeProblem, compileBarcode } from '../../../shared/domain/barcode.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './form.module.css'
import { useCatalogue } from './catalogue-store.ts'
import { LineField, PickField } from './fields.tsx'
import { formTexts } from './form-texts.ts'
import { emptyOffice, type Office, type ProviderForm } from './provider-form.ts'
import { RowsSection } from './rows-section.tsx'
import { type BarcodeForm, barcodeOf, emptyBarcode, type ServiceForm } from './service-form.ts'

/** Where a client may go; what «Контакты и часы» prints. */
export function OfficesSection({ form }: { form: ProviderForm }) {
  const text = useTexts(formTexts)
  const put = useCatalogue((state) => state.put)
  const line = (office: Office, index: number, field: keyof Office, maxLength: number, change: Change<Office>) => (
    <LineField
      path={`offices.${index}.${field}`}
      value={office[field]}
      maxLength={maxLength}
      autoFocus={index === 0 && field === 'name'}
      onChange={(value) => change({ [field]: value })}
    />
  )
  return (
    <RowsSection
      rows={form.offices}
      empty={emptyOffice}
      add={text.addOffice}
      keyAdd={text.keyAddOffice}
      nameOf={text.office}
      none={text.noOffices}
      most={30}
      onChange={(offices) => put({ offices })}
    >
      {(office, index, change) => (
        <div className={styles['halves']}>
          {line(office, index, 'name', 160, change)}
          {line(office, index, 'address', 200, change)}
          {line(office, index, 'hours', 200, change)}
          {line(office, index, 'phone', 60, change)}
        </div>
      )}
    </RowsSection>
  )
}

type Change<Row> = (part: Partial<Row>) => void

/** Linear codes on the bills of a service, and what one of them says under these expressions. */
export function BarcodesSection({ service, index }: { service: ServiceForm; index: number }) {
  const text = useTexts(formTexts)
  const putService = useCatalogue((state) => state.putService)
  const at = (row: number, field: string): string => `services.${index}.barcodes.${row}.${field}`
  return (
    <>
      <p className="second">{text.barcodeGroups}</p>
      <RowsSection
        rows={service.barcodes}
        empty={emptyBarcode}
        add={text.addBarcode}
        keyAdd={text.keyAddBarcode}
        nameOf={text.barcode}
        none={text.noBarcodes}
        most={10}
        onChange={(barcodes) => putService(index, { barcodes })}
      >
        {(code, row, change) => (
          <>
            <div className={styles['columns']}>
              <LineField
                path={at(row, 'name')}
                value={code.name}
                maxLength={60}
                autoFocus={row === 0}
                onChange={(name) => change({ name })}
              />
              <div className={styles['two']}>
                <LineField
                  path={at(row, 'pattern')}
                  value={code.pattern}
                  maxLength={200}
                  onChange={(pattern) => change({ pattern })}
                />
              </div>
            </div>
            <div className={styles['halves']}>
              <PickField
                path={at(row, 'check')}
                value={code.check}
                options={['none', 'weights_down_mod_11', 'ean13']}
                onChange={(check) => change({ check })}
              />
              <PickField
                path={at(row, 'period')}
                value={code.period}
                options={['none', 'MMYY', 'MMYYYY', 'YYYYMM', 'YYMM']}
                onChange={(period) => change({ period })}
              />
            </div>
          </>
        )}
      </RowsSection>
      {service.barcodes.length > 0 && <TryBarcode codes={service.barcodes} />}
    </>
  )
}

/** The live try: a code from a bill, and what is read in it. */
function TryBarcode({ codes }: { codes: readonly BarcodeForm[] }) {
  const text = useTexts(formTexts)
  const [typed, setTyped] = useState('')
  return (
    <div className={styles['try']}>
      <TextField
        label={text.tryBarcode}
        hint={text.tryBarcodeHint}
        value={typed}
        maxLength={80}
        aside
        onChange={setTyped}
      />
      <p role="status" data-look={typed === '' ? undefined : 'said'}>
        {typed !== '' && <WhatIsRead codes={codes} typed={typed.trim()} />}
      </p>
    </div>
  )
}

function WhatIsRead({ codes, typed }: { codes: readonly BarcodeForm[]; typed: string }): ReactNode {
  const text = useTexts(formTexts)
  const patterns = codes.map(barcodeOf)
  for (const pattern of patterns) {
    const reading = compileBarcode(pattern)(typed)
    if (reading !== null) return text.read(pattern.name, reading.account, periodOf(reading), sumOf(reading))
  }
  if (patterns.some((pattern) => barcodeProblem(pattern) === 'period_form_missing')) return text.periodForm
  return text.notRead
}

const periodOf = ({ period }: BarcodeReading): string =>
  period === null ? '' : `${period.slice(5)}.${period.slice(0, 4)}`
const sumOf = ({ sumKopecks }: BarcodeReading): string => (sumKopecks === null ? '' : formatMoney(sumKopecks))
