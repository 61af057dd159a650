import { Coins, HandCoins } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { CashScreen } from './cash-screen.tsx'
import { CashSettingsScreen } from './settings-screen.tsx'

export const cashFeature: Feature = {
  id: 'cash',
  hotkey: 'Shift F8',
  icon: HandCoins,
  permission: 'payments',
  low: false,
  inRail: false,
  texts: dictionary(
    {
      name: 'Наличные',
      words: 'ордер приход расход хранилище передать в пути обмен размен купюра сомнительная ветхая инкассация лимит',
    },
    {
      name: 'Cash orders',
      words: 'order in out vault transfer transit exchange notes doubtful damaged ceiling',
    },
  ),
  screen: CashScreen,
}

export const cashSettingsFeature: Feature = {
  id: 'cash-settings',
  hotkey: null,
  icon: Coins,
  permission: 'administration',
  low: false,
  texts: dictionary(
    {
      name: 'Наличные',
      words: 'настройки купюры монеты номиналы слепой пересчёт лимит ордер форма 0402008 0402009 0402010 символ',
    },
    {
      name: 'Cash settings',
      words: 'notes coins denominations blind count ceiling limit order form symbol',
    },
  ),
  screen: CashSettingsScreen,
}
