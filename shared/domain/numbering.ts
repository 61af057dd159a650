// Numbers on papers. A restore from a copy opens a new epoch: what was numbered after the copy may be on paper already,
// so from the second epoch on the number says which one it is of. Latin letters, digits and dashes only: they stand in
// the desk's own QR codes.

/** `E2` from the second epoch on, '' in the first. */
export const epochMark = (epoch: number): string => (epoch > 1 ? `E${epoch}` : '')

export type ReceiptPlace = { deskNumber: string; epoch: number; shiftNumber: number; seq: number }

/** `900-12-0001`: desk, shift, receipt of the shift; `900E2-12-0001` in the second epoch. */
export const numberReceipt = ({ deskNumber, epoch, shiftNumber, seq }: ReceiptPlace): string =>
  `${deskNumber}${epochMark(epoch)}-${shiftNumber}-${String(seq).padStart(4, '0')}`

/** A receipt number as it stands on paper or in its QR code («GK-900-12-0001»); null for anything else. */
export const parseReceiptNumber = (
  text: string,
): { receiptNumber: string; shiftNumber: number; seq: number } | null => {
  const match = /^(?:GK-)?([0-9A-Z]+(?:E\d+)?-(\d{1,9})-(\d{4,9}))$/.exec(text.trim().toUpperCase())
  if (!match?.[1]) return null
  return { receiptNumber: match[1], shiftNumber: Number(match[2]), seq: Number(match[3]) }
}

/** `900-12-R001`: the slip of a reversal, numbered within its shift like the receipts. */
export const numberSlip = ({ deskNumber, epoch, shiftNumber, seq }: ReceiptPlace): string =>
  `${deskNumber}${epochMark(epoch)}-${shiftNumber}-R${String(seq).padStart(3, '0')}`

/** A slip's number as it stands on paper or in its QR code («GK-900-12-R001»); null for anything else. */
export const parseSlipNumber = (text: string): { slipNumber: string; shiftNumber: number; seq: number } | null => {
  const match = /^(?:GK-)?([0-9A-Z]+(?:E\d+)?-(\d{1,9})-R(\d{3,9}))$/.exec(text.trim().toUpperCase())
  if (!match?.[1]) return null
  return { slipNumber: match[1], shiftNumber: Number(match[2]), seq: Number(match[3]) }
}

/** `900-A0001`: an application of a payer, numbered for as long as the desk works. */
export const numberApplication = ({ deskNumber, epoch, seq }: Omit<ReceiptPlace, 'shiftNumber'>): string =>
  `${deskNumber}${epochMark(epoch)}-A${String(seq).padStart(4, '0')}`
