import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Protocol, ProtocolRequest } from 'electron'
import { describe, expect, test } from 'vitest'
import { appScheme, contentSecurityPolicy, fileBehind, serveFile, servePage } from '../../../electron/shell/protocol.ts'
import { temporaryFolder } from '../../support/desk.ts'

const makeRoot = (): string => {
  const folder = temporaryFolder()
  const root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>__CSP_NONCE__</p>')
  writeFileSync(join(root, 'assets', 'main.js'), 'const x = "__CSP_NONCE__"')
  writeFileSync(join(root, 'assets', 'имя с пробелом.css'), 'p {}')
  writeFileSync(join(root, 'secret.db'), 'secret')
  writeFileSync(join(folder, 'outside.js'), 'outside')
  mkdirSync(join(folder, 'renderer-other'))
  writeFileSync(join(folder, 'renderer-other', 'x.js'), 'outside')
  return root
}

describe('the file behind an address', () => {
  test('is one of the page’s own folder', () => {
    expect(fileBehind('/out/renderer', 'app://ui/index.html')).toBe('/out/renderer/index.html')
    expect(fileBehind('/out/renderer', 'app://ui/assets/a.js?v=1#x')).toBe('/out/renderer/assets/a.js')
    expect(fileBehind('/out/renderer', 'app://ui/a%20b.css')).toBe('/out/renderer/a b.css')
  })

  const waysOut = [
    'app://ui/../outside.js',
    'app://ui/%2e%2e/outside.js',
    'app://ui/%2E%2E%2Foutside.js',
    'app://ui/..%2foutside.js',
    'app://ui/assets/..%2f..%2foutside.js',
    'app://ui/assets/%2e%2e%2f%2e%2e%2foutside.js',
    'app://ui/..%2frenderer-other/x.js',
    'app://ui/%252e%252e%252foutside.js',
    'app://ui/..\\outside.js',
    'app://ui/..%5coutside.js',
    'app://ui/%5c..%5coutside.js',
    'app://ui//etc/passwd',
    'app://ui/%2fetc%2fpasswd',
    'app://ui/outside.js%00.html',
    'app://ui/%00',
    'app://ui/%',
    'app://ui/%ff%fe',
    'app://ui/',
    'app://ui',
    'app://other/index.html',
    'app://ui.other/index.html',
    'app://ui:80/index.html',
    'app:///index.html',
    'file:///etc/passwd',
    'https://ui/index.html',
    'index.html',
    '',
  ]
  test.each(waysOut)('never lies outside: %s', (url) => {
    const root = makeRoot()
    const file = fileBehind(root, url)
    if (file !== null) expect(file.startsWith(`${root}/`)).toBe(true)
    expect(serveFile(root, url).statusCode).toBe(404)
  })
})

describe('what is served', () => {
  test('is the page’s files by their type, and nothing else that lies there', () => {
    const root = makeRoot()
    const script = serveFile(root, 'app://ui/assets/main.js')
    expect([script.statusCode, script.headers['content-type'], script.headers['x-content-type-options']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'nosniff',
    ])
    // Only the page itself carries the nonce: a script that held it could hand it on.
    expect(script.data.toString('utf8')).toBe('const x = "__CSP_NONCE__"')
    expect(serveFile(root, `app://ui/assets/${encodeURIComponent('имя с пробелом.css')}`).statusCode).toBe(200)
    for (const path of ['secret.db', 'assets', 'none.js'])
      expect(serveFile(root, `app://ui/${path}`).statusCode, path).toBe(404)
  })

  test('bears a fresh nonce with each load, the same in the header and in the page', () => {
    const root = makeRoot()
    const nonces = new Set<string>()
    for (let load = 0; load < 5; load++) {
      const page = serveFile(root, 'app://ui/index.html')
      const policy = page.headers['content-security-policy'] ?? ''
      const nonce = /'nonce-([A-Za-z0-9+/=]+)'/.exec(policy)?.[1] ?? ''
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(page.data.toString('utf8')).toBe(`<meta name="csp-nonce" content="${nonce}"><p>${nonce}</p>`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(5)
  })

  test('is kept to its own by the policy, word for word', () => {
    expect(contentSecurityPolicy('N').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-N'",
      "style-src-attr 'none'",
      "img-src 'self' data:",
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
    expect(contentSecurityPolicy('N')).not.toMatch(/unsafe|\*|http/)
  })
})

describe('the scheme', () => {
  test('is a standard and secure one, without the rights of a file or of the network', () => {
    expect(appScheme).toEqual({ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } })
  })

  test('is answered from the page’s folder', () => {
    const root = makeRoot()
    type Handler = Parameters<Protocol['registerBufferProtocol']>[1]
    const handlers = new Map<string, Handler>()
    const protocol = { registerBufferProtocol: (scheme: string, handler: Handler) => handlers.set(scheme, handler) }
    servePage(protocol as unknown as Protocol, root)
    expect([...handlers.keys()]).toEqual(['app'])
    const answers: unknown[] = []
    for (const url of ['app://ui/index.html', 'app://ui/..%2foutside.js'])
      handlers.get('app')?.({ url } as ProtocolRequest, (answer) => answers.push(answer))
    expect(answers).toMatchObject([{ statusCode: 200 }, { statusCode: 404 }])
  })
})
