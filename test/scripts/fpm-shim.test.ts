import { describe, expect, test } from 'vitest'
import { controlFile, readFpmArguments } from '../../scripts/packaging/fpm-shim.mjs'

/** As electron-builder 26.17.0 calls fpm for a deb (seen, shortened). */
const asked = readFpmArguments([
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0 | libgtk-3-0t64', '-d', 'libnss3'],
  ...['--deb-recommends', 'libsecret-1-0', '--deb-compression', 'gz', '--architecture', 'amd64'],
  ...['--after-install', '/tmp/postinst', '--description', 'The cash desk\n First line.\n Second line.'],
  ...['--version', '0.1.0', '--package', '/dist/kassa.deb', '--name', 'gorod-kassa', '--maintainer', 'A <a@b.invalid>'],
  ...['--url', 'https://example.invalid', '--deb-priority', 'optional'],
  ...['/dist/linux-unpacked/=/opt/gorod-kassa', '/icons/16x16.png=/usr/share/icons/16x16/apps/gorod-kassa.png'],
])

describe('the shim that stands in for fpm', () => {
  test('reads what the builder passes: values, lists and files', () => {
    expect(asked.values['--after-install']).toBe('/tmp/postinst')
    expect(asked.lists['-d']).toEqual(['libgtk-3-0 | libgtk-3-0t64', 'libnss3'])
    expect(asked.files).toEqual([
      ['/dist/linux-unpacked/', '/opt/gorod-kassa'],
      ['/icons/16x16.png', '/usr/share/icons/16x16/apps/gorod-kassa.png'],
    ])
  })

  test('writes a control file that dpkg takes: one synopsis, indented lines after it, no empty field', () => {
    expect(controlFile(asked, 1234)).toBe(
      [
        'Package: gorod-kassa',
        'Version: 0.1.0',
        'Architecture: amd64',
        'Maintainer: A <a@b.invalid>',
        'Installed-Size: 1234',
        'Depends: libgtk-3-0 | libgtk-3-0t64, libnss3',
        'Recommends: libsecret-1-0',
        'Section: misc',
        'Priority: optional',
        'Homepage: https://example.invalid',
        'Description: The cash desk',
        ' First line.',
        ' Second line.',
        '',
      ].join('\n'),
    )
    expect(controlFile({ ...asked, lists: {} }, 1)).not.toMatch(/Depends|Recommends/)
  })
})
