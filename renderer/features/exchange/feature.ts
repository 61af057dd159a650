import { ArrowLeftRight, SlidersHorizontal } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ExchangeScreen } from './exchange-screen.tsx'
import { SettingsScreen } from './settings-screen.tsx'

export const exchangeFeature: Feature = {
  id: 'exchange',
  hotkey: 'Alt 9',
  icon: ArrowLeftRight,
  permission: 'supervision',
  low: false,
  texts: dictionary(
    { name: 'Обмен', words: 'выгрузка загрузка файлы город сайт приложение экспорт импорт exchange export import' },
    { name: 'Exchange', words: 'export import files gorod site app обмен выгрузка загрузка' },
  ),
  screen: ExchangeScreen,
}

export const exchangeSettingsFeature: Feature = {
  id: 'exchange-settings',
  hotkey: 'Alt 9',
  icon: SlidersHorizontal,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Обмен', words: 'номера и папка обмена диапазон шаблон идентификатор лимиты exchange folder range limits' },
    { name: 'Exchange', words: 'numbers exchange folder range template identifier limits папка диапазон лимиты' },
  ),
  screen: SettingsScreen,
}
