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
  if (env['KASSA_ANNOUNCE'] === '1') {
    const state = await dispatch('desk.getState', {})
    const phase = state.ok ? (state.value as { phase: string }).phase : 'problem'
    process.stdout.write(`kassa: ready ${phase === 'ready' ? 'sign-in' : phase.replace('_', '-')}\n`)
  }
  const picture = env['KASSA_SCREENSHOT']
  if (picture && !isPackaged) await writeFile(picture, await captureScreen(window))
}

/** Chromium hands out the bare background for some frames after the first paint: taken again until something is on it. */
const captureScreen = async (window: BrowserWindow): Promise<Buffer> => {
  for (let attempt = 0; ; attempt += 1) {
    const image = await window.webContents.capturePage()
    const pixels = new Uint32Array(new Uint8Array(image.toBitmap()).buffer)
    if (attempt === 50 || pixels.some((pixel) => pixel !== pixels[0])) return image.toPNG()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
