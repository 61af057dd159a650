import { createTheme, type MantineColorsTuple, type CSSVariablesResolver } from '@mantine/core'

// From --accent-weak to darker than --accent; the seventh is the accent itself (base.css).
const accent: MantineColorsTuple = [
  '#f1f7f5',
  '#e2efeb',
  '#c3dfd7',
  '#9fcdc0',
  '#74b6a4',
  '#429a85',
  '#1d7f6b',
  '#0b6b58',
  '#085648',
  '#064238',
]

/** Mantine in the colours and sizes of ui.md: one accent, 10-px radii, no shadows. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 7,
  fontFamily: 'var(--face)',
  fontFamilyMonospace: 'var(--mono)',
  black: '#17201c',
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

/** Mantine's greys and reds replaced by ours, so that its fields look like the rest of the desk. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-error': '#b3261e',
    '--mantine-color-dimmed': '#5a655f',
    '--mantine-color-placeholder': '#6b756f',
    '--mantine-color-default-border': '#8b958f',
    '--mantine-line-height': '20px',
    '--mantine-font-size-sm': '14px',
    '--mantine-font-size-xs': '12px',
  },
  light: {},
  dark: {},
})
