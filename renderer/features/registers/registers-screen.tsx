import { getRegisters } from '../../../shared/contract/registers.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { LayoutStep } from './layout-step.tsx'
import { RegisterList } from './register-list.tsx'
import { useRegisters } from './registers-store.ts'
import { TotalsStep } from './totals-step.tsx'

/** The registers of providers: what is in force; a new one from its file over its layout and its totals. */
export function RegistersScreen() {
  const { words, draft, open } = useRegisters()
  const asked = useTypedWords(words)
  const { value, error } = useQuery(getRegisters, { words: asked })
  if (value?.built != null) return <TotalsStep key={value.built.generation} built={value.built} />
  if (draft !== null && open) return <LayoutStep draft={draft} />
  return <RegisterList view={value ?? null} error={error} ready={value !== undefined && asked === words} />
}
