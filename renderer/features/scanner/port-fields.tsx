import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { baudRates, getScannerPort, listScannerPorts } from '../../../shared/contract/scanner.ts'
import { useAction } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ScannerForm } from './scanner-form.ts'
import { scannerTexts } from './texts.ts'

type Ports = OutputOf<typeof listScannerPorts>['ports']

type Props = { form: ScannerForm; isBad: boolean; onChange: (form: ScannerForm) => void }

/** Which port: one of those that are plugged in, or another by its name. */
export function PortFields({ form, isBad, onChange }: Props) {
  const text = useTexts(scannerTexts)
  const [ports, setPorts] = useState<Ports>([])
  const list = useAction(listScannerPorts)
  const { run } = list
  const refresh = (): void => void run({}).then((answer) => setPorts(answer.ok ? answer.value.ports : []))
  useEffect(refresh, [run])
  const isListed = ports.some(({ path }) => path === form.path)
  return (
    <>
      {ports.length > 0 && (
        <SelectField
          label={text.port}
          value={isListed ? form.path : ''}
          options={[
            ...ports.map(({ path, name }) => ({ value: path, label: name === '' ? path : `${path} · ${name}` })),
            { value: '', label: text.other },
          ]}
          onChange={(path) => onChange({ ...form, path })}
        />
      )}
      {!isListed && (
        <TextField
          label={text.path}
          hint={text.pathHint}
          value={form.path}
          maxLength={200}
          error={isBad ? text.pathBad : null}
          onChange={(path) => onChange({ ...form, path })}
        />
      )}
      <SelectField
        label={text.baud}
        value={form.baudRate}
        options={baudRates.map((rate) => ({ value: `${rate}` as const, label: String(rate) }))}
        onChange={(baudRate) => onChange({ ...form, baudRate })}
      />
      <div className="row">
        <ActionButton busy={list.running} onClick={refresh}>
          {text.refresh}
        </ActionButton>
      </div>
      <ErrorNotice error={list.error} />
    </>
  )
}

/** How the saved port stands. */
export function PortLine() {
  const text = useTexts(scannerTexts)
  const { value } = useQuery(getScannerPort, {})
  if (value === undefined || value.state === 'off') return null
  const isFine = value.state === 'open' || value.state === 'opening'
  return <Notice look={isFine ? 'note' : 'ask'} title={text.portStates[value.state]} />
}
