/** Why a paper was not, or not surely, printed. Each has a sentence with what to do. */
export const printerReasons = [
  'paper_out',
  'cover_open',
  'offline',
  'error',
  'no_status',
  'refused',
  'unreachable',
  'timeout',
  'connection_lost',
  'folder_unwritable',
  'disk_full',
  'body_lost',
  'interrupted',
  'restored',
  'cancelled',
  'not_representable',
] as const

export type PrinterReason = (typeof printerReasons)[number]
