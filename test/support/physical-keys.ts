// Real key presses through the X server (XTEST): the way of a keyboard-wedge scanner, layout included. By keycode:
// `xdotool type` remaps keys to what it wants to type and is no scanner (components.md §6).
import { execFileSync } from 'node:child_process'

/** Keycodes of X under evdev: the kernel's scan codes + 8, the same for every layout. */
const rows: readonly [first: number, plain: string, shifted: string][] = [
  [10, '1234567890-=', '!@#$%^&*()_+'],
  [24, 'qwertyuiop[]', 'QWERTYUIOP{}'],
  [38, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [51, '\\zxcvbnm,./', '|ZXCVBNM<>?'],
  [65, ' ', ' '],
]
/** Scanners were seen at 6 to 30 ms a key (components.md §6); the X server adds some of its own. */
const pace = ['--delay', '4']
const press = (key: number): string[] => ['key', ...pace, String(key)]
const held = (modifier: number, key: number): string[] => [
  ...['keydown', ...pace, String(modifier)],
  ...press(key),
  ...['keyup', ...pace, String(modifier)],
]
const shiftKey = 50
const terminatorKeys = { Enter: press(36), Tab: press(23), LF: held(37, 44) }

const keyArguments = (char: string): string[] => {
  for (const [first, plain, shifted] of rows) {
    if (plain.includes(char)) return press(first + plain.indexOf(char))
    const at = shifted.indexOf(char)
    if (at >= 0) return held(shiftKey, first + at)
  }
  throw new Error('a wedge scanner types ASCII only')
}

export type PhysicalKeyboard = {
  /** Gives the keyboard to the window; there is no window manager to do it. */
  focusWindow(title: string): void
  setLayout(layout: 'us' | 'ru' | 'phonetic'): void
  /** One burst with its terminators, in one call: nothing comes between its keys. */
  scan(text: string, terminators: readonly (keyof typeof terminatorKeys)[]): void
}

/** The keyboard of one X display. `env` holds DISPLAY and XAUTHORITY. */
export const physicalKeyboard = (env: Record<string, string>): PhysicalKeyboard => {
  const run = (command: string, args: readonly string[]): string =>
    execFileSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 20_000 })
  return {
    focusWindow: (title) => {
      const found = run('xdotool', ['search', '--sync', '--onlyvisible', '--name', title])
      run('xdotool', ['windowfocus', '--sync', found.trim().split('\n')[0] ?? ''])
    },
    setLayout: (layout) => void run('setxkbmap', layout === 'phonetic' ? ['ru', 'phonetic'] : [layout]),
    scan: (text, terminators) => {
      const keys = [...text].flatMap(keyArguments)
      run('xdotool', [...keys, ...terminators.flatMap((terminator) => terminatorKeys[terminator])])
    },
  }
}
