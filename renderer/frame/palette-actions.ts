import { choosePreferences } from '../api/preferences.ts'
import { inBothLanguages } from '../i18n/both-languages.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { useScreenActions } from '../keys/shortcuts.ts'
import type { Feature } from '../ui/feature.ts'
import { useWindowState } from '../ui/window-state.ts'
import type { PaletteAction, PaletteGroup } from './find-actions.ts'
import { frameTexts } from './texts.ts'

/** Hints in the bottom line begin small; in a list of actions they begin as the others do. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What the frame itself can do, besides going to a screen. */
export type FrameActions = {
  reprint: (() => void) | null
  queue: () => void
  lock: () => void
  signOut: () => void
  help: () => void
  /** What only some desks have. */
  more: readonly PaletteAction[]
}

/** Every action: of this screen first, then the screens, then what works everywhere. */
export function usePaletteGroups(features: readonly Feature[], frame: FrameActions): readonly PaletteGroup[] {
  const text = useTexts(frameTexts)
  const language = useLanguage()
  const show = useWindowState((state) => state.show)
  // Walking through a list is no action to look for.
  const here = useScreenActions().filter((action) => !/[←↑→↓]/.test(action.keys))

  const screens: PaletteAction[] = features.map((feature) => ({
    id: feature.id,
    label: feature.texts[language].name,
    words: `${feature.texts.ru.words} ${feature.texts.en.words} ${feature.texts.ru.name} ${feature.texts.en.name}`,
    keys: feature.hotkey,
    run: () => show(feature.id),
  }))
  const entry = (id: keyof typeof text.words, keys: string | null, run: () => void): PaletteAction => ({
    id,
    label: text[id],
    words: `${frameTexts.ru.words[id]} ${frameTexts.ru[id]} ${frameTexts.en[id]}`,
    keys,
    run,
  })
  const everywhere: PaletteAction[] = [
    ...(frame.reprint === null ? [] : [entry('reprint', 'Ctrl P', frame.reprint)]),
    entry('queue', null, frame.queue),
    entry('lock', 'Ctrl L', frame.lock),
    entry('signOut', null, frame.signOut),
    entry('language', null, () => choosePreferences({ language: language === 'ru' ? 'en' : 'ru' })),
    entry('themeLight', null, () => choosePreferences({ theme: 'light' })),
    entry('themeDark', null, () => choosePreferences({ theme: 'dark' })),
    entry('themeSystem', null, () => choosePreferences({ theme: 'system' })),
    entry('help', 'F1', frame.help),
    ...frame.more,
  ]
  return [
    {
      name: text.here,
      actions: here.map((action) => ({
        id: `here ${action.label}`,
        label: capital(action.label),
        words: inBothLanguages(action.label),
        keys: action.keys,
        run: action.run,
      })),
    },
    { name: text.workflows, actions: screens },
    { name: text.everywhere, actions: everywhere },
  ]
}
