/** The first wrong field gets the focus, once its message stands there; `within`: a selector of what may have it. */
export const focusWrong = (within = ''): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`${within} [aria-invalid="true"]`)?.focus())
}
