import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { lamps } from '../../shared/contract/desk.ts'
import { getQueue } from '../../shared/contract/printing.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { plural } from '../i18n/plural.ts'
import { KeyLayerScope } from '../ui/key-layer-scope.tsx'
import { PrintQueue } from '../ui/print-queue.tsx'
import { KeysLamp } from './keys-lamp.tsx'
import styles from './lamps.module.css'
import { frameTexts } from './texts.ts'

type Glow = 'good' | 'ask' | 'bad' | 'unknown'

/** What is wrong is seen from afar; each lamp opens what it is and what to do. */
export function Lamps() {
  return (
    <div className={styles['lamps']}>
      <PrinterLamp />
      <DeskLamps />
      <KeysLamp />
    </div>
  )
}

function PrinterLamp() {
  const text = useTexts(frameTexts)
  const { value: queue } = useQuery(getQueue, {})
  const questions = queue?.open.filter((job) => job.state === 'unknown' && !job.answered).length ?? 0
  const glow: Glow =
    queue === undefined
      ? 'unknown'
      : queue.printer.state === 'attention' || questions > 0
        ? 'bad'
        : queue.printer.nearEnd
          ? 'ask'
          : 'good'
  const name = queue?.printer.state === 'printing' ? text.lampPrinting : text.lampPrinter
  return (
    <Lamp name={name} glow={glow}>
      <PrintQueue />
    </Lamp>
  )
}

function DeskLamps() {
  const text = useTexts(frameTexts)
  const language = useLanguage()
  const { value } = useQuery(lamps, {})
  if (value === undefined) return null
  const minutes = plural(language, Math.max(1, Math.round(value.clockBehindMs / 60_000)), text.minutes)
  return (
    <>
      <Lamp
        name={text.lampAudit}
        glow={value.audit === 'broken' ? 'bad' : value.audit === 'intact' ? 'good' : 'unknown'}
      >
        {value.audit === 'broken' && <Told what={text.auditBroken} todo={text.auditBrokenTodo} />}
        {value.audit === 'intact' && <Told what={text.auditOk} />}
        {value.audit === 'not_checked' && <Told what={text.auditNotYet} todo={text.auditNotYetTodo} />}
      </Lamp>
      {value.backup === 'failed' && (
        <Lamp name={text.lampBackup} glow="ask">
          <Told what={text.backupFailed} todo={text.backupFailedTodo} />
        </Lamp>
      )}
      {value.clockBehindMs > 0 && (
        <Lamp name={text.lampClock} glow="ask">
          <Told what={text.clockBehind} todo={text.clockBehindTodo(minutes)} />
        </Lamp>
      )}
    </>
  )
}

function Told({ what, todo }: { what: string; todo?: string }) {
  return (
    <>
      <p className="strong">{what}</p>
      {todo !== undefined && <p className="muted">{todo}</p>}
    </>
  )
}

function Lamp({ name, glow, children }: { name: string; glow: Glow; children: ReactNode }) {
  const text = useTexts(frameTexts)
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={360}
      trapFocus
      closeOnEscape={false}
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles['lamp']}
          data-glow={glow}
          aria-expanded={opened}
          aria-haspopup="dialog"
          // The focus stays in the field a click came from: Esc gives it back there (KeyLayerScope).
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setOpened(!opened)}
        >
          <span className={styles['dot']} aria-hidden="true" />
          {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={name} className={styles['dropdown'] ?? ''}>
        <KeyLayerScope onClose={() => setOpened(false)} label={text.close}>
          <div className="stack tight" tabIndex={-1} data-autofocus>
            {children}
          </div>
        </KeyLayerScope>
      </Popover.Dropdown>
    </Popover>
  )
}
