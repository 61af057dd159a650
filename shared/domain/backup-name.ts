/** Why a copy was made. */
export const backupReasons = ['migration', 'shift_close', 'asked'] as const
export type BackupReason = (typeof backupReasons)[number]

const pattern = new RegExp(`^kassa-\\d{4}-\\d{2}-\\d{2}_\\d{2}-\\d{2}-\\d{2}-(${backupReasons.join('|')})\\.db$`)

/** `kassa-2026-11-21_18-30-05-shift_close.db`: time of the desk, sorted by name as by time. */
export const backupName = (local: { localDate: string; localTime: string }, reason: BackupReason): string =>
  `kassa-${local.localDate}_${local.localTime.replaceAll(':', '-')}-${reason}.db`

/** Null when the file is no copy of ours: it is neither listed nor ever removed. */
export const backupReasonOf = (name: string): BackupReason | null =>
  (pattern.exec(name)?.[1] as BackupReason | undefined) ?? null
