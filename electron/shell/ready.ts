import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'
import type { Dispatch } from '../core/dispatcher.ts'

/**
 * For scripts that start the desk and wait for it: one line on stdout when the first screen is painted
 * (KASSA_ANNOUNCE=1), and its picture (KASSA_SCREENSHOT=path, unpackaged only). Nothing personal is on that screen.
 */
export const announceFirstScreen = async (
  window: BrowserWindow,
  dispatch: Dispatch,
  env: NodeJS.ProcessEnv,
  isPackaged: boolean,
): Promise<void> => {
  const askPhase = async (): Promise<string> => {
    const state = await dispatch('desk.getState', {})
    return state.ok ? (state.value as { phase: string }).phase : 'problem'
  }
  if (env['KASSA_ANNOUNCE'] === '1') {
    const phase = await askPhase()
    process.stdout.write(`kassa: ready ${phase === 'ready' ? 'sign-in' : phase.replace('_', '-')}\n`)
  }
  const picture = env['KASSA_SCREENSHOT']
  if (picture && !isPackaged) await writeFile(picture, await captureScreen(window, askPhase))
}

/** Of a screen at rest: taken again while the database is being opened, letters still come, or frames are bare. */
const captureScreen = async (window: BrowserWindow, askPhase: () => Promise<string>): Promise<Buffer> => {
  let before: Buffer | null = null
  for (let attempt = 0; ; attempt += 1) {
    const isOpen = (await askPhase()) !== 'opening'
    const image = await window.webContents.capturePage()
    const bitmap = image.toBitmap()
    const pixels = new Uint32Array(new Uint8Array(bitmap).buffer)
    const rests = isOpen && before?.equals(bitmap) === true && pixels.some((pixel) => pixel !== pixels[0])
    if (rests || attempt === 50) return image.toPNG()
    before = isOpen ? bitmap : null
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
}
