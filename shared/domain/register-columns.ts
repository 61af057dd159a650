/** What a column of a register's file holds. */
export const registerColumns = [
  'skip',
  'account',
  'payer',
  'address',
  'debt',
  'meterSerial',
  'meterType',
  'meterReading',
  'meterReadOn',
  'meterVerificationOn',
] as const
export type RegisterColumn = (typeof registerColumns)[number]

/** May stand in a row more than once: names and addresses in parts, several meters. */
export const repeatedColumns: readonly RegisterColumn[] = registerColumns.filter(
  (column) => column !== 'account' && column !== 'debt',
)

/** Why a row of a register is not taken; each has its sentence. */
export const registerRowProblems = [
  'too_few_cells',
  'not_in_encoding',
  'account_missing',
  'account_wrong',
  'debt_missing',
  'debt_wrong',
  'debt_too_big',
  'date_wrong',
  'reading_wrong',
  'account_twice',
  'meter_twice',
  'too_long',
] as const
export type RegisterRowProblem = (typeof registerRowProblems)[number]
