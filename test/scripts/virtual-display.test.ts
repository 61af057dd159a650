import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasDisplay, startVirtualDisplay } from '../../scripts/virtual-display.mjs'

let display: Awaited<ReturnType<typeof startVirtualDisplay>>
beforeAll(async () => {
  display = await startVirtualDisplay()
})
afterAll(() => display.stop())

const screenSize = (env: NodeJS.ProcessEnv) =>
  spawnSync('xdotool', ['getdisplaygeometry'], { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8' })

describe('the virtual display', () => {
  test('is 1366×768 for whoever has its cookie', () => {
    expect(screenSize(display.env).stdout.trim()).toBe('1366 768')
  })

  test('is closed to a program without the cookie', () => {
    expect(screenSize({ DISPLAY: display.env.DISPLAY, XAUTHORITY: '/nonexistent' }).status).not.toBe(0)
  })

  test('counts as a display while it runs, and its leftover variable does not afterwards', async () => {
    const short = await startVirtualDisplay()
    expect(await hasDisplay(short.env)).toBe(true)
    await short.stop()
    expect(await hasDisplay(short.env)).toBe(false)
    expect(existsSync(dirname(short.env.XAUTHORITY))).toBe(false)
    expect(await hasDisplay({})).toBe(false)
  })
})
