/** Where a quoted cell that begins at `from` ends: the quote before a separator or the line's end. -1: it is no quoted one. */
const closingQuote = (line: string, separator: string, from: number): number => {
  for (let at = line.indexOf('"', from + 1); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') at += 1
    else if (at + 1 === line.length || line[at + 1] === separator) return at
  }
  return -1
}

/**
 * The first `most` cells of a line. A cell in quotes may hold the separator, and a quote written twice; a quote anywhere
 * else is a letter like others: `ООО "Ромашка"`.
 */
export const cutCells = (line: string, separator: string, most = Number.POSITIVE_INFINITY): string[] => {
  const cells: string[] = []
  const hasQuotes = line.includes('"')
  let at = 0
  while (cells.length < most) {
    if (hasQuotes && line[at] === '"') {
      const close = closingQuote(line, separator, at)
      if (close > 0) {
        cells.push(line.slice(at + 1, close).replaceAll('""', '"'))
        if (close + 1 === line.length) break
        at = close + 2
        continue
      }
    }
    const end = line.indexOf(separator, at)
    if (end < 0) {
      cells.push(line.slice(at))
      break
    }
    cells.push(line.slice(at, end))
    at = end + 1
  }
  return cells
}

/** A line of these cells, as `cutCells` reads it. Cells must have no line ends. */
export const writeCells = (cells: readonly string[], separator: string): string =>
  cells
    .map((cell) => (cell.includes(separator) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(separator)
