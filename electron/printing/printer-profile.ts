/** What differs between receipt printers. Clones differ most in the number of their CP866 page. */
export type PrinterProfile = {
  /** Characters on a line of the normal font: 32 on 58-mm paper, 42 or 48 on 80-mm. */
  columns: number
  /** Number of CP866 in the printer's own table (`ESC t n`): 17 on Epson. */
  codePageNumber: number
  cut: 'partial' | 'full' | 'none'
  /** Lines fed before the cut, so that the last line is past the knife. */
  feedBeforeCutLines: number
  /** Dots of one QR module, 1–16. */
  qrModuleDots: number
}

export const defaultProfile: PrinterProfile = {
  columns: 48,
  codePageNumber: 17,
  cut: 'partial',
  feedBeforeCutLines: 4,
  qrModuleDots: 5,
}
