import { describe, expect, test } from 'vitest'
import { deskUserEnv } from '../../scripts/desk-user.mjs'
import { findLacks, parseMissingLibraries } from '../../scripts/setup/debian-packages.mjs'

describe('what the machine must have', () => {
  test('libraries ldd does not find are named once each', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibgbm.so.1 => not found',
      '\tlibgtk-3.so.0 => not found',
    ].join('\n')
    expect(parseMissingLibraries(output)).toEqual(['libgtk-3.so.0', 'libgbm.so.1'])
  })

  test('this machine has what the tests need, or they would not run', () => {
    expect(findLacks([process.execPath], { display: true, tests: true })).toEqual([])
  })

  test('a tool that is not on the path is missed and its package named', () => {
    const path = process.env['PATH']
    process.env['PATH'] = '/nonexistent'
    try {
      const packages = findLacks([], { display: true, tests: true }).flatMap((lack) => lack.packages)
      expect(packages).toEqual(
        expect.arrayContaining(['xvfb', 'xdotool', 'x11-xkb-utils', 'gcc', 'libc6-dev', 'python3']),
      )
    } finally {
      process.env['PATH'] = path
    }
  })
})

describe('the desk of an unprivileged user', () => {
  test("gets nothing of root's environment but what it needs", () => {
    const user = { name: 'gorod-kassa', uid: 999, gid: 999, home: '/var/lib/gorod-kassa' }
    const root = { PATH: '/bin', LANG: 'ru_RU.UTF-8', LC_ALL: 'C', KASSA_DATA_DIR: '/d', HOME: '/root', TOKEN: 'x' }
    expect(deskUserEnv(user, { ...root, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect' })).toEqual({
      PATH: '/bin',
      LANG: 'ru_RU.UTF-8',
      LC_ALL: 'C',
      KASSA_DATA_DIR: '/d',
      HOME: '/var/lib/gorod-kassa',
      USER: 'gorod-kassa',
      LOGNAME: 'gorod-kassa',
    })
  })
})
