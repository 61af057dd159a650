import { useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList } from '../../ui/choice-list.tsx'
import styles from './catalogue.module.css'
import { newId, useCatalogue } from './catalogue-store.ts'
import { formTexts } from './form-texts.ts'
import type { ProviderForm } from './provider-form.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { emptyService } from './service-form.ts'

const MOST_SERVICES = 50

/** What is paid for: each service has a form of its own behind Enter. */
export function ServicesSection({ form }: { form: ProviderForm }) {
  const text = useTexts(formTexts)
  const { put, go, editing } = useCatalogue()
  const [at, setAt] = useState(editing?.serviceAt ?? 0)
  const [asking, setAsking] = useState(false)
  const { services } = form
  const chosen = Math.max(0, Math.min(at, services.length - 1))
  const service = services[chosen]
  const open = (index: number): void => {
    if (services[index] !== undefined) go({ service: index, section: 'service' })
  }
  const add = (): void => {
    if (services.length >= MOST_SERVICES) return
    put({ services: [...services, emptyService(newId('s'))] })
    go({ service: services.length, section: 'service' })
  }
  const remove = (): void => {
    setAsking(false)
    put({ services: services.filter((_, index) => index !== chosen) })
  }
  useShortcuts([
    {
      hotkey: 'ArrowDown',
      keys: '↑ / ↓',
      label: text.keyMove,
      run: () => setAt(Math.min(chosen + 1, services.length - 1)),
    },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => setAt(Math.max(chosen - 1, 0)), inLine: false },
    { hotkey: 'Insert', keys: 'Ins', label: text.keyAddService, run: add },
    ...(service === undefined
      ? []
      : [{ hotkey: 'mod+D', keys: 'Ctrl D', label: text.removeService, run: () => setAsking(true) }]),
  ])
  return (
    <div className="stack">
      {services.length > 0 && (
        <div
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) open(chosen)
          }}
        >
          <ChoiceList label={text.servicesOf} tabStop>
            {services.map((one, index) => (
              <Choice key={one.id} chosen={index === chosen} onChoose={() => open(index)}>
                <span className={`grow ${styles['name']}`}>
                  <strong>{one.name.trim() === '' ? text.unnamed : one.name}</strong>
                  <span className="second">{one.example}</span>
                </span>
              </Choice>
            ))}
          </ChoiceList>
        </div>
      )}
      <div className="row">
        <ActionButton
          keys="Enter"
          autoFocus={services.length > 0}
          disabled={service === undefined}
          onClick={() => open(chosen)}
        >
          {text.openService}
        </ActionButton>
        <ActionButton
          keys="Ins"
          autoFocus={services.length === 0}
          disabled={services.length >= MOST_SERVICES}
          onClick={add}
        >
          {text.addService}
        </ActionButton>
        <ActionButton keys="Ctrl D" disabled={service === undefined} onClick={() => setAsking(true)}>
          {text.remove}
        </ActionButton>
      </div>
      {asking && service !== undefined && (
        <RemoveDialog
          name={service.name.trim() === '' ? text.unnamed : service.name}
          onClose={() => setAsking(false)}
          onRemove={remove}
        />
      )}
    </div>
  )
}
