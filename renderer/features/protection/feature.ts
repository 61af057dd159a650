import { KeyRound } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ProtectionScreen } from './protection-screen.tsx'

export const protectionFeature: Feature = {
  id: 'protection',
  hotkey: 'Alt 8',
  icon: KeyRound,
  permission: 'administration',
  low: false,
  texts: dictionary(
    {
      name: 'Защита',
      words: 'ключи пароль ключей смена ключа новая фраза восстановления сроки хранения личные данные',
    },
    { name: 'Protection', words: 'keys passphrase recovery phrase rotation retention personal data' },
  ),
  screen: ProtectionScreen,
}
