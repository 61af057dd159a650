import { FileOutput, FolderOutput } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { RegistersOutScreen } from './registers-out-screen.tsx'
import { SettingsScreen } from './settings-screen.tsx'

export const registersOutFeature: Feature = {
  id: 'registers-out',
  hotkey: 'Alt 0',
  icon: FileOutput,
  permission: 'supervision',
  low: false,
  texts: dictionary(
    {
      name: 'Передача',
      words: 'реестр платежей поставщикам отправить выгрузить файл перевод 0402008 ордер 1с dbf registers out send',
    },
    {
      name: 'Registers out',
      words: 'register payments providers send file transfer cash order реестр платежей передача выгрузить отправить',
    },
  ),
  screen: RegistersOutScreen,
}

export const registersOutSettingsFeature: Feature = {
  id: 'registers-out-settings',
  hotkey: null,
  icon: FolderOutput,
  permission: 'administration',
  low: false,
  inRail: false,
  texts: dictionary(
    { name: 'Папка реестров', words: 'реестр платежей папка счёт плательщика поручения 40911 registers folder' },
    { name: 'Folder of registers', words: 'registers out folder payer account payment orders реестр платежей папка' },
  ),
  screen: SettingsScreen,
}
