// Stands for electron/core/password-cost.ts in unit tests: a thousand of them sign in or make a password, and each would
// burn two thirds of a second of a processor. passwords.test.ts holds the real cost.
export const cost = { N: 2 ** 10, r: 8, p: 1 } as const
