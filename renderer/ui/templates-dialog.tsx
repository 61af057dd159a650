import { useState } from 'react'
import { moveTemplate, type PaymentTemplate, removeTemplate, renameTemplate } from '../../shared/contract/templates.ts'
import { useCommand } from '../api/use-command.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { ActionButton } from './action-button.tsx'
import { Choice, ChoiceList, useChoices } from './choice-list.tsx'
import { Dialog } from './dialog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { KeepTemplate, type TemplateOffer } from './keep-template.tsx'
import { ErrorNotice } from './notice.tsx'
import { TemplateRow } from './template-row.tsx'
import { templateTexts } from './template-texts.ts'
import { TextField } from './text-field.tsx'

type Opened = { what: 'list' | 'keep' } | { what: 'rename' | 'remove'; template: PaymentTemplate }

type Props = {
  grant: string
  templates: readonly PaymentTemplate[]
  /** What a new template can be made of; none: nothing is there to keep. */
  offers: readonly TemplateOffer[]
  /** Null for who takes no money. */
  onPay: ((template: PaymentTemplate) => void) | null
  /** Asks for more to be shown before anything is changed; null when enough was. */
  onProof: (() => void) | null
  onClose: () => void
}

/** The client's templates: paid, named, put in order, removed; the first one is made at once. */
export function TemplatesDialog({ grant, templates, offers, onPay, onProof, onClose }: Props) {
  const isFirst = templates.length === 0 && offers.length > 0 && onProof === null
  const [opened, setOpened] = useState<Opened>({ what: isFirst ? 'keep' : 'list' })
  // Kept here: back from another name, the same template is still the one that the next key is about.
  const [at, setAt] = useState(0)
  const open = (next: Opened): void => (onProof === null ? setOpened(next) : onProof())
  const back = (): void => setOpened({ what: 'list' })
  if (opened.what === 'keep')
    return <KeepTemplate grant={grant} offers={offers} onClose={templates.length === 0 ? onClose : back} />
  if (opened.what === 'rename') return <RenameTemplate grant={grant} template={opened.template} onClose={back} />
  if (opened.what === 'remove') return <RemoveTemplate grant={grant} template={opened.template} onClose={back} />
  return <Listed {...{ grant, templates, at, setAt, open, onPay, onProof, onClose }} mayKeep={offers.length > 0} />
}

type ListedProps = Pick<Props, 'grant' | 'templates' | 'onPay' | 'onProof'> & {
  mayKeep: boolean
  at: number
  setAt: (at: number) => void
  open: (opened: Opened) => void
}

function Listed({ onClose, ...listed }: ListedProps & Pick<Props, 'onClose'>) {
  const text = useTexts(templateTexts)
  return (
    <Dialog title={text.title} onClose={onClose} width={760} closeLabel={text.back}>
      <List {...listed} />
    </Dialog>
  )
}

/** Inside the dialog, where its keys belong: those of what lies under it sleep. */
function List({ grant, templates, mayKeep, at, setAt, open, onPay, onProof }: ListedProps) {
  const text = useTexts(templateTexts)
  const { run, error } = useCommand(moveTemplate)
  const pay = (index: number): void => {
    const template = templates[index]
    if (template !== undefined) onPay?.(template)
  }
  const { chosen, onKeyDown } = useChoices({
    ...{ count: templates.length, at, ready: true, onMove: setAt, onChoose: pay },
  })
  const template = templates[chosen]
  const about = (what: 'rename' | 'remove'): void => {
    if (template !== undefined) open({ what, template })
  }
  const move = (step: 1 | -1): void => {
    if (template === undefined || templates[chosen + step] === undefined) return
    if (onProof !== null) return onProof()
    void run({ grant, templateId: template.templateId, place: chosen + step + 1 }).then((answer) => {
      if (answer.ok) setAt(chosen + step)
    })
  }
  useShortcuts([
    ...(mayKeep ? [{ hotkey: 'Insert', keys: 'Ins', label: text.keep, run: () => open({ what: 'keep' }) }] : []),
    { hotkey: 'mod+E', keys: 'Ctrl E', label: text.rename, run: () => about('rename') },
    { hotkey: 'Delete', keys: 'Del', label: text.remove, run: () => about('remove') },
    { hotkey: 'alt+ArrowUp', keys: 'Alt ↑', label: text.up, run: () => move(-1) },
    { hotkey: 'alt+ArrowDown', keys: 'Alt ↓', label: text.down, run: () => move(1) },
  ])
  return (
    <div className="stack">
      {templates.length === 0 && <p className="muted">{text.none}</p>}
      {templates.length > 0 && (
        <div
          tabIndex={0}
          data-autofocus
          role="group"
          aria-label={text.title}
          onKeyDown={(event) => {
            if (!event.altKey) onKeyDown(event)
          }}
        >
          <ChoiceList label={text.title}>
            {templates.map((one, index) => (
              <Choice key={one.templateId} chosen={index === chosen} onChoose={() => setAt(index)}>
                <TemplateRow template={one} index={index} withKey={onPay !== null} />
              </Choice>
            ))}
          </ChoiceList>
        </div>
      )}
      <ErrorNotice error={error} />
      <div className="row wrap">
        {onPay !== null && templates.length > 0 && (
          <ActionButton look="main" keys="Enter" onClick={() => pay(chosen)}>
            {text.pay}
          </ActionButton>
        )}
        {mayKeep && (
          <ActionButton keys="Ins" onClick={() => open({ what: 'keep' })}>
            {text.keep}
          </ActionButton>
        )}
        {templates.length > 0 && (
          <>
            <ActionButton keys="Ctrl E" onClick={() => about('rename')}>
              {text.rename}
            </ActionButton>
            <ActionButton keys="Alt ↑" onClick={() => move(-1)}>
              {text.up}
            </ActionButton>
            <ActionButton keys="Alt ↓" onClick={() => move(1)}>
              {text.down}
            </ActionButton>
            <ActionButton keys="Del" onClick={() => about('remove')}>
              {text.remove}
            </ActionButton>
          </>
        )}
      </div>
    </div>
  )
}

type OneProps = { grant: string; template: PaymentTemplate; onClose: () => void }

function RenameTemplate({ grant, template, onClose }: OneProps) {
  const text = useTexts(templateTexts)
  const { run, running, error, clear } = useCommand(renameTemplate)
  const [name, setName] = useState(template.name)
  const [tried, setTried] = useState(false)
  const submit = (): void => {
    setTried(true)
    if (name.trim() === '') return
    void run({ grant, templateId: template.templateId, name }).then((answer) => {
      if (answer.ok) onClose()
    })
  }
  return (
    <FormDialog
      title={text.renameTitle}
      save={text.save}
      cancel={text.back}
      running={running}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        value={name}
        hint={text.nameHint}
        error={tried && name.trim() === '' ? text.nameMissing : null}
        maxLength={60}
        autoFocus
        onChange={(typed) => {
          setName(typed)
          clear()
        }}
      />
    </FormDialog>
  )
}

function RemoveTemplate({ grant, template, onClose }: OneProps) {
  const text = useTexts(templateTexts)
  const { run, running, error } = useCommand(removeTemplate)
  const remove = (): void =>
    void run({ grant, templateId: template.templateId }).then((answer) => {
      if (answer.ok) onClose()
    })
  return (
    <Dialog title={text.removeTitle(template.name)} onClose={onClose} closeLabel={text.back}>
      <div className="stack">
        <p className="muted">{text.removeWhy}</p>
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton look="main" keys="Enter" autoFocus busy={running} onClick={remove}>
            {text.remove}
          </ActionButton>
          <ActionButton keys="Esc" onClick={onClose}>
            {text.back}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
