import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { Screen } from '../../ui/screen.tsx'
import styles from './form.module.css'
import { type Editing, isChanged, useCatalogue } from './catalogue-store.ts'
import { EditorSide } from './editor-side.tsx'
import { ProblemsContext } from './fields.tsx'
import { formTexts } from './form-texts.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { firstWrongPlace, type Place, problemsOf, providerSections, serviceSections } from './problems.ts'
import { providerOf } from './provider-form.ts'
import { BankSection, CabinetSection, MainSection, TermsSection } from './provider-sections.tsx'
import { RegisterSection } from './register-section.tsx'
import { BarcodesSection, OfficesSection } from './row-sections.tsx'
import { AccountSection, MetersSection, ServiceSection } from './service-sections.tsx'
import { ServicesSection } from './services-section.tsx'
import { catalogueTexts } from './texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** One provider under the supervisor's hands, part by part; what would be refused is said beside its field. */
export function ProviderEditor() {
  const editing = useCatalogue((state) => state.editing)
  return editing === null ? null : <Editor editing={editing} />
}

function Editor({ editing }: { editing: Editing }) {
  const text = useTexts(formTexts)
  const { sections } = useTexts(catalogueTexts)
  const { go, leave, show, drop } = useCatalogue()
  const [leaving, setLeaving] = useState(false)
  const { form, place, isNew } = editing
  const problems = useMemo(() => problemsOf(providerOf(form)), [form])
  const service = place.service === null ? null : form.services[place.service]

  const review = (): void => {
    leave(...problems.keys())
    const wrong = firstWrongPlace(problems)
    if (wrong === null) return show('review')
    go(wrong)
    focusWrong('main')
    return undefined
  }
  const walk = (step: number): void => {
    const parts = place.service === null ? providerSections : serviceSections
    const at = parts.findIndex((section) => section === place.section)
    go({ ...place, section: parts[(at + step + parts.length) % parts.length] ?? place.section })
  }
  /** From the last field of a part to the next part; a service ends where the next one would begin. */
  const next = (): void => {
    if (place.section === 'meters') go({ service: null, section: 'services' })
    else if (place.section === 'cabinet') review()
    else walk(1)
  }
  const back = (): void => {
    if (place.service !== null) go({ service: null, section: 'services' })
    else if (isChanged(editing)) setLeaving(true)
    else drop()
  }
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyReview, run: review },
    { hotkey: 'PageDown', keys: 'PgUp / PgDn', label: text.otherPart, run: () => walk(1) },
    { hotkey: 'PageUp', keys: 'PgUp', label: text.otherPart, run: () => walk(-1), inLine: false },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: back },
  ])
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    // The form's own Ctrl+Enter is its Enter after the last field: here that only opens the next part.
    if (event.key !== 'Enter' || !event.ctrlKey) return
    event.preventDefault()
    if (!event.repeat) review()
  }
  const named = form.name.trim() === '' ? text.unnamed : form.name
  return (
    <ProblemsContext value={problems}>
      <Screen
        title={isNew ? text.newTitle : text.editTitle}
        about={named}
        side={<EditorSide editing={editing} problems={problems} onReview={review} onBack={back} onGo={go} />}
      >
        <section className={styles['form']} onKeyDownCapture={onKeyDownCapture} aria-label={sections[place.section]}>
          <h2>
            {service != null && `${service.name.trim() === '' ? text.unnamed : service.name} · `}
            {sections[place.section]}
          </h2>
          {place.section === 'services' ? (
            <ServicesSection form={form} />
          ) : (
            <EnterForm key={`${place.service} ${place.section}`} onSubmit={next} label={sections[place.section]}>
              {partOf(editing, place)}
            </EnterForm>
          )}
        </section>
        {leaving && <LeaveDialog onClose={() => setLeaving(false)} onDrop={() => drop()} />}
      </Screen>
    </ProblemsContext>
  )
}

function partOf({ form }: Editing, { service: index, section }: Place): ReactNode {
  const service = index === null ? undefined : form.services[index]
  if (index !== null && service !== undefined) {
    if (section === 'account') return <AccountSection service={service} index={index} />
    if (section === 'barcodes') return <BarcodesSection service={service} index={index} />
    if (section === 'meters') return <MetersSection service={service} index={index} />
    return <ServiceSection service={service} index={index} />
  }
  if (section === 'bank') return <BankSection form={form} />
  if (section === 'terms') return <TermsSection form={form} />
  if (section === 'register') return <RegisterSection form={form.registerOut} />
  if (section === 'offices') return <OfficesSection form={form} />
  if (section === 'cabinet') return <CabinetSection form={form} />
  return <MainSection form={form} />
}
