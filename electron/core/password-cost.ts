/** OWASP's cheapest-in-memory set of scrypt that Electron's BoringSSL runs in a quarter of a second (performance.md §6). */
export const cost = { N: 2 ** 14, r: 8, p: 5 } as const
