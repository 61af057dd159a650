import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, resolve, sep } from 'node:path'
import type { CustomScheme, Protocol } from 'electron'
import { pageOrigin } from './security.ts'

export const appScheme: CustomScheme = { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The file behind an app:// address; null for another host or a way out of the folder. */
export const fileBehind = (root: string, url: string): string | null => {
  let path: string
  try {
    const parsed = new URL(url)
    if (`${parsed.protocol}//${parsed.host}` !== pageOrigin) return null
    path = decodeURIComponent(parsed.pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = resolve(root, `.${path}`)
  return file.startsWith(root + sep) ? file : null
}

/** The header that keeps the page to its own files; the nonce is for the styles Mantine writes. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export type Served = { readonly statusCode: number; readonly headers: Record<string, string>; readonly data: Buffer }

const refused: Served = { statusCode: 404, headers: {}, data: Buffer.alloc(0) }

/** Answers one request of the page: a file of the built renderer, the page itself with a nonce of this load. */
export const serveFile = (root: string, url: string): Served => {
  const file = fileBehind(root, url)
  const type = file === null ? undefined : types[extname(file)]
  if (file === null || type === undefined) return refused
  let data: Buffer
  try {
    data = readFileSync(file)
  } catch {
    return refused
  }
  const headers: Record<string, string> = { 'content-type': type, 'x-content-type-options': 'nosniff' }
  if (!type.startsWith('text/html')) return { statusCode: 200, headers, data }
  const nonce = randomBytes(16).toString('base64')
  headers['content-security-policy'] = contentSecurityPolicy(nonce)
  return { statusCode: 200, headers, data: Buffer.from(data.toString('utf8').replaceAll('__CSP_NONCE__', nonce)) }
}

/**
 * Serves app://ui/… from the folder of the built renderer. Not by `protocol.handle`: the Request and Response it works
 * with load undici, http2 and tls, a sixth of what main does before the first paint (its slowness is known:
 * github.com/electron/electron/issues/42612).
 */
export const servePage = (protocol: Protocol, root: string): void => {
  protocol.registerBufferProtocol('app', (request, answer) => answer(serveFile(root, request.url)))
}
