import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Rgb = readonly [red: number, green: number, blue: number, alpha: number]

const css = readFileSync(join(import.meta.dirname, '../../renderer/ui/base.css'), 'utf8')

/** The colours of a rule of base.css by token name, as written. */
const coloursOf = (selector: string): Record<string, string> => {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  const found = [...block.matchAll(/^\s*(--[a-z0-9-]+):\s*(#[0-9a-f]{6}|rgb\([^)]*\));/gm)]
  return Object.fromEntries(found.map(([, name, value]) => [name ?? '', value ?? '']))
}

const light = coloursOf(':root')
const dark = coloursOf(":root[data-mantine-color-scheme='dark']")

/** Both themes; what the dark one does not say it takes from the light one, as the page does. */
export const themes: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>> = {
  light,
  dark: { ...light, ...dark },
}

export const darkTokens = Object.keys(dark)

/** `#rrggbb` or `rgb(r g b / a%)`. */
export const parseColour = (text: string): Rgb => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text)
  if (hex)
    return [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16), Number.parseInt(hex[3] ?? '', 16), 1]
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(text)
  if (rgb) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3]), Number(rgb[4]) / 100]
  throw new Error(`not a colour of ours: ${text}`)
}

/** A colour as it looks on what lies under it. */
export const over = (top: Rgb, under: Rgb): Rgb => {
  const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + under[index] * (1 - top[3])
  return [mix(0), mix(1), mix(2), 1]
}

const luminance = ([red, green, blue]: Rgb): number => {
  const linear = (value: number): number => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** Contrast ratio of WCAG 2.2 (1 to 21). */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}
