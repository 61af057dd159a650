import { useHotkeys } from '@mantine/hooks'
import { createContext, useContext, useEffect, useId, useLayoutEffect } from 'react'
import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

export type Shortcut = {
  /** Mantine's spelling, matched by physical keys: `F2`, `mod+K`, `Escape`. Null: the hint of a key handled elsewhere. */
  hotkey: string | null
  /** How the keyboard writes it. */
  keys: string
  label: string
  run?: () => void
  /** False keeps it out of the bottom line; the help overlay shows all. */
  inLine?: boolean
  /** Works above dialogs too (help, lock). */
  always?: boolean
  /** Of the frame and not of the screen: the palette lists it by itself. */
  frame?: boolean
}

type Group = { id: string; layer: number; shortcuts: readonly Shortcut[] }

type ShortcutState = {
  groups: readonly Group[]
  put: (group: Group) => void
  remove: (id: string) => void
}

const useShortcutStore = create<ShortcutState>((set) => ({
  groups: [],
  put: (group) =>
    set((state) => ({
      groups: state.groups.some((known) => known.id === group.id)
        ? state.groups.map((known) => (known.id === group.id ? group : known))
        : [...state.groups, group],
    })),
  remove: (id) => set((state) => ({ groups: state.groups.filter((group) => group.id !== id) })),
}))

/** What the keys do now; apart from the store, so that a new function draws nothing anew. */
const runs = new Map<string, readonly Shortcut[]>()

/** How many dialogs lie under this one; keys of lower layers sleep while a higher one is open. */
export const KeyLayer = createContext(0)

/** The layer of a dialog that opens now: above everything that is open, whoever opened it. */
export const layerAbove = (): number => topLayer(useShortcutStore.getState().groups) + 1

/** Whether a dialog, a pop-up or the palette is open. */
export const isCovered = (): boolean => topLayer(useShortcutStore.getState().groups) > 0

const topLayer = (groups: readonly Group[]): number => Math.max(0, ...groups.map((group) => group.layer))

/**
 * Keys that are valid while the component is mounted: they act, and they stand in the bottom line and in the help.
 * An empty ignore list, because a cashier's focus is always in a field; physical keys, because Ctrl+K under the
 * Russian layout arrives as Ctrl+Л (stack.md §3).
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const id = useId()
  const layer = useContext(KeyLayer)
  const shown = JSON.stringify(shortcuts.map((shortcut) => ({ ...shortcut, run: undefined })))
  useEffect(() => {
    useShortcutStore.getState().put({ id, layer, shortcuts: JSON.parse(shown) as Shortcut[] })
    return () => useShortcutStore.getState().remove(id)
  }, [id, layer, shown])
  useLayoutEffect(() => {
    runs.set(id, shortcuts)
    return () => void runs.delete(id)
  })

  useHotkeys(
    shortcuts.flatMap(({ hotkey, run, always }) =>
      hotkey === null || run === undefined
        ? []
        : [
            [
              hotkey,
              (event: KeyboardEvent) => {
                if (event.defaultPrevented) return
                if (always !== true && topLayer(useShortcutStore.getState().groups) !== layer) return
                event.preventDefault()
                if (!event.repeat) run()
              },
              { preventDefault: false, usePhysicalKeys: true },
            ] as const,
          ],
    ) as Parameters<typeof useHotkeys>[0],
    [],
  )
}

/** The keys that are valid now, the nearest first. */
export function useValidShortcuts(): readonly Shortcut[] {
  return useShortcutStore(
    useShallow((state) => {
      const top = topLayer(state.groups)
      return [...state.groups]
        .reverse()
        .flatMap((group) => group.shortcuts.filter((shortcut) => group.layer === top || shortcut.always === true))
    }),
  )
}

export type ScreenAction = { label: string; keys: string; run: () => void }

/** What the screen under everything else can do now, each thing once, the nearest first; for the palette. */
export function useScreenActions(): readonly ScreenAction[] {
  const groups = useShortcutStore(useShallow((state) => state.groups.filter((group) => group.layer === 0)))
  const found = new Map<string, ScreenAction>()
  for (const { id, shortcuts } of groups.toReversed()) {
    for (const [index, { label, keys, hotkey, frame }] of shortcuts.entries()) {
      if (hotkey === null || frame === true || found.has(label)) continue
      found.set(label, { label, keys, run: () => runs.get(id)?.[index]?.run?.() })
    }
  }
  return [...found.values()]
}
