/** How much one owner may have (seed 000); settings of the desk with these defaults. */
export type OwnerLimits = { readonly services: number; readonly addresses: number; readonly numbers: number }

export const defaultOwnerLimits: OwnerLimits = { services: 200, addresses: 20, numbers: 4 }
