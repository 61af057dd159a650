import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Permission } from '../../shared/domain/permissions.ts'
import type { Dictionary } from '../i18n/dictionary.ts'

export type ScreenId =
  | 'payment'
  | 'registration'
  | 'client'
  | 'links'
  | 'merges'
  | 'shift'
  | 'cash'
  | 'cash-settings'
  | 'journal'
  | 'reversal'
  | 'applications'
  | 'operators'
  | 'printing'
  | 'audit'
  | 'backups'
  | 'texts'
  | 'protection'
  | 'identification'
  | 'withdrawal'
  | 'restored'
  | 'exchange-settings'
  | 'exchange'
  | 'numbers'
  | 'sms'
  | 'lists'
  | 'screening'
  | 'scanner'
  | 'catalogue'
  | 'registers'
  | 'registers-out'
  | 'registers-out-settings'
  | 'reports'

/** A workflow as the frame sees it: its place in the rail, its key, its words in the palette, its screen. */
export type Feature = {
  id: ScreenId
  hotkey: string | null
  icon: LucideIcon
  permission: Permission
  /** The lower group of the rail: what frames the day rather than serves a client. */
  low: boolean
  /** False: reached from another screen or the palette, and no place in the rail. */
  inRail?: false
  /** `words`: what a person may type in the palette to find it, in both languages. */
  texts: Dictionary<{ name: string; words: string }>
  screen: ComponentType
}
