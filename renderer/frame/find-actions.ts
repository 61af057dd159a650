import { repairRussianLayout, typeUnderRussianLayout } from '../../shared/domain/keyboard-layout.ts'
import { searchable } from '../../shared/domain/searchable.ts'

export type PaletteAction = {
  id: string
  label: string
  /** Words in both languages by which it is found. */
  words: string
  keys: string | null
  run: () => void
}

export type PaletteGroup = { name: string; actions: readonly PaletteAction[] }

/**
 * The actions in which every word of the query begins or stands in a word of theirs, also when it was typed under the
 * other layout: nobody looks at the layout before Ctrl+K. Groups keep their order; empty ones go.
 */
export function findActions(groups: readonly PaletteGroup[], query: string): readonly PaletteGroup[] {
  const asked = query.trim().toLowerCase()
  const spellings = [asked, repairRussianLayout(asked), typeUnderRussianLayout(asked)].map(searchable)
  const fits = (action: PaletteAction): boolean => {
    const text = searchable(`${action.label} ${action.words}`)
    return spellings.some((spelling) => spelling.split(/\s+/).every((word) => text.includes(word)))
  }
  return groups
    .map((group) => ({ ...group, actions: group.actions.filter(fits) }))
    .filter((group) => group.actions.length > 0)
}
