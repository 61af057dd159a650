/** Why an operator may not take or give cash now (electron/records/cash-shift.ts); each such command refuses with them. */
export const cashShiftRefusals = ['shift.none_open', 'shift.open_by_other', 'shift.counting'] as const // the second: number, operatorName
