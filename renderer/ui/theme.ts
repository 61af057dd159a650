import { createTheme, type MantineColorsTuple, type CSSVariablesResolver } from '@mantine/core'

// The library's scales, from the tokens of base.css: the seventh accent is the accent itself, and the library's dark
// shades (text, second text, lines, fields, ground) follow whatever the theme says.
const accent: MantineColorsTuple = [
  'var(--accent-faint)',
  'var(--accent-weak)',
  'var(--accent-weak)',
  'var(--accent-weak)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent-hover)',
  'var(--accent-dark)',
]
const dark: MantineColorsTuple = [
  'var(--ink)',
  'var(--ink)',
  'var(--ink-2)',
  'var(--ink-3)',
  'var(--line-strong)',
  'var(--raised)',
  'var(--panel)',
  'var(--panel)',
  'var(--paper)',
  'var(--paper)',
]

/** Mantine in the colours and sizes of ui.md: one accent, 10-px radii, no shadows. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: 7,
  fontFamily: 'var(--face)',
  fontFamilyMonospace: 'var(--mono)',
  black: 'var(--ink)',
  white: 'var(--panel)',
  defaultRadius: 8,
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
    Modal: { defaultProps: { radius: 10, shadow: 'none', transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { radius: 10, shadow: 'none', transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { radius: 10, shadow: 'none', transitionProps: { duration: 0 } } },
  },
})

/** What the library says about itself by name, said by the tokens in both themes. */
const colours = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--raised)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--off)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
}

/** Mantine's greys and reds replaced by ours, so that its fields look like the rest of the desk. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-line-height': '20px',
    '--mantine-font-size-sm': '14px',
    '--mantine-font-size-xs': '12px',
  },
  light: colours,
  dark: colours,
})
