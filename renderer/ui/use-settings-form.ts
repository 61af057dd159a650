import { useState } from 'react'
import type { InputOf, Operation } from '../../shared/contract/define.ts'
import { useCommand } from '../api/use-command.ts'
import { focusWrong } from './focus-wrong.ts'

/** Settings as they are typed beside what is saved. `settingsOf` is null while a field is wrong; the first one is shown then. */
export function useSettingsForm<Op extends Operation<'command'>, Form extends object>(
  op: Op,
  initial: () => Form,
  settingsOf: (form: Form) => InputOf<Op> | null,
) {
  const [form, setForm] = useState(initial)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const save = useCommand(op)
  // As it would be saved: a number copied with its spaces is no change once it is saved without them.
  const wanted = (typed: Form): string => JSON.stringify(settingsOf(typed) ?? typed)
  return {
    form,
    /** Messages stand beside the fields from the first try on. */
    tried,
    done,
    changed: wanted(form) !== wanted(initial()),
    save,
    put: (part: Partial<Form>): void => {
      setDone(false)
      save.clear()
      setForm({ ...form, ...part })
    },
    submit: (): void => {
      setTried(true)
      const settings = settingsOf(form)
      if (settings === null) return focusWrong()
      void save.run(settings).then((answer) => setDone(answer.ok))
    },
  }
}
