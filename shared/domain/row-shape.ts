const shownCharacters = 24

/** What a row of a file looks like without saying what it holds: digits as 9, letters as x. */
export const shapeOfRow = (text: string): string => {
  const letters = [...text.slice(0, shownCharacters * 2 + 2)]
  const shape = letters.slice(0, shownCharacters).map((letter) => {
    if (/\p{Nd}/u.test(letter)) return '9'
    if (/\p{L}/u.test(letter)) return 'x'
    return /[ ,;|.'"-]/.test(letter) ? letter : '?'
  })
  return shape.join('') + (letters.length > shownCharacters ? '…' : '')
}
