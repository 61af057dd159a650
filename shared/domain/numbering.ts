// Numbers on papers. A restore from a copy opens a new epoch: what was numbered after the copy may be on paper already,
// so from the second epoch on the number says which one it is of. Latin letters, digits and dashes only: they stand in
// the desk's own QR codes.

/** `E2` from the second epoch on, '' in the first. */
export const epochMark = (epoch: number): string => (epoch > 1 ? `E${epoch}` : '')

export type ReceiptPlace = { deskNumber: string; epoch: number; shiftNumber: number; seq: number }

/** `900-12-0001`: desk, shift, receipt of the shift; `900E2-12-0001` in the second epoch. */
export const numberReceipt = ({ deskNumber, epoch, shiftNumber, seq }: ReceiptPlace): string =>
  `${deskNumber}${epochMark(epoch)}-${shiftNumber}-${String(seq).padStart(4, '0')}`
