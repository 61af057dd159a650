/** What a file is chosen for, or written: the dialog's title and filter. */
export type OpenPurpose = 'copy' | 'passports' | 'freezing' | 'catalogue' | 'register'
export type SavePurpose = 'catalogue' | 'bad_rows' | 'csv' | 'xlsx' | 'pdf'

/** The system's file dialogs; null when the person left one. */
export type FilePort = {
  /** Begins in `folder` where one is named. */
  choose(purpose: OpenPurpose, folder?: string): Promise<string | null>
  /** Where to write a file; `name` is proposed. The dialog itself asks before a file that is there. */
  save(purpose: SavePurpose, name: string): Promise<string | null>
}
