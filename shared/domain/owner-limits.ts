/** How much one owner may have (seed 000). */
export type OwnerLimits = { readonly services: number; readonly addresses: number; readonly numbers: number }

/** Settings of the desk, with these defaults. */
export type OwnerLimitSettings = OwnerLimits & {
  /** Whether a phone takes one of the places for numbers (product.md, Limits: by setting, default yes). */
  readonly countMobiles: boolean
}

export const defaultOwnerLimits: OwnerLimitSettings = { services: 200, addresses: 20, numbers: 4, countMobiles: true }
