import { ListChecks } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ListsScreen } from './lists-screen.tsx'

export const listsFeature: Feature = {
  id: 'lists',
  hotkey: 'Alt 6',
  icon: ListChecks,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Списки', words: 'недействительные паспорта перечень санкции замораживание загрузить csv bz2 список' },
    { name: 'Lists', words: 'invalid passports sanctions freezing load import csv bz2 list' },
  ),
  screen: ListsScreen,
}
