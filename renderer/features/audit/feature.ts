import { ShieldCheck } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { AuditScreen } from './audit-screen.tsx'

export const auditFeature: Feature = {
  id: 'audit',
  hotkey: 'Alt 3',
  icon: ShieldCheck,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Аудит', words: 'события проверка цепочка журнал безопасность' },
    { name: 'Audit', words: 'events verification chain trail security' },
  ),
  screen: AuditScreen,
}
