import { DatabaseBackup } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { BackupsScreen } from './backups-screen.tsx'

export const backupsFeature: Feature = {
  id: 'backups',
  hotkey: 'Alt 4',
  icon: DatabaseBackup,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Копии', words: 'резервная копия бэкап восстановление архив сохранить backup restore' },
    { name: 'Backups', words: 'backup copy restore archive save копия резервная' },
  ),
  screen: BackupsScreen,
}
