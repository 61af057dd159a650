import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { previewRegister, type RegisterLayout } from '../../../shared/contract/registers.ts'
import { call } from '../../api/call.ts'

export type Preview = OutputOf<typeof previewRegister>

/** The first rows of the chosen file as the layout reads them now; the last answer stays while a new one is awaited. */
export function usePreview(
  serviceId: string,
  layout: RegisterLayout,
): { value: Preview | null; error: CallError | null } {
  const [state, setState] = useState<{ value: Preview | null; error: CallError | null }>({ value: null, error: null })
  const asked = JSON.stringify(layout)
  useEffect(() => {
    let isStale = false
    void call(previewRegister, { serviceId, layout: JSON.parse(asked) as RegisterLayout }).then((answer) => {
      // An answer to the layout of the key before would jump in after the newer one.
      if (isStale) return
      setState((before) =>
        answer.ok ? { value: answer.value, error: null } : { value: before.value, error: answer.error },
      )
    })
    return () => {
      isStale = true
    }
  }, [serviceId, asked])
  return state
}
