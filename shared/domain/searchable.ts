/** Lower case, ё=е, single spaces: how names are compared (SQLite's own lower knows ASCII only). */
export const searchable = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'().,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
