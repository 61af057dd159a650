import type { CallError } from '../../shared/contract/envelope.ts'
import { ActionButton } from './action-button.tsx'
import { ErrorNotice } from './notice.tsx'

type Props = {
  save: { running: boolean; error: CallError | null }
  done: boolean
  changed: boolean
  text: { save: string; saved: string; unsaved: string }
}

/** The end of a form of settings: what came of the saving, and its button. */
export function SettingsFoot({ save, done, changed, text }: Props) {
  return (
    <>
      <ErrorNotice error={save.error} />
      <p role="status" className="muted">
        {done && !changed ? text.saved : changed ? text.unsaved : ''}
      </p>
      <div className="row">
        <ActionButton look="main" type="submit" keys="Ctrl Enter" busy={save.running}>
          {text.save}
        </ActionButton>
      </div>
    </>
  )
}
