import { textKinds, type TextKind } from '../../shared/domain/text-template.ts'

const files = import.meta.glob<string>('../../resources/texts/*/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export type ShippedText = { readonly kind: TextKind; readonly version: string; readonly body: string }

/** The texts that come with the program, the oldest first: resources/texts/<kind>/<version>.txt. */
export const shippedTexts: readonly ShippedText[] = Object.entries(files)
  .map(([path, body]): ShippedText => {
    const [, folder = '', version = ''] = /\/([a-z_]+)\/([^/]+)\.txt$/.exec(path) ?? []
    const kind = textKinds.find((one) => one === folder)
    if (kind === undefined || version === '') throw new Error(`not a text's name: ${path}`)
    return { kind, version, body: body.replaceAll('\r\n', '\n') }
  })
  // «consent-2026-11» is older than every date that follows it.
  .sort((a, b) => Number(/^\d/.test(a.version)) - Number(/^\d/.test(b.version)) || (a.version < b.version ? -1 : 1))

/** The version of a paper's text that this program brings. */
export const newestShipped = (kind: TextKind): string => {
  const newest = shippedTexts.findLast((text) => text.kind === kind)
  if (!newest) throw new Error('a paper without a text')
  return newest.version
}
