import { useState } from 'react'
import type { CatalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import { type CatalogueDifference, saveProvider, tryProvider } from '../../../shared/contract/catalogue.ts'
import { diffProviders } from '../../../shared/domain/catalogue-diff.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useCatalogue } from './catalogue-store.ts'
import styles from './catalogue.module.css'
import { DifferenceList } from './difference-list.tsx'
import { differenceTexts } from './difference-texts.ts'
import { FromField, useFrom } from './from-field.tsx'
import { Overridden, ProblemList } from './problem-list.tsx'
import { emptyProvider, providerOf } from './provider-form.ts'
import { emptyService } from './service-form.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** The last look at one provider before it is put on record: what was, what will be, from which day. */
export function ReviewView() {
  const { editing, removing } = useCatalogue()
  if (removing !== null) return <Review id={removing.id} name={removing.name} provider={null} />
  if (editing === null) return null
  const provider = providerOf(editing.form)
  return <Review id={provider.id} name={provider.name} provider={provider} />
}

/** Of a new provider all that was filled in is shown: nobody has seen it yet. */
const wholeOf =
  (provider: CatalogueProvider | null) =>
  (difference: CatalogueDifference): CatalogueDifference => {
    if (provider === null || difference.kind !== 'added') return difference
    const blank = {
      ...emptyProvider(provider.id, emptyService('')),
      services: provider.services.map(({ id }) => emptyService(id)),
    }
    return {
      ...difference,
      fields: diffProviders(providerOf(blank), provider),
      serviceNames: Object.fromEntries(provider.services.map(({ id, name }) => [id, name])),
    }
  }

function Review({ id, name, provider }: { id: string; name: string; provider: CatalogueProvider | null }) {
  const text = useTexts(differenceTexts)
  const { drop, show } = useCatalogue()
  const { validFrom } = useFrom()
  const [tried, setTried] = useState(false)
  const save = useCommand(saveProvider)
  const { value, error } = useQuery(
    tryProvider,
    validFrom === undefined ? null : { providerId: id, provider, validFrom },
  )
  const whole = wholeOf(provider)
  const isSame = value !== undefined && value.differences.length === 0 && value.problems.length === 0
  const mayBeSaved = value !== undefined && value.problems.length === 0 && !isSame
  const submit = (): void => {
    setTried(true)
    if (validFrom === undefined) {
      focusWrong('main')
      return
    }
    if (!mayBeSaved) return
    void save.run({ providerId: id, provider, validFrom }).then((answer) => {
      if (answer.ok) drop({ kind: 'saved', name, ...answer.value })
    })
  }
  const back = (): void => (provider === null ? drop() : show('editor'))
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: provider === null ? text.keyRemove : text.keySave, run: submit },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: back },
  ])
  return (
    <Screen title={text.reviewTitle} about={name}>
      <EnterForm onSubmit={submit}>
        <div className={styles['saveRow']}>
          <FromField tried={tried} />
          <div className="row">
            <ActionButton
              look={provider === null ? 'danger' : 'main'}
              type="submit"
              keys="Enter"
              disabled={!mayBeSaved}
              busy={save.running}
            >
              {provider === null ? text.removeSave : text.save}
            </ActionButton>
            <ActionButton keys="Esc" onClick={back}>
              {provider === null ? text.toList : text.back}
            </ActionButton>
          </div>
        </div>
      </EnterForm>
      <ErrorNotice error={save.error ?? error} />
      <ProblemList problems={value?.problems ?? []} />
      {value?.overriddenBy != null && <Overridden by={value.overriddenBy} />}
      {provider === null && <Notice look="ask" title={text.removed} />}
      {isSame && <Notice look="note" title={text.same} />}
      {value !== undefined && !isSame && value.problems.length === 0 && (
        <DifferenceList label={text.reviewTitle} differences={value.differences.map(whole)} />
      )}
    </Screen>
  )
}
